import { sum } from '../numbers.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { isParty, otherOf, type Treaty } from './treaty.ts';

/** Money that one nation gave another by treaty, and for which that one promised nothing of its own. */
export interface Gift {
  giver: NationId;
  taker: NationId;
  funds: number; // M USD in the whole match, less what came back in the same way
}

/** What was given away in a match, read from its treaties at the end. Joint promises are no price: both gain by them. */
export function gifts(world: World): Gift[] {
  return NATIONS.flatMap((giver) =>
    NATIONS.flatMap((taker) => {
      const between = world.treaties.filter((one) => isParty(one, giver) && isParty(one, taker));
      const given = (by: NationId) => sum(between, (treaty) => givenAway(world, treaty, by));
      const funds = giver === taker ? 0 : given(giver) - given(taker);
      return funds > 0 ? [{ giver, taker, funds }] : [];
    }),
  );
}

/** M USD that a party has paid under a treaty by which the other owes nothing of its own. */
function givenAway(world: World, treaty: Treaty, by: NationId): number {
  const other = otherOf(treaty.parties, by);
  if (treaty.clauses.some((clause) => 'by' in clause && clause.by === other)) return 0;
  // In the turn in which it was broken nothing was paid; in that in which it ran out it was.
  const over = treaty.ended === null ? world.turn : treaty.ended + (treaty.state === 'broken' ? 0 : 1);
  const kept = Math.max(0, Math.min(over, treaty.until) - treaty.from);
  return sum(treaty.clauses, (clause) => {
    if (clause.kind !== 'side-payment') return 0;
    return clause.funds * (clause.every === 'turn' ? kept : Math.min(1, kept));
  });
}
