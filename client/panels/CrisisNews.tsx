import { told } from '#shared/crises/draw.ts';
import { type Card, card as cardOf, isCard, sourceOf } from '#shared/crises/index.ts';
import type { ReportEvent } from '#shared/turn/report.ts';
import { t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Seal } from '../ui/Seal.tsx';

/** When it has happened before, and what came of it. It would give the answer away, so it is told afterwards. */
export function Precedent({ card }: { card: Card }) {
  return (
    <aside class="precedent" aria-label={t('crises.precedent')}>
      <h3 class="cap">{t('crises.precedent')}</h3>
      <p>{word(`crisis.${card.id}.precedent`)}</p>
      <small class="mute">{t('crises.source', { source: sourceOf(card) })}</small>
    </aside>
  );
}

/** The crises that broke out in this half-year, as the paper tells them. */
export function CrisisNews({ play }: { play: Play }) {
  const view = play.view.value;
  if (!view) return null;
  return (
    <>
      {view.world.crises.open.map((open) => (
        <section key={open.card} class="crisis-news" aria-labelledby={`news-${open.card}`}>
          <h2 class="serif" id={`news-${open.card}`}>
            {play.say(told(`crisis.${open.card}.title`, open.cast))}
          </h2>
          <p class="serif story">{play.say(told(`crisis.${open.card}.story`, open.cast))}</p>
          <p class="asked">
            {open.asked.map((nation) => (
              <Seal key={nation} of={nation} mine={nation === view.nation} />
            ))}{' '}
            {t(open.asked.includes(view.nation) ? 'crises.ours' : 'crises.theirs')}
          </p>
        </section>
      ))}
    </>
  );
}

/** The crises that were answered in a half-year, each with what really happened. */
export function AnsweredCrises({ events }: { events: readonly ReportEvent[] }) {
  const cards = [...new Set(events.flatMap(answeredCard))];
  return (
    <>
      {cards.map((id) => (
        <Precedent key={id} card={cardOf(id)} />
      ))}
    </>
  );
}

/** The card that an event answers. */
function answeredCard({ text }: ReportEvent): string[] {
  const answer = text.key === 'event.respond' ? text.values.answer : undefined;
  const id = answer?.is === 'key' ? answer.key.split('.')[1] : undefined;
  return id !== undefined && isCard(id) ? [id] : [];
}
