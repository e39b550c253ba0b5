import { describe, expect, test } from 'vitest';
import { upholdTreaties } from '#shared/diplomacy/breach.ts';
import { CLAUSE_IDS, type Clause } from '#shared/diplomacy/clauses/index.ts';
import { sent } from '#shared/diplomacy/clauses/trade.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';
import { type Orders, play, signed } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const quiet = start.quota.CHN ?? 0;

interface Case {
  clause: Clause;
  pair: [NationId, NationId];
  breaker: NationId;
  orders?: Orders; // that break it
  change?(world: World): void; // or what does
  wait?: number; // turns until it can be broken
}

const CASES: Case[] = [
  {
    clause: { kind: 'no-embargo', by: 'CHN' },
    pair: ['JPN', 'CHN'],
    breaker: 'CHN',
    orders: {
      CHN: [{ kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.5, manner: 'open' }],
    },
  },
  {
    clause: { kind: 'quota-floor', by: 'CHN', tonnes: quiet },
    pair: ['JPN', 'CHN'],
    breaker: 'CHN',
    orders: { CHN: [{ kind: 'quota', tonnes: Math.round(quiet * 0.6) }] },
  },
  {
    clause: { kind: 'price-band', by: 'CHN', commodity: 'light', low: 0, high: 1 },
    pair: ['JPN', 'CHN'],
    breaker: 'CHN',
    change: (world) => empty(world, 'CHN'),
  },
  {
    clause: { kind: 'tariff-freeze', by: 'USA', most: 0.05 },
    pair: ['CHN', 'USA'],
    breaker: 'USA',
    orders: { USA: [{ kind: 'tariff', origin: 'CHN', good: 'magnet', rate: 0.3 }] },
  },
  {
    clause: { kind: 'joint-stockpile', commodity: 'light', tonnes: 50 }, // Japan has it, the US has not
    pair: ['JPN', 'USA'],
    breaker: 'USA',
    wait: 4,
  },
  {
    clause: { kind: 'joint-research', commodity: 'heavy', funds: 10 },
    pair: ['JPN', 'EUR'],
    breaker: 'EUR',
    change: (world) => empty(world, 'EUR'),
  },
  {
    clause: { kind: 'technology', by: 'CHN', stage: 'separation' },
    pair: ['USA', 'CHN'],
    breaker: 'CHN',
    orders: {
      CHN: [{ kind: 'embargo', target: 'USA', commodity: 'light', severity: 0.5, manner: 'open' }],
    },
  },
  {
    clause: { kind: 'side-payment', by: 'JPN', funds: 15, every: 'turn' },
    pair: ['JPN', 'CHN'],
    breaker: 'JPN',
    change: (world) => empty(world, 'JPN'),
  },
];

/** The taxpayers take back what a state has. */
function empty(world: World, nation: NationId): void {
  world.accounts.budget += world.nations[nation].treasury;
  world.nations[nation].treasury = 0;
}

const state = (world: World) => world.treaties[0]?.state;

describe('a promise', () => {
  test('of every kind has a case here', () => {
    expect(CASES.map((one) => one.clause.kind).sort()).toEqual([...CLAUSE_IDS].sort());
  });

  test.each(CASES)('is kept: $clause.kind', ({ clause, pair }) => {
    const bound = signed(start, pair, [clause]);
    expect(bound.treaties[0]?.clauses).toEqual([clause]);
    expect(state(play(bound))).toBe('in-force');
  });

  test.each(CASES)('is broken, and costs the breaker: $clause.kind', (one) => {
    let bound = signed(start, one.pair, [one.clause], { turns: 8 });
    for (let turn = 0; turn < (one.wait ?? 0); turn++) bound = play(bound);
    bound = clone(bound);
    one.change?.(bound);
    const after = play(bound, one.orders);
    const kept = play(bound);
    expect(after.treaties[0]).toMatchObject({ state: 'broken', by: one.breaker });
    const victim = one.pair[0] === one.breaker ? one.pair[1] : one.pair[0];
    expect(after.nations[one.breaker].reputation).toBeLessThan(bound.nations[one.breaker].reputation);
    expect(after.nations[victim].standing[one.breaker]).toBeLessThan(
      bound.nations[victim].standing[one.breaker],
    );
    expect(after.partners.AUS?.regard[one.breaker]).toBeLessThan(
      bound.partners.AUS?.regard[one.breaker] ?? 0,
    );
    expect(after.accounts.escrow).toBe(0);
    if (one.orders) expect(state(kept)).toBe('in-force');
    expect(faults(after)).toEqual([]);
  });
});

