import { stream } from '../random.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { shuffled } from './lot.ts';
import { type Past, pastOf } from './memory.ts';
import type { Round } from './tournament.ts';

export const square = (value: number): number => value * value;

/** All ways in which four nations can stand in a row. */
const ROWS: readonly (readonly number[])[] = rows([0, 1, 2, 3]);

function rows(of: readonly number[]): number[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => rows(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

/**
 * How far seats at one table must be from fair: by how much nations are held that somebody has had oftener than
 * another, squared, so that two small wrongs are better than a great one. With the row of nations that does it.
 */
export function fairest(
  pasts: readonly Past[],
  nations: readonly NationId[] = NATIONS,
): { cost: number; row: NationId[] } {
  const excess = pasts.map(({ nations: had }) => {
    const least = Math.min(...NATIONS.map((nation) => had[nation]));
    return nations.map((nation) => square(had[nation] - least));
  });
  let best = Number.POSITIVE_INFINITY;
  let chosen: readonly number[] = [];
  for (const row of ROWS) {
    let cost = 0;
    for (let at = 0; at < excess.length; at++) cost += excess[at]?.[row[at] ?? 0] ?? 0;
    if (cost < best) [best, chosen] = [cost, row];
  }
  return { cost: best, row: chosen.flatMap((at) => nations[at] ?? []) };
}

/** Who at a table sits where; by lot where that is as fair. Bots take what is left. */
export function seat(
  group: readonly number[],
  rounds: readonly Round[],
  seed: number,
): Partial<Record<NationId, number>> {
  const past = pastOf(rounds);
  const lot = stream(seed, `seats ${rounds.length} ${group.join(' ')}`);
  const people = shuffled(group, lot);
  const { row } = fairest(people.map(past), shuffled(NATIONS, lot));
  const seats: Partial<Record<NationId, number>> = {};
  for (const [at, player] of people.entries()) {
    const nation = row[at];
    if (nation) seats[nation] = player;
  }
  return seats;
}
