import { describe, expect, test } from 'vitest';
import { type Dispute, merits } from '#shared/diplomacy/wto.ts';
import { checkOrders, cost, type Order } from '#shared/orders/index.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import type { NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import { play, told } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const complaint: Order = { kind: 'wto-case', against: 'CHN', measure: 'quota' };
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};

/** The first turn of a seed in which the panel finds for or against, and the world then. */
function decided(won: boolean): World {
  for (let seed = 1; seed < 40; seed++) {
    let world = play(create('2010-senkaku', seed), { JPN: [complaint] });
    while (world.disputes[0]?.state === 'pending') world = play(world);
    if ((world.disputes[0]?.state === 'lost') === won) return world;
  }
  throw new Error('no seed of 40 decides so');
}

describe('a case', () => {
  const filed = play(start, { JPN: [complaint] });

  test.each<[string, NationId, Order, World, string]>([
    ['against quotas', 'JPN', complaint, start, 'legal'],
    ['against oneself', 'CHN', complaint, start, 'refusal.not-yourself'],
    [
      'about nothing',
      'JPN',
      { kind: 'wto-case', against: 'USA', measure: 'tariff' },
      start,
      'refusal.nothing-to-complain-of',
    ],
    ['a second time', 'JPN', complaint, filed, 'refusal.complained-already'],
    ['with others', 'USA', complaint, filed, 'legal'],
    [
      'complying before a ruling',
      'CHN',
      { kind: 'comply', dispute: filed.disputes[0]?.id ?? '' },
      filed,
      'refusal.no-such-case',
    ],
  ])('%s: %s', (_, nation, order, world, expected) => {
    expect(verdict(nation, order, world)).toBe(expected);
  });

  test('is cheaper to join than to file, and stronger with more complainants', () => {
    expect(cost(view(filed, 'USA'), complaint)).toBeLessThan(cost(view(start, 'JPN'), complaint));
    const joined = play(filed, { USA: [complaint], EUR: [complaint] });
    expect(joined.disputes).toHaveLength(1);
    expect(joined.disputes[0]?.complainants).toEqual(['JPN', 'USA', 'EUR']);
    const [alone, together] = [filed, joined].map((world) => merits(world, world.disputes[0] as Dispute));
    expect(together).toBeGreaterThan(alone ?? 1);
  });

  test('is decided after four to six turns', () => {
    const turns = new Set<number>();
    for (let seed = 1; seed <= 12; seed++) {
      let world = play(create('2010-senkaku', seed), { JPN: [complaint] });
      while (world.disputes[0]?.state === 'pending') world = play(world);
      turns.add((world.disputes[0]?.decided ?? 0) - (world.disputes[0]?.filed ?? 0));
    }
    expect([...turns].every((turn) => turn >= 4 && turn <= 6)).toBe(true);
    expect(turns.size).toBeGreaterThan(1);
  });

  test('goes worse for the complainants where limits bind at home as well', () => {
    const clean = clone(filed);
    clean.nations.CHN.standards = 3;
    clean.market.price.light.CHN = 1000;
    const [then, now] = [filed, clean].map((world) => merits(world, world.disputes[0] as Dispute));
    expect(now).toBeLessThan((then ?? 0) - 0.3);
  });

  test('that is lost and complied with is closed, and thanked for', () => {
    const lost = decided(true);
    const id = lost.disputes[0]?.id ?? '';
    expect(lost.quota.CHN).not.toBeNull();
    const complied = play(lost, { CHN: [{ kind: 'comply', dispute: id }] });
    expect(complied.quota.CHN).toBeNull();
    expect(complied.disputes[0]?.state).toBe('complied');
    expect(complied.nations.JPN.standing.CHN).toBeGreaterThan(play(lost).nations.JPN.standing.CHN);
  });

  test('that is defied brings retaliation after two turns, until it is complied with', () => {
    const lost = decided(true);
    const waited = play(lost);
    expect(waited.disputes[0]?.state).toBe('lost');
    const defied = play(waited);
    expect(defied.disputes[0]?.state).toBe('retaliation');
    const more = clone(defied);
    more.disputes = [];
    const [with_, without] = [play(defied), play(more)];
    expect(with_.nations.CHN.treasury).toBeLessThan(without.nations.CHN.treasury - 0.5);
    expect(with_.nations.JPN.treasury).toBeGreaterThan(without.nations.JPN.treasury + 0.5);
    expect(with_.nations.JPN.standing.CHN).toBeLessThan(without.nations.JPN.standing.CHN);
    expect(faults(with_)).toEqual([]);
    const id = defied.disputes[0]?.id ?? '';
    expect(play(defied, { CHN: [{ kind: 'comply', dispute: id }] }).disputes[0]?.state).toBe('complied');
  });

  test('may be dismissed, and then binds nobody', () => {
    const dismissed = decided(false);
    expect(dismissed.disputes[0]?.state).toBe('dismissed');
    expect(play(play(play(dismissed))).disputes[0]?.state).toBe('dismissed');
  });

  test('is appealed into the void after 2019', () => {
    let world = clone(decided(true));
    world.start = { year: 2025, half: 1 };
    world = play(world);
    expect(told(world)).toContain('event.wto-void');
    const void_ = play(world);
    const free = clone(world);
    free.disputes = [];
    expect(void_.nations.CHN.treasury).toBeCloseTo(play(free).nations.CHN.treasury, 3);
  });
});
