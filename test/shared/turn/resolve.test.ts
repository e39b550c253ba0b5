import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { botFor } from '#shared/bots/index.ts';
import { playOut } from '#shared/bots/play.ts';
import { effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { Order } from '#shared/orders/index.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { canonical, hash } from '#shared/world/hash.ts';
import { faults } from '#shared/world/invariants.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import { legalDraft, picks } from '../../kit/orders.ts';

const nobody = (orders: Partial<Record<NationId, Order[]>> = {}) =>
  each(NATIONS, (nation) => orders[nation] ?? []);
const flow = (world: World, to: NationId, good: string) =>
  world.market.flows
    .filter((one) => one.from === 'CHN' && one.to === to && one.good === good && one.manner !== 'smuggled')
    .reduce((sum, one) => sum + one.tonnes, 0);

describe('resolve', () => {
  test('is the same for the same world and orders, and leaves its argument alone', () => {
    const world = create('2010-senkaku', 7);
    const before = canonical(world);
    const orders = nobody({ JPN: [{ kind: 'recycling', level: 2 }] });
    expect(hash(resolve(world, orders).world)).toBe(hash(resolve(world, orders).world));
    expect(canonical(world)).toBe(before);
  });

  test('differs by seed', () => {
    const end = (seed: number) => hash(playOut('2010-senkaku', seed, 6, () => 'trader').world);
    expect(end(1)).not.toBe(end(2));
  });

  test.each(SCENARIOS)('keeps mass, money and numbers in order on random legal orders: %s', (scenario) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.tuple(picks, picks, picks, picks), { minLength: 6, maxLength: 6 }),
        (seed, turns) => {
          let world = create(scenario, seed);
          for (const turn of turns) {
            const orders = each(NATIONS, (nation) =>
              legalDraft(view(world, nation), turn[NATIONS.indexOf(nation)] ?? []),
            );
            world = resolve(world, orders, { explain: false }).world;
            expect(faults(world)).toEqual([]);
          }
        },
      ),
      { numRuns: 12, seed: 11 },
    );
  });

  test('an embargo cuts what its target gets, raises its price, and costs standing', () => {
    let free = create('2010-senkaku', 7);
    free.nations.CHN.law = true; // so that it bites at once
    let cut = free;
    const embargo: Order[] = [
      { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.6, manner: 'open' },
      { kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0.6, manner: 'open' },
    ];
    const usual = flow(free, 'JPN', 'light');
    free = resolve(free, nobody()).world;
    cut = resolve(cut, nobody({ CHN: embargo })).world;
    expect(flow(cut, 'JPN', 'light')).toBeLessThanOrEqual(0.4 * usual + 1);
    expect(cut.market.price.light.JPN).toBeGreaterThan(free.market.price.light.JPN ?? 0);
    expect(cut.nations.JPN.standing.CHN).toBeLessThan(free.nations.JPN.standing.CHN - 15);
  });

  test('a quota cut parts the price outside China from the price inside', () => {
    const world = create('2010-senkaku', 7);
    const { world: after, report } = resolve(world, nobody({ CHN: [{ kind: 'quota', tonnes: 8000 }] }));
    const gap = (one: World) =>
      (one.history.at(-1)?.outside.bulk ?? 0) - (one.history.at(-1)?.inside.bulk ?? 0);
    expect(gap(after)).toBeGreaterThan(gap(world) + 3);
    expect(effects(report.why, measure.outside('bulk'))[0]).toMatchObject({ cause: 'quota', nation: 'CHN' });
  });

  test('a mine takes years: a greenfield deposit does not deliver within ten turns, a mothballed one within six', () => {
    let world = create('2010-senkaku', 3);
    world = resolve(
      world,
      nobody({
        USA: [{ kind: 'build-mine', site: 'mountain-pass' }],
        JPN: [{ kind: 'build-mine', site: 'dong-pao' }],
      }),
    ).world;
    for (let turn = 0; turn < 9; turn++) world = resolve(world, nobody(), { explain: false }).world;
    const output = (id: string) => world.sites.find((site) => site.id === id)?.output ?? 0;
    expect(output('mountain-pass')).toBeGreaterThan(0);
    expect(output('dong-pao')).toBe(0);
  });
});

describe('causes', () => {
  test('of a price change add up to it exactly, and who did nothing has no part', () => {
    let world = create('2010-senkaku', 9);
    for (let turn = 0; turn < 4; turn++) {
      const before = world;
      const step = resolve(
        world,
        each(NATIONS, (nation) => legalDraft(view(before, nation), [0.1, 0.3, 0.5, 0.7, 0.9])),
      );
      world = step.world;
      for (const commodity of COMMODITIES) {
        const causes = effects(step.report.why, measure.outside(commodity));
        const sum = causes.reduce((total, cause) => total + cause.change, 0);
        const change = step.report.after.outside[commodity] - step.report.before.outside[commodity];
        expect(sum).toBeCloseTo(change, 5);
      }
    }
    const quiet = resolve(create('2010-senkaku', 9), nobody());
    for (const commodity of COMMODITIES)
      expect(
        effects(quiet.report.why, measure.outside(commodity)).filter((cause) => cause.nation !== null),
      ).toEqual([]);
  });
});

describe('a match of bots', () => {
  test.each(SCENARIOS)(
    'is played to its end, gives many kinds of orders, and keeps every invariant: %s',
    (scenario) => {
      const kinds = new Set<string>();
      const { world } = playOut(
        scenario,
        5,
        undefined,
        (nation) => botFor(5, nation),
        (_, after, orders) => {
          expect(faults(after)).toEqual([]);
          for (const nation of NATIONS) for (const order of orders[nation]) kinds.add(order.kind);
        },
      );
      expect(world.turn).toBe(14);
      expect(kinds.size).toBeGreaterThanOrEqual(7);
    },
  );
});
