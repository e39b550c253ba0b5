import { describe, expect, test } from 'vitest';
import { EFFECTS, type Effect, effectSchema } from '#shared/crises/effects.ts';
import { happen, outlook } from '#shared/crises/happen.ts';
import type { Scope } from '#shared/crises/terms.ts';
import { effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { Order } from '#shared/orders/index.ts';
import { earnings } from '#shared/sites/solvency.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const nobody = each(NATIONS, (): Order[] => []);
const plain = resolve(start, nobody).world;

const scope: Scope = {
  cast: { nation: 'JPN', other: 'CHN', region: 'CHN', site: 'baotou', contract: null },
  self: 'JPN',
};
const read = (raw: object): Effect => effectSchema.parse(raw);
const struck = (effect: Effect, from = start): World => {
  const world = clone(from);
  happen(world, 'strike', effect, scope);
  return world;
};
const played = (effect: Effect) => resolve(struck(effect), nobody);

const output = (world: World, id: string) => world.sites.find((site) => site.id === id)?.output ?? 0;
const site = (world: World, id: string) => {
  const found = world.sites.find((one) => one.id === id);
  if (!found) throw new Error(`no site ${id}`);
  return found;
};
const served = (world: World, sector: string, region: string) =>
  world.sectors.find((use) => use.sector === sector && use.region === region)?.served ?? 0;
const shipped = (world: World, from: string, to: string, good: string) =>
  world.market.flows
    .filter((flow) => flow.from === from && flow.to === to && flow.good === good && flow.manner === 'open')
    .reduce((tonnes, flow) => tonnes + flow.tonnes, 0);

const OUTAGE = read({ kind: 'outage', at: 'site', by: [0.7, 0.7], turns: [2, 2] });

describe('while it lasts', () => {
  test('an outage stops its share of the capacity, and is over in time', () => {
    const { world } = played(OUTAGE);
    expect(output(world, 'baotou')).toBeLessThanOrEqual(0.3 * site(start, 'baotou').capacity + 1);
    expect(output(plain, 'baotou')).toBeGreaterThan(0.3 * site(start, 'baotou').capacity + 1);
    expect(world.crises.running).toMatchObject([{ said: { key: 'effect.outage.site' }, until: 2 }]);
    expect(resolve(world, nobody, { explain: false }).world.crises.running).toHaveLength(0);
  });

  test('two outages at once leave the product of what is left', () => {
    const twice = struck(OUTAGE, struck(OUTAGE));
    const { inputs } = resolve(twice, nobody, { explain: false }).world.market;
    expect(inputs.crises.outage.baotou).toBeCloseTo(0.91, 9);
  });

  test('dear running costs lift the price', () => {
    const cost = read({
      kind: 'cost',
      at: { in: 'region', stage: 'separation' },
      by: [0.5, 0.5],
      turns: [1, 1],
    });
    const { world } = played(cost);
    expect(world.market.inputs.crises.cost).toEqual({ baotou: 1.5, jiangxi: 1.5 });
    expect(world.market.price.light.CHN).toBeGreaterThan((plain.market.price.light.CHN ?? 0) + 0.1);
  });

  test('and weigh on the books of who runs the plant', () => {
    const dear = clone(plain);
    dear.market.inputs.crises.cost = { baotou: 1.5 };
    expect(earnings(dear, site(dear, 'baotou'))).toBeLessThan(earnings(plain, site(plain, 'baotou')) - 1);
    expect(earnings(dear, site(dear, 'jiangxi'))).toBe(earnings(plain, site(plain, 'jiangxi')));
  });

  test('dear freight comes on top for those who import', () => {
    const { world } = played(read({ kind: 'freight', at: 'EUR', by: [3, 3], turns: [1, 1] }));
    expect((world.market.price.bulk.EUR ?? 0) - (plain.market.price.bulk.EUR ?? 0)).toBeGreaterThan(1);
    expect(Math.abs((world.market.price.bulk.JPN ?? 0) - (plain.market.price.bulk.JPN ?? 0))).toBeLessThan(1);
  });

  test('a halt holds back trade between two nations and does not become what is usual', () => {
    const halt = read({
      kind: 'halt',
      from: 'CHN',
      to: 'JPN',
      commodity: 'light',
      by: [0.8, 0.8],
      turns: [2, 2],
    });
    const usual = start.market.usual
      .filter((flow) => flow.from === 'CHN' && flow.to === 'JPN' && flow.good === 'light')
      .reduce((tonnes, flow) => tonnes + flow.tonnes, 0);
    const { world } = played(halt);
    expect(shipped(world, 'CHN', 'JPN', 'light')).toBeLessThanOrEqual(0.2 * usual + 1);
    expect(
      world.market.usual
        .filter((flow) => flow.from === 'CHN' && flow.to === 'JPN' && flow.good === 'light')
        .reduce((tonnes, flow) => tonnes + flow.tonnes, 0),
    ).toBeCloseTo(usual, 3);
  });

  test('demand that falls away is not served', () => {
    const { world } = played(
      read({ kind: 'demand', sector: 'electronics', at: 'JPN', by: [-0.4, -0.4], turns: [1, 1] }),
    );
    expect(served(world, 'electronics', 'JPN')).toBeLessThan(0.75 * served(plain, 'electronics', 'JPN'));
    expect(served(world, 'electronics', 'EUR')).toBeGreaterThan(0.9 * served(plain, 'electronics', 'EUR'));
  });

  test('speculators bid the price up, and are the cause that is told', () => {
    const { world, report } = played(
      read({ kind: 'speculation', commodity: 'heavy', at: 'world', by: [0.3, 0.3], turns: [1, 1] }),
    );
    expect(world.market.price.heavy.JPN).toBeGreaterThan(1.02 * (plain.market.price.heavy.JPN ?? 0));
    const told = effects(report.why, measure.outside('heavy')).find((one) => one.cause === 'crises');
    expect(told?.change).toBeGreaterThan(0);
    expect(
      effects(resolve(start, nobody).report.why, measure.outside('heavy')).some(
        (one) => one.cause === 'crises',
      ),
    ).toBe(false);
  });

  test('every lasting effect leaves mass and money in order', () => {
    for (const effect of [
      OUTAGE,
      read({ kind: 'halt', from: 'CHN', to: 'all', commodity: 'heavy', by: [1, 1], turns: [1, 1] }),
      read({ kind: 'outage', at: { in: 'world' }, by: [1, 1], turns: [1, 1] }),
      read({ kind: 'demand', sector: 'glass', at: 'world', by: [-0.9, -0.9], turns: [1, 1] }),
    ])
      expect(faults(played(effect).world)).toEqual([]);
  });
});

describe('for good', () => {
  test.each<[string, object, (world: World) => number, number]>([
    [
      'growth',
      { kind: 'growth', sector: 'ev', at: 'all', by: [0.05, 0.05] },
      (world) => world.sectors.find((use) => use.sector === 'ev')?.growth ?? 0,
      0.05,
    ],
    [
      'capacity',
      { kind: 'capacity', at: 'site', by: [-0.5, -0.5] },
      (world) => site(world, 'baotou').capacity,
      -26_000,
    ],
    [
      'delay',
      { kind: 'delay', at: { in: 'AUS', phase: ['construction'] }, by: [2, 2] },
      (world) => site(world, 'mt-weld').remaining,
      2,
    ],
    [
      'know-how',
      { kind: 'know-how', at: 'USA', stage: 'magnet', by: [0.1, 0.1] },
      (world) => world.regions.USA?.knowHow.magnet ?? 0,
      0.1,
    ],
    [
      'saving',
      { kind: 'saving', metal: 'heavy', by: [0.1, 0.1] },
      (world) => world.market.thrift.heavy,
      -0.1,
    ],
    [
      'standing',
      { kind: 'standing', of: 'foe', about: 'self', by: [-12, -12] },
      (world) => world.nations.CHN.standing.JPN,
      -12,
    ],
    ['fear', { kind: 'fear', at: 'importers', by: [0.3, 0.3] }, (world) => world.regions.EUR?.risk ?? 0, 0.3],
    ['money', { kind: 'money', of: 'self', by: [-40, -40] }, (world) => world.nations.JPN.treasury, -40],
    ['money given', { kind: 'money', of: 'self', by: [40, 40] }, (world) => world.nations.JPN.treasury, 40],
    [
      'tariff',
      { kind: 'tariff', of: 'self', origin: 'foe', good: 'magnet', by: [0.2, 0.2] },
      (world) => world.tariffs.find((one) => one.by === 'JPN' && one.origin === 'CHN')?.rate ?? 0,
      0.2,
    ],
    ['debt', { kind: 'debt', at: 'site', by: [70, 70] }, (world) => site(world, 'baotou').project.debt, 70],
  ])('%s', (_, raw, measure, change) => {
    const world = struck(read(raw));
    expect(measure(world) - measure(start)).toBeCloseTo(change, 6);
    expect(faults(world)).toEqual([]);
  });

  test('a contract delivers less, and is over when nothing is left of it', () => {
    const signed = clone(start);
    signed.contracts.push({
      ...(signed.contracts[0] ?? { delivered: 0 }),
      id: 'contract-1',
      seller: 'IND',
      buyer: 'JPN',
      commodity: 'light',
      tonnes: 100,
      price: 30,
      until: 9,
    });
    const cut = (by: number) => {
      const world = clone(signed);
      happen(world, 'strike', read({ kind: 'contract', by: [by, by] }), {
        ...scope,
        cast: { ...scope.cast, contract: 'contract-1' },
      });
      return world.contracts.map((contract) => contract.tonnes);
    };
    expect(cut(-0.25)).toEqual([75]);
    expect(cut(-1)).toEqual([]);
  });

  test('money that a treasury does not have is not taken', () => {
    const poor = clone(start);
    poor.accounts.industry += poor.nations.JPN.treasury - 5;
    poor.nations.JPN.treasury = 5;
    const world = struck(read({ kind: 'money', of: 'self', by: [-40, -40] }), poor);
    expect(world.nations.JPN.treasury).toBe(0);
    expect(faults(world)).toEqual([]);
  });
});

describe('what is shown before', () => {
  test('are the ends of the range; what stands still is told as what is lost', () => {
    const shown = outlook(start, read({ kind: 'outage', at: 'site', by: [0.1, 0.4], turns: [1, 3] }), scope);
    expect(shown.values.by).toMatchObject({ low: -0.4, high: -0.1, unit: 'share' });
    expect(shown.values.turns).toMatchObject({ low: 1, high: 3, unit: 'turns' });
    expect(shown.values.site).toEqual({ is: 'site', id: 'baotou' });
  });

  test('and what comes lies between them, at either end now and then', () => {
    const effect = read({ kind: 'delay', at: { in: 'AUS', phase: ['construction'] }, by: [0, 3] });
    const world = clone(start);
    const came = Array.from({ length: 60 }, () => {
      const before = site(world, 'mt-weld').remaining;
      happen(world, 'strike', effect, scope);
      return site(world, 'mt-weld').remaining - before;
    });
    expect(new Set(came)).toEqual(new Set([0, 1, 2, 3]));
  });

  test('every kind of effect is on a card', async () => {
    const { cards } = await import('#shared/crises/index.ts');
    const used = new Set(
      cards().flatMap((card) => [
        ...card.effects.map((one) => one.kind),
        ...card.responses.flatMap((one) => one.effects.map((effect) => effect.kind)),
      ]),
    );
    expect(Object.keys(EFFECTS).filter((kind) => !used.has(kind as Effect['kind']))).toEqual([]);
  });
});
