import type { Bids } from '#shared/lobby/auction.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { againstPar, type Outcome } from '#shared/scoring/outcome.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, place, sentence, t, word } from '../../i18n/index.ts';
import { SeatPrice } from '../../panels/SeatBids.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Seal } from '../../ui/Seal.tsx';

const GOAL_COUNT = 5;

/** Who has won, as the player sees it, or for null those who watch. */
export function won(mine: NationId | null, winners: readonly NationId[]): string {
  const [first, second] = winners;
  if (!first) return t('final.nobody-won');
  if (second) return sentence(t('final.won-together', { one: place(first), other: place(second) }));
  return first === mine ? t('final.you-won') : sentence(t('final.won', { nation: place(first) }));
}

/** Nations from best to worst against par, with the parts of their scores. */
export function Ranking({
  view,
  outcome,
  bids,
  mine,
}: {
  view: View;
  outcome: Outcome;
  bids: Bids | null;
  mine: NationId | null; // null: for those who watch
}) {
  return (
    <>
      <Scroll label={t('final.ranking')}>
        <table class="ranking">
          <thead>
            <tr>
              <th scope="col">{t('final.nation')}</th>
              <th scope="colgroup" colSpan={GOAL_COUNT}>
                {t('final.goals')}
              </th>
              <th scope="col" class="right">
                {t('final.total')}
              </th>
              {bids && (
                <th scope="col" class="right">
                  {t('final.seat-price')}
                </th>
              )}
              <th scope="col" class="right">
                {t('final.par')}
              </th>
              <th scope="col" class="right">
                {t('final.against')}
              </th>
            </tr>
          </thead>
          <tbody>
            {outcome.ranking.map((nation) => {
              const score = outcome.scores[nation];
              const { parts, total, par, price } = score;
              return (
                <tr key={nation} class={nation === mine ? 'me' : ''}>
                  <th scope="row">
                    <Seal of={nation} mine={nation === mine} /> {word(`region.${nation}`)}
                  </th>
                  {goalsOf(nation).map((goal) => (
                    <td key={goal} class="num" title={word(`score.${goal}.how`)}>
                      <span class="goal">{word(`score.${goal}`)}</span>
                      <Figure is="goal" of={{ nation, goal }}>
                        {figure(parts[goal] ?? 0, 'points')}
                      </Figure>
                      <small>
                        {' × '}
                        <Figure is="weight" of={{ nation, goal }}>
                          {figure(view.world.nations[nation].weights[goal] ?? 0, 'share')}
                        </Figure>
                      </small>
                    </td>
                  ))}
                  <td class="right num">
                    <span class="goal named">{t('final.total')}</span>
                    <Figure is="score" of={{ nation }}>
                      <b>{figure(total, 'points')}</b>
                    </Figure>
                  </td>
                  {bids && (
                    <td class="right num">
                      <span class="goal named">{t('final.seat-price')}</span>
                      <SeatPrice price={price} />
                    </td>
                  )}
                  <td class="right num">
                    <span class="goal named">{t('final.par')}</span>
                    <Figure is="par" of={{ nation }}>
                      {figure(par, 'points')}
                    </Figure>
                  </td>
                  <td class="right num">
                    <span class="goal named">{t('final.against')}</span>
                    <Figure is="par" of={{ nation }}>
                      <b>{change(againstPar(score), 'points')}</b>
                    </Figure>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <p class="mute">{t('final.par-note')}</p>
      {bids && <p class="mute">{t('final.seat-note')}</p>}
    </>
  );
}
