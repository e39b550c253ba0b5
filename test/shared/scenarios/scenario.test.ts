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
      /nations\.0\.weights: add up to 1\./,
    );
  });

  test.each(SCENARIOS)('%s: gives every figure a source, in the figure itself or beside it', (id) => {
    expect(bare(scenario(id), [])).toEqual([]);
  });

  test('without a source for a place, a phase, a level or an incident is refused', () => {
    const site = senkaku.sites[0];
    expect(broken((copy) => Object.assign(copy.sites[0] ?? {}, { at: [110, 41.8] }))).toMatch(/sites\.0\.at/);
    expect(broken((copy) => Object.assign(copy.sites[0] ?? {}, { at: [110, 41.8, 'x'] }))).toMatch(
      /sites\.0\.at: no source "x"/,
    );
    expect(broken((copy) => Object.assign(copy.sites[0] ?? {}, { phase: site?.phase[0] }))).toMatch(
      /sites\.0\.phase/,
    );
    expect(broken((copy) => Object.assign(copy.nations[0] ?? {}, { recycling: 1 }))).toMatch(
      /nations\.0\.recycling/,
    );
    expect(broken((copy) => Object.assign(copy.incidents[0] ?? {}, { source: 'x' }))).toMatch(
      /incidents\.0: no source "x"/,
    );
  });

  test('that does not exist is named with those that do', () => {
    expect(() => scenario('1984')).toThrow(/2010-senkaku, 2025-today/);
  });
});

/** Numbers that say when, not how much: they have no source of their own. */
const DATES = ['start', 'turns', 'year', 'turn'];

/** The paths of numbers that stand without a source. */
function bare(node: unknown, path: string[]): string[] {
  if (typeof node === 'number') return DATES.some((key) => path.includes(key)) ? [] : [path.join('.')];
  if (Array.isArray(node)) {
    const source: unknown = node.at(-1);
    if (node.length > 1 && typeof source === 'string') return [];
    return node.flatMap((child, index) => bare(child, [...path, String(index)]));
  }
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, child]) => bare(child, [...path, key]));
}
