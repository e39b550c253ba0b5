import { expect, test } from 'vitest';
import { playOut } from '#shared/bots/play.ts';
import type { Order } from '#shared/orders/index.ts';
import { score } from '#shared/scoring/score.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';

/** The world before its last turn, in which everybody holds stock and Japan a contract. */
const before = ((): World => {
  const world = clone(playOut('2010-senkaku', 3, 6, () => 'trader').world);
  world.turns = world.turn + 1;
  for (const nation of NATIONS)
    Object.assign(world.nations[nation].stockpile, { light: 500, heavy: 20, bulk: 500 });
  return world;
})();

const end = (nation: NationId, orders: Order[]): number =>
  score(
    resolve(
      before,
      each(NATIONS, (other) => (other === nation ? orders : [])),
      { explain: false },
    ).world,
    nation,
  ).total;

test.each(['JPN', 'USA', 'EUR'] as const)(
  '%s wins nothing by dumping its stockpile on the last turn',
  (nation) => {
    const { stockpile } = before.nations[nation];
    const dump = COMMODITIES.map(
      (commodity): Order => ({ kind: 'stockpile', commodity, tonnes: -stockpile[commodity], limit: 0.01 }),
    );
    expect(end(nation, dump)).toBeLessThan(end(nation, []) + 0.3);
  },
);

test('Japan wins nothing by leaving its contracts on the last turn', () => {
  const leave = before.contracts
    .filter((contract) => contract.buyer === 'JPN')
    .map((contract): Order => ({ kind: 'leave-contract', contract: contract.id }));
  expect(leave.length).toBeGreaterThan(0);
  expect(end('JPN', leave)).toBeLessThan(end('JPN', []));
});

test('what is being built counts, the more the nearer it is to work', () => {
  const worth = (phase: World['sites'][number]['phase'], developing = true) => {
    const world = clone(before);
    const site = world.sites.find((one) => one.id === 'mountain-pass');
    if (!site) throw new Error('the scenario has no Mountain Pass');
    Object.assign(site, { phase, developing, capacity: 1000 });
    return score(world, 'USA').total;
  };
  const ladder = [
    worth('permitting', false),
    worth('permitting'),
    worth('construction'),
    worth('ramp-up'),
    worth('operation'),
  ];
  expect(ladder).toEqual([...ladder].sort((a, b) => a - b));
  expect(new Set(ladder).size).toBe(5);
});
