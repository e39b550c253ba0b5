import { NATIONS } from '#shared/world/terms.ts';
import { place, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import { useNow } from './Clock.tsx';
import { seatState } from './seats.ts';

/** Between the seal and the report: who is still busy, and for how long; then that the turn is being worked out. */
export function Waiting({ play }: { play: Play }) {
  const { seats, desk, sealing, ahead, clock } = play.connection;
  const sealed = desk.value?.sealed === true;
  const view = play.view.value;
  const others = NATIONS.flatMap((nation) => {
    const seat = seats.value[nation];
    return seat && !(seat.bot && seat.sealed) && nation !== view?.nation ? [{ nation, seat }] : [];
  });
  const busy = others.filter(({ seat }) => !seat.sealed);
  const now = useNow(sealed && busy.length > 0 ? 10_000 : null);
  if (!view) return null;
  if (sealing.value && busy.length === 0)
    return (
      <section class="waiting resolving" aria-busy="true" aria-label={t('waiting.resolving-title')}>
        <h2>{t('waiting.resolving', { date: play.date(view.world.turn) })}</h2>
        <p>{t('waiting.resolving-how')}</p>
        <span class="busy-bar" aria-hidden="true" />
      </section>
    );
  if (!sealed) return null;
  return (
    <section class="waiting" aria-label={t('waiting.title')}>
      <h2>
        <Icon name="seal" size={18} /> {t('waiting.title')}
      </h2>
      <ul>
        {others.map(({ nation, seat }) => {
          const minutes = Math.floor(Math.max(0, now + ahead.value - seat.since) / 60_000);
          const state = seatState(seat, play.shared);
          return (
            <li key={nation} class={state}>
              <Seal of={nation} />
              <span class="grow">{sentence(place(nation))}</span>
              <span class="mute">
                {minutes < 1
                  ? word(`seat.${state}`)
                  : t('waiting.for', { state: word(`seat.${state}`), count: minutes })}
              </span>
              {state === 'sealed' && <Icon name="seal" />}
            </li>
          );
        })}
      </ul>
      <p class="mute">{t(clock.value > 0 ? 'waiting.clock' : 'waiting.no-clock')}</p>
    </section>
  );
}
