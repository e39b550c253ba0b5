import { describe, expect, test } from 'vitest';
import {
  checkOrders,
  cost,
  KINDS,
  ORDERS,
  type Order,
  parseOrder,
  pointsPerTurn,
  suggest,
} from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};
const play = (orders: Partial<Record<NationId, Order[]>>, world = start): World =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  ).world;

describe('whether an order is legal, and why not', () => {
  test.each<[NationId, Order, string | undefined]>([
    [
      'JPN',
      { kind: 'offtake', seller: 'MYS', commodity: 'light', tonnes: 500, price: 30, turns: 6 },
      'legal',
    ],
    [
      'JPN',
      { kind: 'offtake', seller: 'MYS', commodity: 'light', tonnes: 500, price: 5, turns: 6 },
      'refusal.price-too-low',
    ],
    [
      'JPN',
      { kind: 'offtake', seller: 'MYS', commodity: 'light', tonnes: 90_000, price: 30, turns: 6 },
      'refusal.more-than-made',
    ],
    [
      'JPN',
      { kind: 'offtake', seller: 'GRL', commodity: 'light', tonnes: 10, price: 30, turns: 6 },
      'refusal.nothing-to-sell',
    ],
    [
      'JPN',
      { kind: 'offtake', seller: 'JPN', commodity: 'light', tonnes: 10, price: 30, turns: 6 },
      'refusal.no-such-seller',
    ],
    ['JPN', { kind: 'accept', offer: 'offer-1' }, 'refusal.offer-gone'],
    ['CHN', { kind: 'quota', tonnes: 10_000 }, 'legal'],
    ['CHN', { kind: 'quota', tonnes: 1000 }, 'refusal.cut-needs-law'],
    ['CHN', { kind: 'quota', tonnes: 22_300 }, 'refusal.no-change'],
    ['JPN', { kind: 'quota', tonnes: 10_000 }, 'refusal.no-licences'],
    ['USA', { kind: 'tariff', origin: 'CHN', good: 'magnet', rate: 0.25 }, 'legal'],
    ['USA', { kind: 'tariff', origin: 'USA', good: 'magnet', rate: 0.25 }, 'refusal.no-such-origin'],
    ['USA', { kind: 'tariff', origin: 'CHN', good: 'magnet', rate: 0 }, 'refusal.no-change'],
    ['CHN', { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.5, manner: 'open' }, 'legal'],
    [
      'CHN',
      { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.9, manner: 'open' },
      'refusal.severity-needs-law',
    ],
    [
      'CHN',
      { kind: 'embargo', target: 'CHN', commodity: 'light', severity: 0.5, manner: 'open' },
      'refusal.not-yourself',
    ],
    [
      'JPN',
      { kind: 'embargo', target: 'CHN', commodity: 'heavy', severity: 0.5, manner: 'open' },
      'refusal.nothing-to-stop',
    ],
    ['USA', { kind: 'build-mine', site: 'mountain-pass' }, 'legal'],
    ['JPN', { kind: 'build-mine', site: 'mountain-pass' }, 'refusal.foreign-ground'],
    ['JPN', { kind: 'build-mine', site: 'atlantis' }, 'refusal.no-such-site'],
    ['JPN', { kind: 'build-mine', site: 'mt-weld' }, 'refusal.already-under-way'],
    ['JPN', { kind: 'build-separation', region: 'MYS', ore: 'rock', capacity: 2000 }, 'legal'],
    [
      'JPN',
      { kind: 'build-separation', region: 'CHN', ore: 'rock', capacity: 2000 },
      'refusal.foreign-ground',
    ],
    ['JPN', { kind: 'build-separation', region: 'GRL', ore: 'rock', capacity: 2000 }, 'refusal.no-know-how'],
    ['JPN', { kind: 'build-magnet', region: 'JPN', capacity: 1000 }, 'legal'],
    ['JPN', { kind: 'build-magnet', region: 'MMR', capacity: 1000 }, 'refusal.no-know-how'],
    ['JPN', { kind: 'build-magnet', region: 'JPN', capacity: 20_000 }, 'refusal.no-money'],
    ['JPN', { kind: 'recycling', level: 2 }, 'legal'],
    ['JPN', { kind: 'recycling', level: 1 }, 'refusal.no-change'],
    ['EUR', { kind: 'recycling', level: 2 }, 'refusal.one-level-a-turn'],
    ['JPN', { kind: 'stockpile', commodity: 'light', tonnes: -200, limit: 20 }, 'legal'],
    ['JPN', { kind: 'stockpile', commodity: 'light', tonnes: -900, limit: 20 }, 'refusal.not-in-stock'],
    ['JPN', { kind: 'substitution', commodity: 'heavy', funds: 50 }, 'legal'],
    ['CHN', { kind: 'export-control-law' }, 'legal'],
  ])('%s %o: %s', (nation, order, expected) => {
    expect(verdict(nation, order)).toBe(expected);
  });

  test('of a whole draft: points and money run out, and nothing is ordered twice', () => {
    const known = view(start, 'JPN');
    const research = (funds: number): Order[] => [
      { kind: 'substitution', commodity: 'heavy', funds },
      { kind: 'substitution', commodity: 'light', funds },
      { kind: 'substitution', commodity: 'bulk', funds },
      { kind: 'recycling', level: 2 },
    ];
    expect(pointsPerTurn(known)).toBe(3);
    const keys = (orders: Order[]) =>
      checkOrders(known, orders).map((one) => (one.ok ? 'legal' : one.why.key));
    expect(keys(research(10))).toEqual(['legal', 'legal', 'legal', 'refusal.no-points']);
    expect(keys(research(300)).slice(0, 2)).toEqual(['legal', 'refusal.no-money']);
    expect(keys([...research(10).slice(0, 1), ...research(20).slice(0, 1)])).toEqual([
      'legal',
      'refusal.twice',
    ]);
  });
});

