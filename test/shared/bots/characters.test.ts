import { describe, expect, test } from 'vitest';
import { CHARACTER_IDS, CHARACTERS, characterFor } from '#shared/bots/characters.ts';
import { weightsOf } from '#shared/bots/search/value.ts';
import { GOAL_IDS, goalsOf } from '#shared/scoring/goals/ids.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';

describe('who governs where nobody says', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const share = (nation: NationId, id: string) =>
    seeds.filter((seed) => characterFor(seed, nation) === id).length / seeds.length;

  test('is anybody, and in China more often a hawk', () => {
    for (const nation of NATIONS)
      for (const id of CHARACTER_IDS) expect(share(nation, id), `${nation} ${id}`).toBeGreaterThan(0.04);
    expect(share('CHN', 'hawk')).toBeGreaterThan(0.4);
    expect(share('JPN', 'hawk')).toBeLessThan(0.25);
  });

  test('is the same for the same seed', () => {
    for (const seed of [1, 2, 3]) expect(characterFor(seed, 'EUR')).toBe(characterFor(seed, 'EUR'));
  });
});

describe('a character', () => {
  const world = create('2010-senkaku', 1);

  test.each(CHARACTER_IDS)('minds all goals of its nation, some more than it is told to: %s', (id) => {
    for (const goal of Object.keys(CHARACTERS[id].weighs)) expect(GOAL_IDS).toContain(goal);
    for (const nation of NATIONS) {
      const weights = weightsOf(world, nation, CHARACTERS[id].weighs);
      const all = goalsOf(nation).map((goal) => weights[goal] ?? 0);
      expect(Math.min(...all)).toBeGreaterThan(0.02);
      expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    }
  });

  test('without a leaning weighs as the nation does', () => {
    for (const nation of NATIONS) {
      const own = world.nations[nation].weights;
      const weights = weightsOf(world, nation, {});
      for (const goal of goalsOf(nation)) expect(weights[goal]).toBeCloseTo(own[goal] ?? Number.NaN, 12);
    }
  });
});
