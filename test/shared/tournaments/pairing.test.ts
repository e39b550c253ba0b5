import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, stream } from '#shared/random.ts';
import { shuffled } from '#shared/tournaments/lot.ts';
import { pastOf } from '#shared/tournaments/memory.ts';
import { pair, sizes } from '#shared/tournaments/pairing.ts';
import { seat } from '#shared/tournaments/seats.ts';
import { peopleAt, type Round } from '#shared/tournaments/tournament.ts';
import { NATIONS } from '#shared/world/terms.ts';

const entrants = (count: number) => Array.from({ length: count }, (_, at) => ({ id: at + 1, points: 0 }));
const roundOf = (groups: readonly number[][], rounds: readonly Round[], seed: number): Round => ({
  tables: groups.map((group, at) => ({
    match: `${rounds.length}-${at}`,
    seats: seat(group, rounds, seed),
    made: true,
    results: null,
    voided: false,
  })),
});

/** Rounds of a field in which points come by chance. */
function played(count: number, rounds: number, seed: number): Round[] {
  const chance = stream(seed, 'points');
  const field = entrants(count);
  const all: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const groups = pair(field, all, seed);
    all.push(roundOf(groups, all, seed));
    for (const one of field) one.points += Math.floor(draw(chance) * 4);
  }
  return all;
}

/** Pairs who would meet again, weighed as the pairing does. */
function repeats(groups: readonly (readonly number[])[], rounds: readonly Round[]): number {
  const past = pastOf(rounds);
  let all = 0;
  for (const group of groups)
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) all += (past(one).met.get(other) ?? 0) ** 2;
  return all;
}

/** The fewest repeats that any tables of these sizes can have, by looking at all of them. */
function fewest(people: readonly number[], rounds: readonly Round[]): number {
  const past = pastOf(rounds);
  let best = Number.POSITIVE_INFINITY;
  const place = (left: readonly number[], at: readonly number[], cost: number) => {
    if (cost >= best) return;
    const [size, ...others] = at;
    if (size === undefined) {
      best = cost;
      return;
    }
    // Tables of one size in a row can bear any order: the first of those left sits at the next one, unless sizes differ.
    const firsts = others.every((other) => other === size) ? left.slice(0, 1) : left;
    for (const first of firsts)
      choose(
        [first],
        left.filter((one) => one !== first),
        size,
        others,
        cost,
      );
  };
  const choose = (
    group: readonly number[],
    from: readonly number[],
    size: number,
    others: readonly number[],
    cost: number,
    rest: readonly number[] = [],
  ) => {
    if (group.length === size)
      return place(
        [...rest, ...from].sort((a, b) => a - b),
        others,
        cost,
      );
    for (const [at, one] of from.entries()) {
      const more = group.reduce((sum, other) => sum + (past(one).met.get(other) ?? 0) ** 2, 0);
      choose([...group, one], from.slice(at + 1), size, others, cost + more, [...rest, ...from.slice(0, at)]);
    }
  };
  place(people, sizes(people.length), 0);
  return best;
}

describe('tables', () => {
  test.each([
    [2, [2]],
    [3, [3]],
    [4, [4]],
    [5, [3, 2]],
    [6, [3, 3]],
    [7, [4, 3]],
    [9, [3, 3, 3]],
    [13, [4, 3, 3, 3]],
    [16, [4, 4, 4, 4]],
  ])('%i people sit at tables of %j', (people, expected) => {
    expect(sizes(people)).toEqual(expected);
  });

  test('from six people on no table has more than one bot, and nobody is left out', () => {
    for (let people = 6; people <= 128; people++) {
      expect(Math.min(...sizes(people))).toBeGreaterThanOrEqual(3);
      expect(sizes(people).reduce((sum, one) => sum + one)).toBe(people);
    }
  });

  test('everybody sits once in each round, and the same seed makes the same tables', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 26 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        (count, rounds, seed) => {
          const all = played(count, rounds, seed);
          for (const { tables } of all) {
            const seated = tables.flatMap((table) => peopleAt(table).map((nation) => table.seats[nation]));
            expect(seated.sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(entrants(count).map(({ id }) => id));
          }
          expect(played(count, rounds, seed)).toEqual(all);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('nobody meets somebody again where that can be avoided', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        (count, rounds, seed) => {
          const before = played(count, rounds, seed);
          const next = pair(entrants(count), before, seed);
          expect(repeats(next, before)).toBe(
            fewest(
              entrants(count).map(({ id }) => id),
              before,
            ),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([16, 20, 24, 32, 64, 120])('of %i people nobody meets anybody twice in three rounds', (count) => {
    const all = played(count, 3, 11);
    const past = pastOf(all);
    for (const { id } of entrants(count))
      expect([...past(id).met.values()].every((times) => times === 1)).toBe(true);
  });

  test('two who are not to meet do not, whatever was played before, where the field has another table', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 16 }),
        fc.integer({ min: 0, max: 3 }),
        fc.nat(),
        (count, rounds, seed) => {
          const [one = 0, other = 0] = shuffled(entrants(count), stream(seed, 'foes')).map(({ id }) => id);
          const groups = pair(entrants(count), played(count, rounds, seed), seed, [[one, other]]);
          expect(groups.flat()).toHaveLength(count);
          expect(groups.filter((group) => group.includes(one) && group.includes(other))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('at the only table they meet', () => {
    expect(pair(entrants(3), [], 1, [[1, 2]])).toHaveLength(1);
  });

  test('leaders meet leaders where nothing weightier speaks against it', () => {
    const field = entrants(16).map(({ id }) => ({ id, points: 3 - Math.floor((id - 1) / 4) }));
    const groups = pair(shuffled(field, stream(3, 'order')), [], 3);
    expect(groups.map((group) => [...group].sort((a, b) => a - b))).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12],
      [13, 14, 15, 16],
    ]);
  });

  test.each([19, 22, 23, 27, 30, 39])(
    'of %i people nobody meets bots twice before all others have',
    (count) => {
      const past = pastOf(played(count, 2, 7));
      expect(Math.max(...entrants(count).map(({ id }) => past(id).bots))).toBe(1);
    },
  );
});

describe('seats', () => {
  test.each([4, 8, 16, 40])(
    'after four rounds at least half of %i people have been every nation, and nobody one of them thrice',
    (count) => {
      const all = played(count, 4, 5);
      const past = pastOf(all);
      const most = entrants(count).map(({ id }) =>
        Math.max(...NATIONS.map((nation) => past(id).nations[nation])),
      );
      expect(Math.max(...most)).toBeLessThanOrEqual(2);
      expect(most.filter((one) => one > 1).length).toBeLessThanOrEqual(count / 2);
    },
  );

  test('the same four people rotate through all nations in four rounds, exactly', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const past = pastOf(played(4, 4, seed));
        for (const { id } of entrants(4)) expect(Object.values(past(id).nations)).toEqual([1, 1, 1, 1]);
      }),
      { numRuns: 40 },
    );
  });

  test('two rounds never give somebody the same nation twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 24 }), fc.nat(), (count, seed) => {
        const past = pastOf(played(count, 2, seed));
        for (const { id } of entrants(count)) expect(Math.max(...Object.values(past(id).nations))).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});
