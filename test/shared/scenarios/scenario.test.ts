import { describe, expect, test } from 'vitest';
import senkaku from '#shared/scenarios/2010-senkaku.json' with { type: 'json' };
import { SCENARIOS, scenario } from '#shared/scenarios/index.ts';
import { readScenario, ScenarioError } from '#shared/scenarios/scenario.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { isNation } from '#shared/world/terms.ts';

const broken = (change: (copy: typeof senkaku) => void): string => {
  const copy = structuredClone(senkaku);
  change(copy);
  try {
    readScenario(copy, 'test');
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'it was read';
};

describe('a scenario', () => {
  test.each(SCENARIOS)('%s: has four nations, at least nine partners, and begins in order', (id) => {
    const { regions } = scenario(id);
    expect(
      regions.filter((region) => !isNation(region.id) && region.id !== 'ROW').length,
    ).toBeGreaterThanOrEqual(9);
    expect(faults(create(id, 1))).toEqual([]);
  });

  test.each(SCENARIOS)('%s: opens near its own prices, and depends on China as reported', (id) => {
    const world = create(id, 1);
    const last = world.history.at(-1);
    const { reference } = world.market;
    for (const commodity of ['light', 'heavy'] as const)
      expect((last?.outside[commodity] ?? 0) / reference[commodity]).toBeGreaterThan(0.5);
    expect(last?.dependence.JPN).toBeGreaterThan(0.8);
    expect(last?.chinaSeparation).toBeGreaterThan(0.85);
  });

  test('that is broken is refused with the path and the reason', () => {
    expect(
      broken((copy) =>
        copy.sites.splice(0, 1, { ...copy.sites[0], region: 'XXX' } as (typeof copy.sites)[number]),
      ),
    ).toMatch(/sites\.0\.region: no region "XXX"/);
    expect(broken((copy) => Object.assign(copy.reference, { light: [18.8, 'hearsay'] }))).toMatch(
      /reference\.light: no source "hearsay"/,
    );
    expect(broken((copy) => Object.assign(copy.reference, { light: 18.8 }))).toMatch(/reference\.light/);
    expect(broken((copy) => copy.nations.pop())).toMatch(/nations/);
    expect(broken((copy) => Object.assign(copy, { surprise: 1 }))).toMatch(/surprise/);
  });

  test('that is broken is refused with how to mend it', () => {
    expect(broken((copy) => Object.assign(copy.reference, { light: 18.8 }))).toMatch(
      /reference\.light: .*; write \[number, "key of a source"\]/,
    );
    expect(broken((copy) => Object.assign(copy, { surprise: 1 }))).toMatch(/surprise.*; remove it/);
    expect(broken((copy) => Object.assign(copy, { turns: undefined }))).toMatch(/turns: .*; add it/);
    expect(broken((copy) => Object.assign(copy.reference, { light: [18.8, 'hearsay'] }))).toMatch(
      /no source "hearsay"; there are: .*usgs/,
    );
    expect(
      broken((copy) => Object.assign(copy.nations[0]?.weights ?? {}, { supply: [0.1, 'aims'] })),
    ).toMatch(/nations\.0\.weights\.supply: is no goal of CHN; its goals: value-added, rents/);
    expect(broken((copy) => Object.assign(copy.nations[0]?.weights ?? {}, { rents: [0.9, 'aims'] }))).toMatch(
      /nations\.0\.weights: add up to 1\.65/,
    );
  });

  test('that does not exist is named with those that do', () => {
    expect(() => scenario('1984')).toThrow(/2010-senkaku, 2025-today/);
  });
});
