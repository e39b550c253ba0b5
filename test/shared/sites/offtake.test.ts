import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOrders, cost, type Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Contract, Site, World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};
const turn = (orders: Partial<Record<NationId, Order[]>>, world = start) => {
  const next = resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  );
  expect(faults(next.world)).toEqual([]);
  return next;
};
const play = (orders: Partial<Record<NationId, Order[]>>, world = start): World => turn(orders, world).world;
const siteOf = (world: World, id: string): Site => {
  const site = world.sites.find((one) => one.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
};
const lynas = (finance: number, rule: 'fixed' | 'spot' = 'fixed'): Order => ({
  kind: 'offtake',
  seller: 'MYS',
  commodity: 'light',
  tonnes: 1000,
  price: rule === 'spot' ? 1 : 40,
  turns: 12,
  rule,
  finance,
});
const contract = (more: Partial<Contract>): Contract => ({
  id: 'contract-9',
  seller: 'MYS',
  buyer: 'JPN',
  commodity: 'light',
  tonnes: 100,
  price: 30,
  rule: 'fixed',
  until: 10,
  delivered: 0,
  ...more,
});

describe('an offtake with a loan', () => {
  test.each<[NationId, Order, string]>([
    ['JPN', lynas(200), 'legal'],
    ['JPN', lynas(0, 'spot'), 'legal'],
    ['JPN', { ...lynas(1500) } as Order, 'refusal.loan-too-large'],
    ['JPN', { ...lynas(50), seller: 'GRL' } as Order, 'refusal.nothing-to-finance'],
    ['JPN', { ...lynas(50), seller: 'USA' } as Order, 'refusal.nothing-to-finance'],
    ['JPN', { ...lynas(20), seller: 'KAZ', commodity: 'heavy', tonnes: 5, price: 300 } as Order, 'legal'],
  ])('%s %o: %s', (nation, order, expected) => {
    expect(verdict(nation, order)).toBe(expected);
  });

  test('is paid at once, hastens the plant and relieves it of dearer debt', () => {
    const given = play({ JPN: [lynas(200)] });
    const without = play({});
    expect(cost(view(start, 'JPN'), lynas(200))).toBe(200);
    expect(without.nations.JPN.treasury - given.nations.JPN.treasury).toBeCloseTo(200, 3);
    expect(given.loans).toMatchObject([{ lender: 'JPN', site: 'kuantan', left: 200 }]);
    expect(given.contracts).toMatchObject([{ buyer: 'JPN', seller: 'MYS', tonnes: 1000 }]);
    expect(siteOf(given, 'kuantan').remaining).toBe(siteOf(without, 'kuantan').remaining - 1);
    expect(siteOf(play({ JPN: [lynas(20)] }), 'kuantan').remaining).toBe(
      siteOf(without, 'kuantan').remaining,
    );
  });

  test('starts a plant that stands', () => {
    const order: Order = { ...lynas(20), seller: 'KAZ', commodity: 'heavy', tonnes: 5, price: 300 } as Order;
    expect(siteOf(start, 'ulba').developing).toBe(false);
    expect(siteOf(play({ JPN: [order] }), 'ulba').developing).toBe(true);
  });

  const indebted = (loan: number): World => {
    const world = structuredClone(start);
    const plant = siteOf(world, 'mountain-pass-separation');
    plant.project.debt = 500;
    if (loan > 0) world.loans.push({ lender: 'JPN', site: plant.id, contract: 'none', left: loan });
    return world;
  };
  test('keeps a plant from bankruptcy while it is owed', () => {
    const fails = (loan: number) => {
      let world = indebted(loan);
      for (let more = 0; more < 6; more++) {
        const next = turn({}, world);
        if (next.report.events.some((event) => event.text.key === 'event.bankrupt')) return true;
        world = next.world;
      }
      return false;
    };
    expect(fails(0)).toBe(true);
    expect(fails(100)).toBe(false);
  });

  test('is paid back with interest by a plant that earns, and not by one that does not', () => {
    const world = structuredClone(start);
    world.loans = [
      { lender: 'JPN', site: 'ganzhou-clays', contract: 'a', left: 100 },
      { lender: 'USA', site: 'kuantan', contract: 'b', left: 100 },
    ];
    const after = play({}, world);
    const plain = play({});
    expect(after.loans.map((loan) => loan.left)).toEqual([90, 100]);
    expect(after.nations.JPN.treasury - plain.nations.JPN.treasury).toBeCloseTo(11.5, 3);
    expect(after.nations.USA.treasury).toBeCloseTo(plain.nations.USA.treasury, 6);
  });
});

describe('the price of a contract', () => {
  const gain = (one: Contract, loan = false): number => {
    const world = structuredClone(start);
    world.contracts = [one];
    if (loan) world.loans = [{ lender: 'JPN', site: 'kuantan', contract: one.id, left: 10 }];
    const idle = structuredClone(world);
    for (const each of idle.contracts) each.rule = 'spot';
    idle.loans = [];
    return play({}, world).nations.JPN.treasury - play({}, idle).nations.JPN.treasury;
  };
  const indian = contract({ seller: 'IND', tonnes: 50 });

  test('fixed: the state shares in the gain and in the loss; at the market there is neither', () => {
    expect(gain({ ...indian, price: 1 })).toBeGreaterThan(0.1);
    expect(gain({ ...indian, price: 200 })).toBeLessThan(-0.1);
    expect(gain({ ...indian, rule: 'spot' })).toBe(0);
  });

  test('who lent the money pays a little less than the market', () => {
    const less = gain({ ...indian, rule: 'spot' }, true);
    expect(less).toBeGreaterThan(0);
    expect(less).toBeLessThan(0.1);
  });
});

describe('breaking a contract', () => {
  test('a seller whose embargo holds the goods back pays the buyer', () => {
    const world = structuredClone(start);
    world.contracts = [contract({ seller: 'CHN', tonnes: 1500, price: 15 })];
    world.nations.CHN.law = true; // so that it bites at once
    const cut: Order = { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.6, manner: 'open' };
    const { world: after, report } = turn({ CHN: [cut] }, world);
    const free = structuredClone(world);
    free.contracts = [];
    const same = turn({ CHN: [cut] }, free).world;
    const missing = 1500 - (after.contracts[0]?.delivered ?? 0);
    expect(missing).toBeGreaterThan(100);
    expect(report.events.map((event) => event.text.key)).toContain('event.contract-breached');
    expect(after.nations.JPN.treasury).toBeGreaterThan(same.nations.JPN.treasury + 1);
    expect(after.nations.JPN.standing.CHN).toBeLessThan(same.nations.JPN.standing.CHN - 2);
  });

  test('a seller that keeps it pays nothing', () => {
    const world = structuredClone(start);
    world.contracts = [contract({ seller: 'CHN', tonnes: 100 })];
    expect(turn({}, world).report.events.map((event) => event.text.key)).not.toContain(
      'event.contract-breached',
    );
  });

  test('a buyer who walks away pays for it, and loses what it lent', () => {
    const world = structuredClone(start);
    world.contracts = [contract({ tonnes: 500, price: 60 })];
    world.loans = [{ lender: 'JPN', site: 'kuantan', contract: 'contract-9', left: 50 }];
    const leave: Order = { kind: 'leave-contract', contract: 'contract-9' };
    expect(verdict('JPN', leave, world)).toBe('legal');
    expect(verdict('USA', leave, world)).toBe('refusal.no-such-contract');
    const left = play({ JPN: [leave] }, world);
    const stayed = play({}, world);
    expect(left.contracts).toEqual([]);
    expect(left.loans).toEqual([]);
    expect(left.nations.JPN.treasury).toBeCloseTo(stayed.nations.JPN.treasury - 0.15 * 30 * 10, 1);
  });
});

test('whatever is lent, delivered and left, money is neither made nor lost', () => {
  const deal = fc.record({
    kind: fc.constant('offtake' as const),
    seller: fc.constantFrom('MYS', 'IND', 'KAZ', 'AUS', 'JPN', 'CHN', 'EUR'),
    commodity: fc.constantFrom('light' as const, 'heavy' as const, 'bulk' as const),
    tonnes: fc.integer({ min: 1, max: 2000 }),
    price: fc.integer({ min: 1, max: 400 }),
    turns: fc.integer({ min: 2, max: 12 }),
    rule: fc.constantFrom('fixed' as const, 'spot' as const),
    finance: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...NATIONS), deal), { minLength: 4, maxLength: 12 }),
      (all) => {
        let world = start;
        for (let more = 0; more < 3; more++) {
          const now = world;
          world = play(
            each(NATIONS, (nation): Order[] => [
              ...all.filter(([by]) => by === nation).map(([, order]) => order),
              ...now.contracts
                .filter((one) => one.buyer === nation)
                .map((one): Order => ({ kind: 'leave-contract', contract: one.id })),
            ]),
            now,
          );
        }
      },
    ),
    { numRuns: 20, seed: 9 },
  );
});
