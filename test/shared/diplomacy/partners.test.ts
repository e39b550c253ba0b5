import { describe, expect, test } from 'vitest';
import { openShare, permitTime, priceFor, regard, welcome } from '#shared/diplomacy/partners.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import type { NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { play } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};

describe('a partnership', () => {
  const friends = play(start, { JPN: [{ kind: 'partnership', region: 'VNM', funds: 150 }] });

  test.each<[string, NationId, Order, string]>([
    ['with a partner country', 'JPN', { kind: 'partnership', region: 'VNM', funds: 50 }, 'legal'],
    ['with a nation', 'JPN', { kind: 'partnership', region: 'USA', funds: 50 }, 'refusal.no-such-partner'],
    ['with nowhere', 'JPN', { kind: 'partnership', region: 'XXX', funds: 50 }, 'refusal.no-such-partner'],
  ])('%s: %s', (_, nation, order, expected) => {
    expect(verdict(nation, order)).toBe(expected);
  });

  test('is paid for, and makes the country think better of a nation, sell cheaper and hasten permits', () => {
    const alone = play(start);
    expect(friends.nations.JPN.treasury).toBeCloseTo(alone.nations.JPN.treasury - 150, 1);
    expect(regard(friends, 'VNM', 'JPN')).toBeGreaterThan(regard(alone, 'VNM', 'JPN') + 10);
    expect(priceFor(friends, 'VNM', 'JPN')).toBeLessThan(priceFor(alone, 'VNM', 'JPN'));
    expect(permitTime(friends, 'VNM', 'JPN')).toBeLessThan(0.9);
    expect(permitTime(friends, 'VNM', 'USA')).toBe(1);
  });

  test('goes before others in what a country exports', () => {
    expect(openShare(friends, 'VNM', 'JPN')).toBe(1);
    expect(openShare(friends, 'VNM', 'USA')).toBeLessThan(1);
    expect(openShare(start, 'VNM', 'USA')).toBe(1);
  });

  test('shortens the permits of a mine that is begun then', () => {
    const order: Order = { kind: 'build-mine', site: 'nolans' };
    const near = play(start, { JPN: [{ kind: 'partnership', region: 'AUS', funds: 150 }] });
    const left = (world: typeof start) =>
      play(world, { JPN: [order] }).sites.find((one) => one.id === 'nolans')?.remaining ?? Number.NaN;
    expect(left(near)).toBeLessThan(left(play(start)));
  });

  test('fades when nothing is added to it', () => {
    let world = friends;
    for (let turn = 0; turn < 6; turn++) world = play(world);
    expect(permitTime(world, 'VNM', 'JPN')).toBeGreaterThan(permitTime(friends, 'VNM', 'JPN'));
  });
});

test('a country that is disgusted with a nation neither sells to it nor lets it dig', () => {
  const cold = clone(start);
  const partner = cold.partners.MYS;
  if (partner) partner.regard.JPN = -60;
  expect(welcome(cold, 'MYS', 'JPN')).toBe(false);
  const contract: Order = {
    kind: 'offtake',
    seller: 'MYS',
    commodity: 'light',
    tonnes: 100,
    price: 99,
    turns: 4,
  };
  expect(verdict('JPN', contract)).toBe('legal');
  expect(verdict('JPN', contract, cold)).toBe('refusal.unwelcome');
  expect(verdict('USA', contract, cold)).toBe('legal');
  expect(verdict('JPN', { kind: 'explore', region: 'MYS', funds: 20 }, cold)).toBe('refusal.unwelcome');
});
