import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteInput } from '#shared/market/assemble.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { paySupport } from '#shared/sites/support.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Site, World } from '#shared/world/world.ts';

const start = create('2025-today', 7);
const siteOf = (world: World, id: string): Site => {
  const site = world.sites.find((one) => one.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
};
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};
const turn = (orders: Partial<Record<NationId, Order[]>>, world = start) =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  );
const play = (orders: Partial<Record<NationId, Order[]>>, world = start): World => {
  const after = turn(orders, world).world;
  expect(faults(after)).toEqual([]);
  return after;
};
const floor = (price: number, site = 'mountain-pass'): Order => ({
  kind: 'price-floor',
  site,
  metal: 'light',
  price,
  turns: 4,
});

describe('whether support may be given', () => {
  test.each<[NationId, Order, string]>([
    ['USA', { kind: 'subsidy', stage: 'mine', share: 0.3 }, 'legal'],
    ['USA', { kind: 'subsidy', stage: 'mine', share: 0.7 }, 'refusal.subsidy-too-high'],
    ['USA', { kind: 'subsidy', stage: 'mine', share: 0 }, 'refusal.no-change'],
    ['JPN', { kind: 'subsidy', stage: 'mine', share: 0.3 }, 'refusal.nobody-to-support'],
    ['USA', floor(110), 'legal'],
    ['USA', floor(900), 'refusal.floor-too-high'],
    ['USA', floor(110, 'fort-worth'), 'refusal.no-such-site'],
    ['USA', floor(110, 'la-rochelle'), 'refusal.foreign-ground'],
    ['USA', floor(110, 'mt-weld'), 'refusal.not-ours-to-back'],
    ['USA', floor(110, 'kuantan'), 'refusal.not-ours-to-back'],
    ['JPN', floor(110, 'kuantan'), 'legal'],
  ])('%s %o: %s', (nation, order, expected) => {
    expect(verdict(nation, order)).toBe(expected);
  });

  test('a site has one price floor at a time', () => {
    expect(verdict('USA', floor(80), play({ USA: [floor(110)] }))).toBe('refusal.has-a-floor');
  });
});

describe('a subsidy', () => {
  const order: Order = { kind: 'subsidy', stage: 'separation', share: 0.5 };

  test('is not paid by a state in debt, and takes nothing from anybody', () => {
    const broke = clone(play({ USA: [order] }));
    broke.accounts.industry += broke.nations.USA.treasury + 5;
    broke.nations.USA.treasury = -5;
    paySupport(broke, () => undefined);
    expect(siteOf(broke, 'mountain-pass-separation').project.aid).toBe(0);
    expect(broke.nations.USA.treasury).toBe(-5);
    expect(broke.nations.USA.support.subsidy.separation).toBe(0);
  });

  test('lets plants at home make more, and the treasury pays for what they made', () => {
    const without = play({});
    const given = play({ USA: [order] });
    const output = (world: World) => siteOf(world, 'mountain-pass-separation').output;
    expect(output(given)).toBeGreaterThan(output(without));
    expect(given.nations.USA.treasury).toBeLessThan(without.nations.USA.treasury - 1);
    expect(siteOf(given, 'mountain-pass-separation').project.aid).toBeGreaterThan(1);
    expect(siteOf(given, 'la-rochelle').project.aid).toBe(0);
    const cost = siteInput(start, siteOf(start, 'mountain-pass-separation')).cost;
    const { output: made, project } = siteOf(given, 'mountain-pass-separation');
    expect(project.aid / ((0.5 * cost * made) / 1000)).toBeCloseTo(1, 1);
  });

  test('ends when the treasury is empty, in public', () => {
    const poor = play({ USA: [order] });
    poor.accounts.founded -= poor.nations.USA.treasury;
    poor.nations.USA.treasury = 0;
    const { world, report } = turn({}, poor);
    expect(world.nations.USA.support.subsidy.separation).toBe(0);
    expect(report.events.map((event) => event.text.key)).toContain('event.support-lapses');
    expect(faults(world)).toEqual([]);
  });
});

describe('a price floor', () => {
  test('pays a mine the difference, only while the price is below, and ends', () => {
    let world = play({ USA: [floor(110)] });
    expect(siteOf(world, 'mountain-pass').project.aid).toBeGreaterThan(1);
    for (let more = 0; more < 3; more++) world = play({}, world);
    expect(world.floors).toEqual([]);
    const below = play({ USA: [floor(1)] });
    expect(siteOf(below, 'mountain-pass').project.aid).toBe(0);
  });

  test('keeps from bankruptcy a mine that would fail without it', () => {
    const fails = (orders: Order[]) => {
      let world = structuredClone(start);
      siteOf(world, 'mountain-pass').project.debt = 3000;
      for (let more = 0; more < 8; more++) {
        const next = turn({ USA: more === 0 ? orders : [] }, world);
        if (
          next.report.events.some(
            ({ text }) =>
              text.key === 'event.bankrupt' &&
              text.values.site?.is === 'name' &&
              text.values.site.text === 'Mountain Pass',
          )
        )
          return true;
        world = next.world;
        world.accounts.founded += 500; // a rich state
        world.nations.USA.treasury += 500;
      }
      return false;
    };
    expect(fails([])).toBe(true);
    expect(fails([{ ...floor(160), turns: 12 } as Order])).toBe(false);
  });
});

test('whatever is promised, money is neither made nor lost', () => {
  const promise = fc.oneof(
    fc.record({
      kind: fc.constant('subsidy' as const),
      stage: fc.constantFrom('mine' as const, 'separation' as const, 'magnet' as const),
      share: fc.double({ min: 0, max: 0.5, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('price-floor' as const),
      site: fc.constantFrom(...start.sites.map((site) => site.id)),
      metal: fc.constantFrom('light' as const, 'heavy' as const),
      price: fc.double({ min: 1, max: 400, noNaN: true }),
      turns: fc.integer({ min: 2, max: 6 }),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...NATIONS), promise), { minLength: 3, maxLength: 10 }),
      (all) => {
        let world = start;
        for (let more = 0; more < 3; more++)
          world = play(
            each(NATIONS, (nation) => all.filter(([by]) => by === nation).map(([, order]) => order)),
            world,
          );
      },
    ),
    { numRuns: 25, seed: 5 },
  );
});
