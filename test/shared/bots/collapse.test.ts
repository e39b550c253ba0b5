import { expect, test } from 'vitest';
import { characterFor } from '#shared/bots/characters.ts';
import { type Deed, deedOf } from '#shared/bots/deeds.ts';
import { reasonsFor } from '#shared/bots/reasons.ts';
import { calamity } from '#shared/bots/search/value.ts';
import { STRENGTHS, think } from '#shared/bots/think.ts';
import { sharedOutcome } from '#shared/scoring/outcome.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

/** The world with so much of the importers' need unmet in the last turn. */
function short(world: World, share: number): World {
  const next = clone(world);
  const last = next.history.at(-1);
  if (last) last.turn = world.turn - 1;
  if (last) last.unserved = each(NATIONS, (nation) => (nation === 'CHN' ? 0 : share));
  return next;
}

test('want weighs nothing while it can be borne, and more than any goal when supply collapses', () => {
  const world = create('2025-today', 1);
  expect(calamity(short(world, 0.04), -9)).toBe(0);
  expect(calamity(short({ ...world, history: world.history.slice(-1) }, 0.1), -9)).toBeCloseTo(44);
});

test.each(STRENGTHS)('a hawk of strength %d tightens in calm times, and gives way in need', (strength) => {
  const world = create('2010-senkaku', 7);
  world.turn = 3;
  for (const nation of NATIONS) world.nations.CHN.standing[nation] = -40;
  world.nations.CHN.law = true;
  const deeds = (now: World) => {
    const known = view(now, 'CHN');
    return think(known, { character: 'hawk', strength }).orders.map((order) => deedOf(known, order));
  };
  const tight: Deed[] = ['embargo', 'delay', 'cut-quota', 'license', 'raise-export-tax', 'keep-technology'];
  expect(deeds(short(world, 0)).some((deed) => tight.includes(deed))).toBe(true);
  const inNeed = deeds(short(world, 0.08));
  expect(inNeed.filter((deed) => tight.includes(deed))).toEqual([]);
  // Whoever looks ahead may find another way; the weakest just opens the gates.
  if (strength === 1) expect(inNeed).toContain('raise-quota');
});

test('in need a state sells what it has laid by, and buys no more', () => {
  const world = create('2025-today', 1);
  world.turn = 5;
  world.nations.JPN.stockpile.light = 900;
  world.market.price.light.JPN = 2 * world.market.reference.light;
  const stock = (share: number) =>
    think(view(short(world, share), 'JPN'), { character: 'hedger', strength: 1 }).orders.flatMap((order) =>
      order.kind === 'stockpile' && order.commodity === 'light' ? [order.tonnes] : [],
    );
  expect(stock(0.06)).toEqual([-300]);
  expect(stock(0).every((tonnes) => tonnes > 0)).toBe(true);
});

/** How a match of today ends when nobody plays but the weakest. */
function endOfWeakest(seed: number) {
  let world = create('2025-today', seed);
  while (world.turn < world.turns) {
    const now = world;
    const orders = each(NATIONS, (nation) => {
      const mind = { character: characterFor(seed, nation), strength: 1 } as const;
      return think(view(now, nation), mind).orders;
    });
    world = resolve(now, orders, { explain: false }).world;
  }
  return sharedOutcome(world);
}

test('the weakest play badly, and yet supply seldom collapses', () => {
  const ends = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map(endOfWeakest);
  expect(ends.filter((end) => end === 'supply-collapse').length).toBeLessThanOrEqual(1);
});

test('an order that does nothing but spare others want is given for that', () => {
  const start = create('2025-today', 1);
  const world = { ...start, history: start.history.slice(-1) };
  const order = { kind: 'quota', tonnes: null } as const;
  const given = (otherwise: number) =>
    reasonsFor(view({ ...world, turn: -5 }, 'CHN'), 'hawk', [], {
      orders: [order],
      trials: [{ order, gain: -1, without: short(world, otherwise) }],
      with: short(world, 0.06),
    })[0];
  const reason = given(0.1);
  expect(reason?.why.key).toBe('because.collapse');
  const { now, otherwise } = reason?.why.values ?? {};
  expect(now?.is === 'number' && now.value).toBeCloseTo(0.06);
  expect(otherwise?.is === 'number' && otherwise.value).toBeCloseTo(0.1);
  // 6% instead of 6% would say nothing.
  const near = given(0.063)?.why;
  expect(near?.key).toBe('because.spare');
  expect(Object.keys(near?.values ?? {})).toEqual(['now']);
});
