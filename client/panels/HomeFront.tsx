import { MOODS, moods, politicalPoints } from '#shared/politics/approval.ts';
import { consent } from '#shared/politics/consent.ts';
import { nextElection } from '#shared/politics/elections.ts';
import { liabilities } from '#shared/politics/environment.ts';
import { LOBBIES } from '#shared/politics/politics.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, quantity, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';

/** The home front: approval and what moves it, the next election, what a lobby wants, what is left to clean up. */
export function HomeFront({ play, view }: { play: Play; view: View }) {
  const { nation, world } = view;
  const { approval, demand } = world.nations[nation].politics;
  const parts = moods(world, nation);
  const vote = nextElection(world, nation);
  const rows = [
    { name: t('nation.approval'), value: figure(approval / 100, 'share') },
    ...MOODS.filter((mood) => Math.abs(parts[mood]) >= 0.5).map((mood) => ({
      name: word(`opinion.${mood}`),
      value: change(parts[mood], 'points'),
    })),
    { name: t('nation.liabilities'), value: quantity(liabilities(world, nation), 'M USD') },
    { name: t('nation.consent'), value: figure(consent(world, nation), 'share') },
  ];
  const points = politicalPoints(world, nation);
  return (
    <section>
      <details>
        <summary>
          <h2 class="cap">{t('nation.home')}</h2>
        </summary>
        <table>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td class="right num">
                  <Figure is="home-front">{row.value}</Figure>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {points !== 0 && (
          <p class="mute">
            <Figure is="home-front">
              {t('nation.approval-note', { count: Math.abs(points), points: change(points, 'count') })}
            </Figure>
          </p>
        )}
        {vote !== null && <p class="mute">{t('nation.election', { date: play.date(vote) })}</p>}
        {demand && (
          <p>
            {sentence(
              t('nation.demand', {
                lobby: word(`interest.${LOBBIES[demand.want]}`),
                until: play.date(demand.until),
                want: word(`want.${demand.want}`),
              }),
            )}
          </p>
        )}
      </details>
    </section>
  );
}