describe('what promises do', () => {
  test('an embargo in secret breaks the promise once it is traced', () => {
    const bound = signed(start, ['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }], { turns: 12 });
    let world = play(bound, {
      CHN: [{ kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.4, manner: 'deniable' }],
    });
    for (let turn = 0; turn < 8 && world.embargoes.some((one) => one.manner === 'deniable'); turn++) {
      expect(state(world)).toBe('in-force');
      world = play(world);
    }
    expect(world.embargoes[0]?.manner).toBe('open');
    expect(state(world)).toBe('broken');
  });

  test('a payment moves money from one treasury to the other', () => {
    const world = clone(
      signed(start, ['JPN', 'CHN'], [{ kind: 'side-payment', by: 'JPN', funds: 15, every: 'turn' }]),
    );
    const { JPN, CHN } = world.nations;
    const before = [JPN.treasury, CHN.treasury];
    upholdTreaties(world, () => undefined);
    expect([JPN.treasury - (before[0] ?? 0), CHN.treasury - (before[1] ?? 0)]).toEqual([-15, 15]);
  });

  test('a payment once is paid when the treaty begins to bind, and not again', () => {
    const clause: Clause = { kind: 'side-payment', by: 'JPN', funds: 15, every: 'once' };
    const world = clone(signed(start, ['JPN', 'CHN'], [clause]));
    const before = world.nations.CHN.treasury;
    upholdTreaties(world, () => undefined);
    world.turn += 1;
    upholdTreaties(world, () => undefined);
    expect(world.nations.CHN.treasury).toBe(before + 15);
  });

  test('an exporter pays for prices above the band', () => {
    const clause: Clause = { kind: 'price-band', by: 'CHN', commodity: 'light', low: 1, high: 5 };
    const world = clone(signed(start, ['JPN', 'CHN'], [clause]));
    const { JPN, CHN } = world.nations;
    const [japan, china] = [JPN.treasury, CHN.treasury];
    const tonnes = sent(world, 'CHN', 'JPN', 'light');
    const due = (tonnes * ((world.market.price.light.JPN ?? 0) - 5)) / 1000;
    upholdTreaties(world, () => undefined);
    expect(due).toBeGreaterThan(1);
    expect(JPN.treasury - japan).toBeCloseTo(due, 6);
    expect(CHN.treasury - china).toBeCloseTo(-due, 6);
  });

  test('teaching closes the gap in know-how, and costs approval', () => {
    const taught = play(
      signed(start, ['USA', 'CHN'], [{ kind: 'technology', by: 'CHN', stage: 'separation' }]),
    );
    const alone = play(play(play(start)));
    expect(taught.regions.USA?.knowHow.separation).toBeGreaterThan(
      (alone.regions.USA?.knowHow.separation ?? 1) + 0.01,
    );
    expect(taught.nations.CHN.politics.approval).toBeLessThan(alone.nations.CHN.politics.approval);
  });

  test('joint research moves both on by the money of two', () => {
    const joint = (funds: number): Clause[] => [{ kind: 'joint-research', commodity: 'heavy', funds }];
    const progress = (world: World, nation: NationId) => world.nations[nation].substitution.heavy.progress;
    const world = play(signed(start, ['JPN', 'EUR'], joint(30)));
    const alone = play(play(play(start)), {
      JPN: [{ kind: 'substitution', commodity: 'heavy', funds: 30 }],
    });
    expect(progress(world, 'EUR')).toBeGreaterThan(0.1);
    expect(progress(world, 'JPN')).toBeGreaterThan(progress(alone, 'JPN'));
  });

  test('whoever is embargoed draws on the joint stockpile, and the rest goes back at the end', () => {
    const stocked = clone(start);
    stocked.nations.JPN.stockpile.light = 100;
    stocked.nations.USA.stockpile.light = 100;
    const clause: Clause = { kind: 'joint-stockpile', commodity: 'light', tonnes: 80 };
    const bound = signed(stocked, ['JPN', 'USA'], [clause], { turns: 4 });
    const filled = play(bound);
    expect(filled.nations.JPN.stockpile.light).toBeCloseTo(20, 3);
    const cut = clone(filled);
    cut.embargoes.push({
      by: 'CHN',
      target: 'JPN',
      commodity: 'light',
      severity: 0.5,
      manner: 'open',
      since: cut.turn,
    });
    const halted = play(cut);
    expect(halted.nations.JPN.stockpile.light).toBeCloseTo(20 + 80, 3);
    let world = halted;
    while (state(world) === 'in-force') world = play(world);
    expect(state(world)).toBe('fulfilled');
    const all = world.nations.JPN.stockpile.light + world.nations.USA.stockpile.light;
    expect(all).toBeCloseTo(200, 3);
  });
});
