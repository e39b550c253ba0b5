import { expect, test } from 'vitest';
import { siteFaults } from '#shared/sites/invariants.ts';
import { create } from '#shared/world/create.ts';
import type { World } from '#shared/world/world.ts';

const first = (world: World) => {
  const [site] = world.sites;
  if (!site) throw new Error('no sites');
  return site;
};

test.each<[string, (world: World) => void]>([
  ['a debt below nothing', (world) => (first(world).project.debt = -1)],
  ['a cushion below nothing', (world) => (first(world).project.cushion = -1)],
  ['less than no capacity', (world) => (first(world).capacity = -1)],
  ['a size outside its estimate', (world) => (first(world).project.estimate = { low: 1, high: 2 })],
  ['building what works', (world) => (first(world).developing = true)],
  [
    'a floor for nothing',
    (world) => world.floors.push({ by: 'USA', site: 'atlantis', metal: 'light', price: 1, until: 9 }),
  ],
  [
    'a loan below nothing',
    (world) => world.loans.push({ lender: 'JPN', site: 'kuantan', contract: 'x', left: -1 }),
  ],
])('%s is found', (_, spoil) => {
  const world = create('2010-senkaku', 7);
  expect(siteFaults(world)).toEqual([]);
  spoil(world);
  expect(siteFaults(world)).toHaveLength(1);
});
