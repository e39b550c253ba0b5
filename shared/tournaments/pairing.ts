import { stream } from '../random.ts';
import { NATIONS } from '../world/terms.ts';
import { shuffled } from './lot.ts';
import { type Past, pastOf } from './memory.ts';
import { fairest, square } from './seats.ts';
import type { Round } from './tournament.ts';

/** Somebody who plays the next round. */
export interface Entrant {
  id: number;
  points: number; // so far
}

/** Two who are not to meet. */
export type Apart = readonly [number, number];

interface Seeker extends Entrant {
  past: Past;
  apart: ReadonlySet<number>;
}

/** How many people at each table, the fullest first: as few bots as can be, and no table has two while one has none. */
export function sizes(people: number): number[] {
  const tables = Math.ceil(people / NATIONS.length);
  return Array.from(
    { length: tables },
    (_, at) => Math.floor(people / tables) + (at < people % tables ? 1 : 0),
  );
}

/**
 * What speaks against a table, the weightiest first: meeting whom one is not to meet, meeting again, meeting more bots than others have, a nation
 * held oftener than another, and points that lie apart. A lesser reason counts only where the greater are even.
 */
const REASONS: readonly ((table: readonly Seeker[]) => number)[] = [
  (table) => pairs(table, (one, other) => (one.apart.has(other.id) ? 1 : 0)),
  (table) => pairs(table, (one, other) => square(one.past.met.get(other.id) ?? 0)),
  (table) => (NATIONS.length - table.length) * total(table, ({ past }) => 2 * past.bots + 1),
  (table) => fairest(table.map(({ past }) => past)).cost,
  (table) => pairs(table, (one, other) => square(one.points - other.points)),
];

/** Looking again from other lots finds what the first descent has missed; larger fields leave more room, and cost more. */
const startsFor = (people: number): number => (people <= 24 ? 24 : people <= 48 ? 8 : 3);

/**
 * Tables of at most four for the next round. Neighbours in the standings meet (as in a Swiss tournament), unless one
 * of the weightier reasons speaks against it: from several orders, pairs at different tables change places while that
 * makes things better, and the best of what comes out is taken.
 * @returns ids, the table of the leader first
 */
export function pair(
  entrants: readonly Entrant[],
  rounds: readonly Round[],
  seed: number,
  apart: readonly Apart[] = [],
): number[][] {
  const past = pastOf(rounds);
  const apartFrom = (id: number) =>
    new Set(apart.flatMap(([one, other]) => (one === id ? [other] : other === id ? [one] : [])));
  const lot = stream(seed, `tables ${rounds.length}`);
  const people: Seeker[] = shuffled(entrants, lot).map((one) => ({
    ...one,
    past: past(one.id),
    apart: apartFrom(one.id),
  }));
  const standing = [...people].sort((one, other) => other.points - one.points);
  let best: Arrangement | null = null;
  for (let start = 0; start < startsFor(people.length); start++) {
    const found = settle(dealt(start === 0 ? standing : shuffled(people, lot)));
    if (!best || compare(found.against, best.against) < 0) best = found;
  }
  const rank = new Map(standing.map(({ id }, index) => [id, index]));
  const place = ({ id }: Seeker) => rank.get(id) ?? 0;
  return (best?.tables ?? [])
    .map((table) => [...table].sort((one, other) => place(one) - place(other)))
    .sort(([one], [other]) => (one && other ? place(one) - place(other) : 0))
    .map((table) => table.map(({ id }) => id));
}

interface Arrangement {
  tables: Seeker[][];
  against: number[]; // by reason
}

/** Down the list, the full tables first. */
function dealt(people: readonly Seeker[]): Seeker[][] {
  let dealtOut = 0;
  return sizes(people.length).map((size) => {
    dealtOut += size;
    return people.slice(dealtOut - size, dealtOut);
  });
}

/** Lets people of two tables change places while that is better. */
function settle(tables: Seeker[][]): Arrangement {
  const costs = tables.map(weigh);
  for (let better = true; better; ) {
    better = false;
    for (let one = 0; one < tables.length; one++)
      for (let other = one + 1; other < tables.length; other++)
        while (exchange(tables, costs, one, other)) better = true;
  }
  return { tables, against: REASONS.map((_, at) => total(costs, (cost) => cost[at] ?? 0)) };
}

/** Exchanges the first two of two tables by whose exchange something is better. */
function exchange(tables: Seeker[][], costs: number[][], one: number, other: number): boolean {
  const [here, there] = [tables[one] ?? [], tables[other] ?? []];
  const now = REASONS.map((_, at) => (costs[one]?.[at] ?? 0) + (costs[other]?.[at] ?? 0));
  for (const left of here)
    for (const right of there) {
      const swapped = [replace(here, left, right), replace(there, right, left)];
      if (!isBetter(swapped, now)) continue;
      for (const [at, table] of [one, other].entries()) {
        const next = swapped[at] ?? [];
        tables[table] = next;
        costs[table] = weigh(next);
      }
      return true;
    }
  return false;
}

/** Whether tables are better than what was; lesser reasons are looked at only where they decide. */
function isBetter(tables: readonly Seeker[][], before: readonly number[]): boolean {
  for (const [at, reason] of REASONS.entries()) {
    const difference = total(tables, reason) - (before[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

const weigh = (table: readonly Seeker[]): number[] => REASONS.map((reason) => reason(table));
const replace = (table: readonly Seeker[], old: Seeker, by: Seeker): Seeker[] =>
  table.map((one) => (one === old ? by : one));

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value - (other[at] ?? 0);
  return 0;
}

const total = <T>(of: readonly T[], value: (one: T) => number): number => {
  let all = 0;
  for (const one of of) all += value(one);
  return all;
};

function pairs(table: readonly Seeker[], value: (one: Seeker, other: Seeker) => number): number {
  let all = 0;
  for (const [at, one] of table.entries()) for (const other of table.slice(at + 1)) all += value(one, other);
  return all;
}
