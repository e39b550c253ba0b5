import { expect, test } from 'vitest';
import { BASKET } from '#shared/market/constants.ts';
import { row } from '#shared/market/network.ts';
import { inOre, isMixed, orePrice } from '#shared/sites/basket.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { COMMODITIES, each, NATIONS } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';

const at = (world: World, id: string) => {
  const site = world.sites.find((one) => one.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
};
const pass = (world: World) =>
  resolve(
    world,
    each(NATIONS, () => []),
    { explain: false },
  ).world;

test('a deposit of one kind has its basket, a mixed one lies between', () => {
  const world = create('2010-senkaku', 7);
  for (const commodity of COMMODITIES) {
    expect(inOre(at(world, 'mt-weld'), commodity)).toBe(BASKET.rock[commodity]);
    expect(inOre(at(world, 'chipwi'), commodity)).toBe(BASKET.clay[commodity]);
    const dubbo = 0.65 * BASKET.rock[commodity] + 0.35 * BASKET.clay[commodity];
    expect(inOre(at(world, 'dubbo'), commodity)).toBeCloseTo(dubbo, 12);
  }
  expect(inOre(at(world, 'takefu'), 'light')).toBe(0);
});

test('a mixed mine sells both kinds of concentrate, at the price of both', () => {
  const world = create('2010-senkaku', 7);
  const mine = at(world, 'dubbo');
  expect(isMixed(mine)).toBe(true);
  mine.phase = 'operation';
  mine.remaining = 0;
  mine.cost = 1;
  const after = pass(world);
  expect(faults(after)).toEqual([]);
  expect(at(after, 'dubbo').output).toBeGreaterThan(100);
  const price = (ore: 'rock' | 'clay') => after.market.duals[row.ore(ore, 'AUS').name] ?? Number.NaN;
  expect(price('clay')).toBeGreaterThan(price('rock'));
  expect(orePrice(after, at(after, 'dubbo'))).toBeCloseTo(0.65 * price('rock') + 0.35 * price('clay'), 6);
  // What plants abroad take of each kind is what the mine gave.
  const left = (good: 'rock' | 'clay') =>
    after.market.flows
      .filter((flow) => flow.from === 'AUS' && flow.good === good)
      .reduce((sum, flow) => sum + flow.tonnes, 0);
  expect(left('rock') / 0.65).toBeLessThanOrEqual(at(after, 'dubbo').output + 1);
  expect(left('clay') / 0.35).toBeLessThanOrEqual(at(after, 'dubbo').output + 1);
  expect(left('clay')).toBeGreaterThan(0);
});
