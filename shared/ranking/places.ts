import type { Entry } from '../match/match.ts';
import type { Outcome } from '../scoring/outcome.ts';
import type { NationId } from '../world/terms.ts';

/** A seat that a stand-in held in more than this share of the turns was left by its player. */
export const LEFT = 0.25;

/** In how many turns a stand-in held each seat when the turn was resolved. */
export function standIns(inputs: readonly Entry[], turns: number): Partial<Record<NationId, number>> {
  const counts: Partial<Record<NationId, number>> = {};
  const away = new Set<NationId>();
  let turn = 0;
  const pass = (until: number) => {
    for (; turn < until; turn++) for (const seat of away) counts[seat] = (counts[seat] ?? 0) + 1;
  };
  for (const { input } of inputs) {
    pass(input.turn);
    if (input.type === 'absent') away.add(input.seat);
    if (input.type === 'back') away.delete(input.seat);
  }
  pass(turns);
  return counts;
}

/** A place that somebody took in a match. */
export interface Place {
  nation: NationId;
  place: number; // 1 is best; the same for those who tied
  left: boolean; // they left the seat to a stand-in
}

/**
 * The places of those who are rated, from best to worst: by score against par, those who won together in one place,
 * and last whoever left their seat. After a collapse of supply nobody has won, and the order by score still counts.
 */
export function places(
  { ranking, winners }: Pick<Outcome, 'ranking' | 'winners'>,
  people: readonly NationId[],
  away: Partial<Record<NationId, number>>,
  turns: number,
): Place[] {
  const left = (nation: NationId) => (away[nation] ?? 0) > LEFT * turns;
  const present = ranking.filter((nation) => people.includes(nation) && !left(nation));
  const gone = ranking.filter((nation) => people.includes(nation) && left(nation));
  // Two who won by a treaty stand first and second in the ranking only when nobody lies between them.
  const winning = present.filter((nation) => winners.includes(nation));
  const order = [...winning, ...present.filter((nation) => !winners.includes(nation))];
  return [
    ...order.map((nation, index) => ({
      nation,
      place: winning.includes(nation) ? 1 : index + 1,
      left: false,
    })),
    ...gone.map((nation) => ({ nation, place: present.length + 1, left: true })),
  ];
}
