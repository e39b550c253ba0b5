import { useState } from 'preact/hooks';
import { told } from '#shared/crises/draw.ts';
import { outlook, strikes } from '#shared/crises/happen.ts';
import { type Card, card as cardOf, type Response, sourceOf } from '#shared/crises/index.ts';
import type { OpenCrisis } from '#shared/crises/terms.ts';
import { check } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { place, quantity, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';

/** What has broken out and waits for answers, above the orders: one's own to answer, the others' to read. */
export function Crises({ play }: { play: Play }) {
  const [reading, setReading] = useState<string | null>(null);
  const view = play.view.value;
  if (!view) return null;
  const { open, running } = view.world.crises;
  const read = open.find((one) => one.card === reading);
  return (
    <>
      {open.map((one) => {
        const given = answerOf(play, one.card);
        const mine = one.asked.includes(view.nation);
        return (
          <article key={one.card} class={`crisis ${mine && !given ? 'asks' : ''}`}>
            <Icon name="alarm" size={20} />
            <div class="grow">
              <h3>{play.say(told(`crisis.${one.card}.title`, one.cast))}</h3>
              <p class="mute">
                {given
                  ? t('crises.answered', { answer: word(`crisis.${one.card}.${given}`) })
                  : mine
                    ? t('crises.waits')
                    : t('crises.others', { nations: one.asked.map(place).join(', ') })}
              </p>
            </div>
            <button
              type="button"
              class={`button small ${mine && !given ? 'next' : 'quiet'}`}
              aria-haspopup="dialog"
              onClick={() => setReading(one.card)}
            >
              {t(mine ? 'crises.open' : 'crises.read')}
            </button>
          </article>
        );
      })}
      {running.length > 0 && (
        <details class="still-felt">
          <summary>{t('crises.running', { count: running.length })}</summary>
          <ul class="effects">
            {running.map((one, index) => (
              <li key={`${one.card}-${one.kind}-${index}`}>
                {play.say(one.said)} · {t('crises.until', { date: play.date(one.until) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {read && (
        <Dialog title={play.say(told(`crisis.${read.card}.title`, read.cast))} close={() => setReading(null)}>
          <CrisisCard play={play} view={view} open={read} done={() => setReading(null)} />
        </Dialog>
      )}
    </>
  );
}

const answerOf = (play: Play, crisis: string): string | null => {
  const order = play.connection.draft.value.find((one) => one.kind === 'respond' && one.crisis === crisis);
  return order?.kind === 'respond' ? order.response : null;
};

/** The story, what it has done, and each answer with what may come of it. */
function CrisisCard({ play, view, open, done }: { play: Play; view: View; open: OpenCrisis; done(): void }) {
  const card = cardOf(open.card);
  const mine = open.asked.includes(view.nation);
  return (
    <div class="crisis-card">
      <CrisisStory play={play} open={open} />
      {open.came.length > 0 && (
        <section>
          <h3 class="cap">{t('crises.came')}</h3>
          <ul class="effects">
            {open.came.map((line, index) => (
              <li key={`${line.key}-${index}`}>{play.say(line)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 class="cap">{t(mine ? 'crises.answers' : 'crises.their-answers')}</h3>
        <p class="mute">{t('crises.ranges')}</p>
        <ul class="answers">
          {card.responses.map((one) => (
            <Answer key={one.id} play={play} view={view} open={open} card={card} response={one} done={done} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Answer({
  play,
  view,
  open,
  card,
  response,
  done,
}: {
  play: Play;
  view: View;
  open: OpenCrisis;
  card: Card;
  response: Response;
  done(): void;
}) {
  const mine = open.asked.includes(view.nation);
  const self = mine ? view.nation : (open.asked[0] ?? null);
  const scope = { cast: open.cast, self };
  const felt = response.effects.filter((effect) => strikes(view.world, effect, scope));
  const order = { kind: 'respond', crisis: card.id, response: response.id } as const;
  const chosen = answerOf(play, card.id) === response.id;
  const verdict = check(view, order);
  const name = word(`crisis.${card.id}.${response.id}`);
  const pick = () => {
    const at = play.connection.draft.value.findIndex(
      (one) => one.kind === 'respond' && one.crisis === card.id,
    );
    if (chosen) play.remove(at);
    else play.put(order);
    done();
  };
  return (
    <li class={chosen ? 'chosen' : ''}>
      <h4>{name}</h4>
      <p class="tags">
        <span class="tag num">
          {response.cost > 0 ? (
            <Figure is="crisis">{quantity(-response.cost, 'M USD')}</Figure>
          ) : (
            t('crises.free')
          )}
        </span>
        {card.otherwise === response.id && <span class="mute">{t('crises.default')}</span>}
      </p>
      <ul class="effects">
        {felt.map((effect, index) => (
          <li key={`${effect.kind}-${index}`}>{play.say(outlook(view.world, effect, scope))}</li>
        ))}
        {felt.length === 0 && <li>{t('crises.no-effect')}</li>}
      </ul>
      {mine && (
        <button
          type="button"
          class={`button small ${chosen ? 'quiet' : 'primary'}`}
          disabled={play.connection.sealed.value || !verdict.ok}
          aria-label={`${t(chosen ? 'crises.chosen' : 'crises.choose')}: ${name}`}
          onClick={pick}
        >
          {t(chosen ? 'crises.chosen' : 'crises.choose')}
        </button>
      )}
    </li>
  );
}

/** What happened, and when it has happened before; also in the report. */
export function CrisisStory({ play, open }: { play: Play; open: OpenCrisis }) {
  const card = cardOf(open.card);
  return (
    <>
      <p class="serif story">{play.say(told(`crisis.${open.card}.story`, open.cast))}</p>
      <aside class="precedent" aria-label={t('crises.precedent')}>
        <h3 class="cap">{t('crises.precedent')}</h3>
        <p>{word(`crisis.${open.card}.precedent`)}</p>
        <small class="mute">{t('crises.source', { source: sourceOf(card) })}</small>
      </aside>
    </>
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
          <CrisisStory play={play} open={open} />
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
