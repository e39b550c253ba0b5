import { useState } from 'preact/hooks';
import { told } from '#shared/crises/draw.ts';
import { list, place, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { answerOf, CrisisCard } from './CrisisCard.tsx';

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
          <article
            key={one.card}
            class={`crisis ${mine && !given ? 'asks' : ''}`}
            data-anchor={mine ? 'crisis' : undefined}
          >
            <Icon name="alarm" size={20} />
            <div class="grow">
              <h3>{play.say(told(`crisis.${one.card}.title`, one.cast))}</h3>
              <p class="mute">
                {given
                  ? t('crises.answered', { answer: word(`crisis.${one.card}.${given}`) })
                  : mine
                    ? t('crises.waits')
                    : t('crises.others', { nations: list(one.asked.map(place)) })}
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
        <Dialog
          title={play.say(told(`crisis.${read.card}.title`, read.cast))}
          close={() => setReading(null)}
          size="cable"
        >
          <CrisisCard play={play} view={view} open={read} done={() => setReading(null)} />
        </Dialog>
      )}
    </>
  );
}
