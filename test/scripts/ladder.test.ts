import { describe, expect, test } from 'vitest';
import { CHARACTER_IDS } from '#shared/bots/characters.ts';
import { STRENGTHS } from '#shared/bots/think.ts';
import { learn } from '../../scripts/play/ladder/classify.ts';
import {
  DEAL_SIZE,
  entrants,
  MEETING,
  type PlayedDeal,
  playAs,
  type Result,
} from '../../scripts/play/ladder/deal.ts';
import { goalsFor } from '../../scripts/play/ladder/main.ts';
import { rate } from '../../scripts/play/ladder/rating.ts';
import { mean, standings } from '../../scripts/play/ladder/summary.ts';

describe('ratings', () => {
  test('put whoever always wins above whoever always loses, and grow surer', () => {
    const once = rate([{ a: 3, b: 2, c: 1 }]);
    const often = rate(Array.from({ length: 30 }, () => ({ a: 3, b: 2, c: 1 })));
    for (const { a, b, c } of [once, often]) {
      expect(a?.mu).toBeGreaterThan(b?.mu ?? Number.NaN);
      expect(b?.mu).toBeGreaterThan(c?.mu ?? Number.NaN);
    }
    expect(often.a?.sigma).toBeLessThan(once.a?.sigma ?? Number.NaN);
    expect(once.a?.sigma).toBeLessThan(25 / 3);
  });

  test('agree with the published algorithm for a match of two', () => {
    // Plackett-Luce for two is Bradley-Terry: both start at 25, the chance is one half.
    const sigma = 25 / 3;
    const spread = Math.sqrt(2 * (sigma ** 2 + (25 / 6) ** 2));
    const { a, b } = rate([{ a: 1, b: 0 }]);
    expect(a?.mu).toBeCloseTo(25 + (0.5 * sigma ** 2) / spread, 9);
    expect(b?.mu).toBeCloseTo(25 - (0.5 * sigma ** 2) / spread, 9);
    expect(a?.sigma).toBeCloseTo(sigma * Math.sqrt(1 - 0.25 * (sigma / spread) ** 3), 9);
  });

  test('of equals stay equal', () => {
    const { a, b } = rate([{ a: 1, b: 1 }]);
    expect(a?.mu).toBeCloseTo(b?.mu ?? Number.NaN, 9);
  });
});

test('who does what is told apart by what is done more often', () => {
  const tell = learn([
    { label: 'hawk', counts: { embargo: 9, offtake: 1 } },
    { label: 'trader', counts: { embargo: 1, offtake: 9 } },
  ]);
  expect(tell({ embargo: 3, offtake: 1 })).toBe('hawk');
  expect(tell({ embargo: 1, offtake: 3, never: 1 })).toBe('trader');
});

test('an interval is as wide as the values are apart', () => {
  expect(mean([1, 1, 1])).toEqual({ mean: 1, low: 1, high: 1 });
  const { low, high } = mean([0, 2, 0, 2]);
  expect(high - low).toBeCloseTo((2 * 1.96) / Math.sqrt(3), 9);
});

/** A deal in which everybody made the points said. */
const deal = (seed: number, points: (index: number) => number): PlayedDeal => {
  const place = { scenario: '2010-senkaku', seed, seat: 'JPN' } as const;
  return {
    ...place,
    results: entrants(place).map((entrant) => {
      const total =
        entrant.is === 'random'
          ? 0
          : entrant.is === 'habit'
            ? 50
            : points(entrant.strength * 10 + CHARACTER_IDS.indexOf(entrant.character));
      const deeds: Result['deeds'] =
        entrant.is === 'mind' ? { recycling: 1 + CHARACTER_IDS.indexOf(entrant.character), embargo: 9 } : {};
      return { entrant, total, deeds };
    }),
  };
};

describe('a ladder', () => {
  test('has every strength with one character and every character at one strength in each deal', () => {
    const all = entrants({ scenario: '2010-senkaku', seed: 3, seat: 'EUR' });
    expect(all).toHaveLength(DEAL_SIZE);
    const minds = all.flatMap((one) => (one.is === 'mind' ? [one] : []));
    expect(
      minds
        .filter((one) => one.strength === MEETING)
        .map((one) => one.character)
        .sort(),
    ).toEqual([...CHARACTER_IDS].sort());
    expect([...new Set(minds.map((one) => one.strength))].sort()).toEqual([...STRENGTHS]);
  });

  test('in which more strength brings more points passes, and one where it does not fails', () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const climbing = goalsFor(standings(seeds.map((seed) => deal(seed, (points) => points + seed))));
    expect(climbing.filter((goal) => goal.name.endsWith(': score')).every((goal) => goal.ok)).toBe(true);
    const level = goalsFor(standings(seeds.map((seed) => deal(seed, () => 60))));
    expect(level.filter((goal) => goal.name.endsWith(': score')).some((goal) => goal.ok)).toBe(false);
  });

  test('gives the same result however often it is played', () => {
    const place = { scenario: '2025-today', seed: 1, seat: 'CHN' } as const;
    const hawk = { is: 'mind', character: 'hawk', strength: 1 } as const;
    const played = playAs(place, hawk);
    expect(played).toEqual(playAs(place, hawk));
    expect(Object.keys(played.deeds).length).toBeGreaterThan(3);
    expect(played.total).not.toBe(playAs(place, { is: 'random' }).total);
  });
});