describe('what an order does', () => {
  test('an offtake with a partner is signed at once and delivered first', () => {
    const { contracts } = play({
      JPN: [{ kind: 'offtake', seller: 'IND', commodity: 'light', tonnes: 40, price: 30, turns: 4 }],
    });
    expect(contracts).toHaveLength(1);
    expect(contracts[0]?.delivered).toBeCloseTo(40, 0);
  });

  test('an offer between nations waits for an answer, and lapses without one', () => {
    const offered = play({
      JPN: [{ kind: 'offtake', seller: 'EUR', commodity: 'light', tonnes: 50, price: 40, turns: 4 }],
    });
    const id = offered.offers[0]?.id ?? '';
    expect(offered.contracts).toHaveLength(0);
    expect(play({ EUR: [{ kind: 'accept', offer: id }] }, offered).contracts).toHaveLength(1);
    expect(play({ USA: [{ kind: 'accept', offer: id }] }, offered).contracts).toHaveLength(0);
    expect(play({}, play({}, offered)).offers).toHaveLength(0);
  });

  test('a tariff turns trade to other makers and costs the users at home', () => {
    const free = play({});
    const taxed = play({ USA: [{ kind: 'tariff', origin: 'CHN', good: 'magnet', rate: 0.3 }] });
    const bought = (world: World) =>
      world.market.flows.find((flow) => flow.from === 'CHN' && flow.to === 'USA' && flow.good === 'magnet')
        ?.tonnes ?? 0;
    expect(bought(taxed)).toBeLessThan(bought(free));
    expect(taxed.market.price.magnet.USA).toBeGreaterThan(free.market.price.magnet.USA ?? 0);
  });

  test('recycling brings metal back', () => {
    const level = (world: World) => world.nations.JPN.recycling;
    expect(level(play({ JPN: [{ kind: 'recycling', level: 2 }] }))).toBe(2);
  });

  test('a stockpile grows by what is bought, at no more than the limit, and is paid for', () => {
    const bought = play({ USA: [{ kind: 'stockpile', commodity: 'light', tonnes: 60, limit: 60 }] });
    const held = bought.nations.USA.stockpile.light;
    expect(held).toBeGreaterThan(50);
    const price = bought.market.price.light.USA ?? 0;
    expect(bought.nations.USA.treasury).toBeLessThan(
      play({}).nations.USA.treasury - (0.9 * held * price) / 1000,
    );
    const refused = play({ USA: [{ kind: 'stockpile', commodity: 'light', tonnes: 60, limit: 2 }] });
    expect(refused.nations.USA.stockpile.light).toBe(0);
  });

  test('research moves towards a milestone, and only its owner sees how far', () => {
    const world = play({ JPN: [{ kind: 'substitution', commodity: 'heavy', funds: 100 }] });
    expect(world.nations.JPN.substitution.heavy.progress).toBeGreaterThan(0.2);
    expect(view(world, 'USA').world.nations.JPN.substitution.heavy.progress).toBe(0);
  });

  test('the law is in force a turn after the vote, and lets restrictions bite deeper', () => {
    const voted = play({ CHN: [{ kind: 'export-control-law' }] });
    expect(voted.nations.CHN.law).toBe(false);
    const inForce = play({}, voted);
    expect(inForce.nations.CHN.law).toBe(true);
    expect(
      verdict(
        'CHN',
        { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.9, manner: 'open' },
        inForce,
      ),
    ).toBe('legal');
  });

  test('a plant is permitted, built and ramped up over years', () => {
    let world = play({ JPN: [{ kind: 'build-magnet', region: 'JPN', capacity: 1000 }] });
    const plant = () => world.sites.find((site) => site.owner === 'JPN' && site.id.startsWith('magnet-'));
    expect(plant()?.phase).toBe('permitting');
    for (let turn = 0; turn < 12; turn++) world = play({}, world);
    expect(plant()?.phase).toBe('operation');
  });

  test('an illegal order is dropped, the rest of the draft stands', () => {
    const world = play({
      JPN: [
        { kind: 'quota', tonnes: 5 },
        { kind: 'recycling', level: 2 },
      ],
    });
    expect(world.quota.JPN).toBeNull();
    expect(world.nations.JPN.recycling).toBe(2);
  });
});

describe('every kind of order', () => {
  test.each(KINDS)('%s: what it suggests can be read, described and costs no less than nothing', (kind) => {
    expect(ORDERS[kind].kind).toBe(kind);
    for (const nation of NATIONS) {
      const known = view(start, nation);
      for (const order of suggest(known, kind)) {
        expect(parseOrder(JSON.parse(JSON.stringify(order)))).toEqual({ ok: true, order });
        expect(cost(known, order)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test.each([
    [null],
    ['embargo'],
    [{}],
    [{ kind: 'conquer' }],
    [{ kind: 'embargo', target: 'MARS', commodity: 'light', severity: 1, manner: 'open' }],
    [{ kind: 'stockpile', commodity: 'light', tonnes: Number.NaN, limit: 1 }],
    [{ kind: 'recycling', level: 2, also: 'this' }],
    [{ kind: 'quota', tonnes: Number.POSITIVE_INFINITY }],
  ])('what is no order is refused: %o', (raw) => {
    expect(parseOrder(raw).ok).toBe(false);
  });
});
