import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOrders, outlook as expectation, type Order } from '#shared/orders/index.ts';
import { drill, outlook, survey } from '#shared/sites/explore.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};
const play = (orders: Partial<Record<NationId, Order[]>>, world: World) =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  ).world;
/** The start of a match with another seed, in which Japan searches in one country. */
const searched = (seed: number, region = 'AUS', funds = 60): World => ({
  ...start,
  seed,
  random: {},
  sites: [...start.sites],
  regions: structuredClone(start.regions),
  surveys: [{ id: 'survey-1', by: 'JPN', region, funds, since: 0 }],
});
const look = (world: World): string[] => {
  const told: string[] = [];
  for (; world.turn < 4; world.turn++) survey(world, (event) => told.push(event.text.key));
  return told;
};

describe('a search for deposits', () => {
  test.each<[NationId, Order, string]>([
    ['JPN', { kind: 'explore', region: 'JPN', funds: 20 }, 'legal'],
    ['JPN', { kind: 'explore', region: 'AUS', funds: 20 }, 'legal'],
    ['JPN', { kind: 'explore', region: 'USA', funds: 20 }, 'refusal.foreign-ground'],
    ['JPN', { kind: 'explore', region: 'ROW', funds: 20 }, 'refusal.no-such-region'],
    ['JPN', { kind: 'explore', region: 'XXX', funds: 20 }, 'refusal.no-such-region'],
  ])('%s %o: %s', (nation, order, expected) => {
    expect(verdict(nation, order)).toBe(expected);
  });

  test('is paid for, and one in a country is enough', () => {
    const order: Order = { kind: 'explore', region: 'AUS', funds: 40 };
    const world = play({ JPN: [order] }, start);
    expect(play({}, start).nations.JPN.treasury - world.nations.JPN.treasury).toBeCloseTo(40, 4);
    expect(verdict('JPN', order, world)).toBe('refusal.surveyed-already');
    expect(faults(world)).toEqual([]);
  });

  test('promises more on rich ground, with more money, and less after every find', () => {
    const chance = (region: string, funds: number) => outlook(start, region, funds).chance;
    expect(chance('BRA', 40)).toBeGreaterThan(2 * chance('KAZ', 40));
    expect(chance('BRA', 80)).toBeGreaterThan(chance('BRA', 20));
    const again = create('2010-senkaku', 7);
    const place = again.regions.BRA;
    if (place) place.prospect.finds = 2;
    expect(outlook(again, 'BRA', 40).chance).toBeLessThan(0.5 * chance('BRA', 40));
    expect(
      expectation(view(start, 'JPN'), { kind: 'explore', region: 'BRA', funds: 40 })?.values,
    ).toMatchObject({
      chance: { value: chance('BRA', 40) },
    });
  });

  test('finds as often as it promises, within four turns, and what it promises', () => {
    const { chance, low, high } = outlook(start, 'BRA', 200);
    let found = 0;
    const runs = 4000;
    for (let seed = 0; seed < runs; seed++) {
      const world = searched(seed, 'BRA', 200);
      const told = look(world);
      expect(told).toHaveLength(1);
      expect(world.surveys).toEqual([]);
      const site = world.sites.find((one) => one.id.startsWith('mine-'));
      expect(site !== undefined).toBe(told[0] === 'event.find');
      if (!site) continue;
      found += 1;
      expect(site).toMatchObject({ owner: 'JPN', phase: 'exploration', developing: true, region: 'BRA' });
      expect(site.capacity).toBeGreaterThanOrEqual(low);
      expect(site.capacity).toBeLessThanOrEqual(high);
    }
    const error = 3 * Math.sqrt((chance * (1 - chance)) / runs);
    expect(Math.abs(found / runs - chance)).toBeLessThan(error);
  });

  test('a find is drilled, waits for its finder, and others may not take it', () => {
    let seed = 0;
    let world = searched(seed);
    while (look(world)[0] !== 'event.find') world = searched(++seed);
    const found = () => world.sites.find((one) => one.id.startsWith('mine-'));
    for (let turn = 0; turn < 6 && found()?.developing; turn++) world = play({}, world);
    expect(found()).toMatchObject({ phase: 'permitting', developing: false, project: { estimate: null } });
    const order: Order = { kind: 'build-mine', site: found()?.id ?? '' };
    expect(verdict('USA', order, world)).toBe('refusal.claimed');
    expect(verdict('JPN', order, world)).toBe('legal');
    expect(play({ JPN: [order] }, world).sites.find((one) => one.id === order.site)?.developing).toBe(true);
  });
});

test('drilling narrows what a deposit may give, and never leaves what was said before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const world = { ...start, seed, random: {} };
      const [first] = world.sites.filter((site) => site.project.estimate !== null);
      if (!first?.project.estimate) throw new Error('no deposit to drill');
      const site = structuredClone(first);
      for (let turn = 0; turn < 5; turn++) {
        const before = site.project.estimate;
        drill(world, site);
        const now = site.project.estimate;
        if (!before || !now) throw new Error('the estimate is gone');
        expect(now.low).toBeGreaterThanOrEqual(before.low - 1e-9);
        expect(now.high).toBeLessThanOrEqual(before.high + 1e-9);
        expect(now.high - now.low).toBeLessThan(0.6 * (before.high - before.low));
        expect(site.capacity).toBeCloseTo((now.low + now.high) / 2, 6);
      }
    }),
    { numRuns: 100, seed: 3 },
  );
});
