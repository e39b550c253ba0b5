import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, type Branch, type Game, group, leaf } from '#shared/explain/shapley.ts';

const PLAYERS = 6;

/**
 * Any game of six causes whose value for no cause is some figure too; without a liking for nought and other round
 * figures, as a large group in which nobody shows an effect in the settings looked at is shared out evenly.
 */
const games = fc.noBias(
  fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 64, maxLength: 64 }),
);
const gameOf =
  (values: readonly number[]): Game =>
  (set) =>
    Float64Array.of(values[set] ?? 0);

const each = [0, 1, 2, 3, 4, 5];
const FLAT = group(each.map(leaf));
const TREES: [string, Branch][] = [
  ['causes without groups', FLAT],
  ['two small groups', group([group([leaf(0), leaf(1)]), leaf(2), group([leaf(3), leaf(4)]), leaf(5)])],
  ['a large group', group([leaf(0), group([leaf(1), leaf(2), leaf(3), leaf(4)]), leaf(5)])],
  ['groups within groups', group([group([group([leaf(0), leaf(1)]), leaf(2), leaf(3)]), leaf(4), leaf(5)])],
];

const parts = (tree: Branch, game: Game): number[] =>
  attribute(tree, PLAYERS, game).map((share) => share[0] ?? 0);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The same causes under other bits. */
function renamed(set: number, names: readonly number[]): number {
  return each.reduce((out, index) => (set & (1 << index) ? out | (1 << (names[index] ?? 0)) : out), 0);
}

function renamedTree(branch: Branch, names: readonly number[]): Branch {
  return {
    players: renamed(branch.players, names),
    parts: branch.parts.map((part) => renamedTree(part, names)),
  };
}

describe.each(TREES)('shares among %s', (_, tree) => {
  test('add up to the whole change', () => {
    fc.assert(
      fc.property(games, (values) => {
        expect(sum(parts(tree, gameOf(values)))).toBeCloseTo((values[63] ?? 0) - (values[0] ?? 0), 9);
      }),
    );
  });

  test('give nothing to a cause that changes nothing', () => {
    fc.assert(
      fc.property(games, fc.constantFrom(...each), (values, idle) => {
        const game: Game = (set) => gameOf(values)(set & ~(1 << idle));
        expect(parts(tree, game)[idle]).toBeCloseTo(0, 9);
      }),
    );
  });

  test('do not depend on the order in which causes are listed', () => {
    fc.assert(
      fc.property(games, fc.shuffledSubarray([...each], { minLength: 6 }), (values, names) => {
        const back = each.map((index) => names.indexOf(index));
        const usual = parts(tree, gameOf(values));
        const other = parts(renamedTree(tree, names), (set) => gameOf(values)(renamed(set, back)));
        each.forEach((index) => {
          expect(other[names[index] ?? 0]).toBeCloseTo(usual[index] ?? Number.NaN, 9);
        });
      }),
    );
  });

  test('give each cause its own effect where effects do not meet', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }), (own) => {
        const game: Game = (set) =>
          Float64Array.of(sum(own.map((value, index) => (set & (1 << index) ? value : 0))));
        own.forEach((value, index) => {
          expect(parts(tree, game)[index]).toBeCloseTo(value, 9);
        });
      }),
    );
  });
});

test('causes that do the same get the same', () => {
  fc.assert(
    fc.property(games, (values) => {
      // Causes 0 and 1 cannot be told apart: only how many of them have happened counts.
      const game: Game = (set) => gameOf(values)((set & ~3) | ((set & 3) === 2 ? 1 : set & 3));
      const [one, other] = parts(FLAT, game);
      expect(one).toBeCloseTo(other ?? Number.NaN, 9);
    }),
  );
});

test('the glove game has its textbook answer', () => {
  // One left glove and two right ones: a pair is worth 1 (Shapley value 2/3, 1/6, 1/6).
  const pairs: Game = (set) => Float64Array.of(set & 1 && set & 6 ? 1 : 0);
  const shares = attribute(group([leaf(0), leaf(1), leaf(2)]), 3, pairs).map((share) => share[0]);
  expect(shares[0]).toBeCloseTo(2 / 3, 12);
  expect(shares[1]).toBeCloseTo(1 / 6, 12);
  expect(shares[2]).toBeCloseTo(1 / 6, 12);
});

test('Owen: two right gloves that bargain as one get half', () => {
  const pairs: Game = (set) => Float64Array.of(set & 1 && set & 6 ? 1 : 0);
  const shares = attribute(group([leaf(0), group([leaf(1), leaf(2)])]), 3, pairs).map((share) => share[0]);
  expect(shares[0]).toBeCloseTo(1 / 2, 12);
  expect(shares[1]).toBeCloseTo(1 / 4, 12);
  expect(shares[2]).toBeCloseTo(1 / 4, 12);
});
