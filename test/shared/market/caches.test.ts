import { expect, test, vi } from 'vitest';
import { marketInputs } from '#shared/market/assemble.ts';
import { tradeNetwork } from '#shared/market/network.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { hash } from '#shared/world/hash.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';

const nobody = each(NATIONS, () => []);
const networkOf = (world: World) => tradeNetwork(marketInputs(world), world.regions, world.market.carry);

/** The rules as they are when nothing has been resolved yet. */
async function freshRules(): Promise<typeof resolve> {
  vi.resetModules();
  return (await import('#shared/turn/resolve.ts')).resolve;
}

test('a turn is the same whatever was resolved before it', async () => {
  const worlds = SCENARIOS.map((scenario) => create(scenario, 5));
  const warm = worlds.map((world) => hash(resolve(world, nobody, { explain: false }).world));
  const again = worlds.map((world) => hash(resolve(world, nobody, { explain: false }).world));
  expect(again).toEqual(warm);
  for (const [at, world] of worlds.entries()) {
    const fresh = await freshRules();
    expect(hash(fresh(world, nobody, { explain: false }).world)).toBe(warm[at]);
  }
});

test('a network is the same after networks with other rows and columns', () => {
  const [one, other] = SCENARIOS.map((scenario) => create(scenario, 5));
  if (!one || !other) throw new Error('Two scenarios are needed');
  const fewer = { ...one, sites: one.sites.slice(3), sectors: one.sectors.slice(0, -2) };
  const first = networkOf(one);
  networkOf(other);
  expect(networkOf(one)).toEqual(first);
  const less = networkOf(fewer);
  expect(less.rows).not.toEqual(first.rows);
  expect(networkOf(one)).toEqual(first);
  networkOf(other);
  expect(networkOf(fewer)).toEqual(less);
});
