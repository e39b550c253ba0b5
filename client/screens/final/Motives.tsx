import { NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../../i18n/index.ts';
import { Seal } from '../../ui/Seal.tsx';
import { Governor, Reasons } from '../paper/Motives.tsx';
import type { Play } from '../play.ts';

/** Everything that the computer governments had in mind, half-year by half-year, secrets included. */
export function AllMotives({ play, view }: { play: Play; view: View }) {
  const motives = play.connection.desk.value?.motives ?? [];
  if (motives.length === 0) return null;
  const turns = [...new Set(motives.map(({ turn }) => turn))];
  return (
    <details>
      <summary>{t('final.motives', { count: motives.length })}</summary>
      {NATIONS.filter((nation) => motives.some((one) => one.nation === nation)).map((nation) => (
        <section key={nation}>
          <h3 class="serif">
            <Seal of={nation} /> {word(`region.${nation}`)} <Governor play={play} nation={nation} />
          </h3>
          <ol class="decisions">
            {turns.map((turn) => {
              const own = motives.filter((one) => one.nation === nation && one.turn === turn);
              return (
                own.length > 0 && (
                  <li key={turn}>
                    <b class="num">{play.date(turn)}</b>
                    <Reasons play={play} view={view} motives={own} />
                  </li>
                )
              );
            })}
          </ol>
        </section>
      ))}
    </details>
  );
}
