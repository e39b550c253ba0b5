import { clamp, ratio } from '../numbers.ts';
import { output } from '../scoring/measures.ts';
import { number, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { pay } from '../world/ledger.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** The part of a grant that moves with what industry makes, against the start; the rest is fixed. */
const WITH_INDUSTRY = 0.3;

/**
 * Money is granted to be spent: what a government holds beyond this many turns' income lapses by this share a
 * turn. Sources: 31 U.S.C. 1552 (appropriations that expire), Public Finance Act of Japan, article 12 (each year
 * pays for itself), EU Financial Regulation, article 12; the size is a game choice.
 */
const KEPT = 3.5;
const LAPSES = 0.5;

/** M USD granted per turn, with what industry makes: work that stands still pays no taxes. */
export function grant(world: World, nation: NationId): number {
  const { start } = world.nations[nation];
  const made = clamp(ratio(output(world, nation), start.output), 0.4, 1.6);
  return start.income * (1 - WITH_INDUSTRY + WITH_INDUSTRY * made);
}

/** M USD that lapses at the end of a turn. */
export const lapsing = (world: World, nation: NationId): number =>
  LAPSES * Math.max(0, world.nations[nation].treasury - KEPT * world.nations[nation].start.income);

/** M USD that has lapsed where the next turn is to begin with so much in the treasury, its grant counted in. */
export const lapsedBefore = (world: World, nation: NationId, treasury: number): number =>
  (LAPSES / (1 - LAPSES)) *
  Math.max(0, treasury - grant(world, nation) - KEPT * world.nations[nation].start.income);

/** The budget of a nation for the coming turn; what it did not spend in time goes back to the taxpayers. */
export function grantIncome(world: World, nation: NationId, record: Chronicle): void {
  const lapsed = lapsing(world, nation);
  if (lapsed > 0) {
    pay(world, nation, 'budget', lapsed);
    record({
      text: text('event.money-lapsed', { sum: number(lapsed, 'M USD') }),
      nation,
      region: nation,
      weight: 0.1 + 0.2 * clamp(lapsed / world.nations[nation].start.income, 0, 1),
      audience: [nation],
    });
  }
  world.nations[nation].income = grant(world, nation);
  pay(world, 'budget', nation, world.nations[nation].income);
}
