import type { Motive } from '#shared/match/motives.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../../i18n/index.ts';
import { playedBy } from '../../panels/seats.ts';
import { Seal } from '../../ui/Seal.tsx';
import type { Play } from '../play.ts';

/** Why the computer governments gave the orders that everybody saw, in their own words. */
export function Motives({ play, view }: { play: Play; view: View }) {
  const motives =
    play.connection.desk.value?.motives.filter(({ turn }) => turn === view.world.turn - 1) ?? [];
  if (motives.length === 0) return null;
  return (
    <section class="reasons" aria-labelledby="motives-title">
      <h2 class="cap" id="motives-title">
        {t('report.motives')}
      </h2>
      <ul class="powers">
        {NATIONS.map((nation) => {
          const own = motives.filter((one) => one.nation === nation && !one.secret);
          return (
            own.length > 0 && (
              <li key={nation}>
                <p class="power-name">
                  <Seal of={nation} /> <b>{word(`region.${nation}`)}</b>{' '}
                  <Governor play={play} nation={nation} />
                </p>
                <Reasons play={play} view={view} motives={own} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

/** Who governs, in small. */
export function Governor({ play, nation }: { play: Play; nation: NationId }) {
  const seat = play.connection.seats.value[nation];
  return seat?.character ? <small class="mute">{playedBy(seat)}</small> : null;
}

/** Orders of one nation, each with its reason; those that were a secret say so. */
export function Reasons({ play, view, motives }: { play: Play; view: View; motives: readonly Motive[] }) {
  return (
    <ul class="motives">
      {motives.map(({ order, nation, why, secret }, index) => (
        <li key={`${order.kind}-${index}`}>
          <b>{play.orderText(order, { ...view, nation })}</b> {play.say(why)}
          {secret && <small class="mute"> {t('final.was-secret')}</small>}
        </li>
      ))}
    </ul>
  );
}
