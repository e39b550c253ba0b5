import { beforeAll, describe, expect, test } from 'vitest';
import { BOTS, botFor } from '#shared/bots/index.ts';
import { type Effect, type Explanation, effects, explanationFor } from '#shared/explain/cause.ts';
import { draftOf } from '#shared/explain/draft.ts';
import { explain } from '#shared/explain/explain.ts';
import { Markets } from '#shared/explain/markets.ts';
import { measure } from '#shared/explain/measures.ts';
import { changed } from '#shared/explain/players.ts';
import type { Order } from '#shared/orders/index.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { canonical } from '#shared/world/hash.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const nobody = () => each(NATIONS, (): Order[] => []);
const next = (world: World, orders = nobody()) => resolve(world, orders, { explain: false }).world;
const bots = (world: World) =>
  each(NATIONS, (nation) => BOTS[botFor(world.seed, nation)].decide(view(world, nation)));

/** A world some turns into a match of bots, and the turn after. */
function after(scenario: string, turns: number): [World, World] {
  let world = create(scenario, 11);
  for (let turn = 0; turn < turns; turn++) world = next(world, bots(world));
  return [world, next(world, bots(world))];
}

const partOf = (why: Explanation, id: string, is: (one: Effect) => boolean): number =>
  effects(why, id)
    .filter(is)
    .reduce((total, one) => total + one.change, 0);

const PAIRS: [string, World, World][] = [];
beforeAll(() => {
  for (const scenario of ['2010-senkaku', '2025-today'])
    for (const turns of [0, 4]) PAIRS.push([`${scenario}, turn ${turns}`, ...after(scenario, turns)]);
});

describe('an explanation', () => {
  test('has parts that add up, for every price, supply, dependence and goal', () => {
    expect(PAIRS).toHaveLength(4);
    for (const [name, before, now] of PAIRS) {
      const why = explain(before, now);
      const wanted = [
        ...COMMODITIES.flatMap((good) => [
          measure.outside(good),
          ...NATIONS.map((region) => measure.price(good, region)),
        ]),
        ...NATIONS.flatMap((nation) => [
          measure.served(nation),
          measure.dependence(nation),
          measure.score(nation),
          ...goalsOf(nation).map((goal) => measure.goal(nation, goal)),
        ]),
      ];
      expect(Object.keys(why.changes), name).toEqual(expect.arrayContaining(wanted));
      for (const [id, change] of Object.entries(why.changes)) {
        const sum = change.parts.reduce((total, part) => total + part, 0);
        expect(sum, `${name}: ${id}`).toBeCloseTo(change.after - change.before, 9);
        expect(change.parts, `${name}: ${id}`).toHaveLength(why.causes.length);
      }
    }
  });

  test('accounts for all that moves a market: with every cause the world after comes out', () => {
    for (const [name, before, now] of PAIRS) {
      const players = changed(before, now).map((one) => one.player);
      const all = (1 << players.length) - 1;
      const full = new Markets(before, now, players, all).world(all);
      const reached = sorted(full);
      for (const [key, value] of Object.entries(sorted(now)))
        expect([name, key, canonical(reached[key]) === canonical(value)]).toEqual([name, key, true]);
      for (const good of COMMODITIES)
        expect(full.market.price[good].JPN, name).toBeCloseTo(now.market.price[good].JPN ?? Number.NaN, 4);
    }
  });

  test('of prices leaves nothing to the past', () => {
    for (const [name, before, now] of PAIRS) {
      const why = explain(before, now, 'markets');
      for (const good of COMMODITIES)
        expect(
          partOf(why, measure.outside(good), (one) => one.cause === 'past'),
          name,
        ).toBe(0);
    }
  });

  test('leaves both worlds as they are', () => {
    const [before, now] = after('2010-senkaku', 3);
    const then = canonical([before, now]);
    explain(before, now);
    expect(canonical([before, now]) === then).toBe(true);
  });

  test('explains nothing where nothing changed', () => {
    const world = next(create('2010-senkaku', 11));
    const why = explain(world, clone(world));
    expect(why.causes.map((one) => one.cause)).toEqual(['past', 'other']);
    for (const good of COMMODITIES)
      expect(Math.abs(partOf(why, measure.outside(good), () => true))).toBeLessThan(1e-6);
  });

  test('names a state whose order moved a price, and no other', () => {
    const before = create('2010-senkaku', 7);
    const orders: Record<NationId, Order[]> = { ...nobody(), CHN: [{ kind: 'quota', tonnes: 8000 }] };
    const now = next(before, orders);
    const why = explain(before, now, 'markets');
    expect(partOf(why, measure.outside('bulk'), (one) => one.cause === 'quota')).toBeGreaterThan(0.5);
    expect(partOf(why, measure.price('bulk', 'CHN'), (one) => one.cause === 'quota')).toBeLessThan(0);
    for (const good of COMMODITIES)
      expect(effects(why, measure.outside(good)).filter((one) => one.nation && one.nation !== 'CHN')).toEqual(
        [],
      );
  });

  test('tells a mine that opened by its name', () => {
    const before = next(create('2010-senkaku', 11));
    const now = clone(before);
    const weld = now.market.inputs.sites.find((site) => site.id === 'mt-weld');
    const mine = before.market.inputs.sites.find((site) => site.id === 'mt-weld');
    if (!weld || !mine) throw new Error('no Mt Weld');
    weld.capacity = 11_000;
    const why = explain(before, now, 'markets');
    expect(why.causes.filter((cause) => cause.site !== null)).toEqual([
      { cause: 'site', nation: null, site: 'mt-weld' },
    ]);
    expect(mine.capacity).not.toBe(weld.capacity);
  });
});

/** What the re-solved world must share with the real one: the inputs of its market, whatever their order. */
function sorted(world: World): Record<string, unknown> {
  const { sites, stockpiles, technology, ...rest } = world.market.inputs;
  const byId = <T extends { id: string }>(all: T[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byText = <T>(all: T[]) => all.map(canonical).sort();
  return {
    ...rest,
    sites: byId(sites),
    trades: byText(stockpiles.trades),
    contracts: byText(stockpiles.contracts),
    technology: { ...technology, scrap: byText(technology.scrap) },
  };
}

describe('what one nation may read', () => {
  const world = () => next(create('2010-senkaku', 7));
  const buy: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: 200, limit: 400 };

  test('shows it its own purchases, and hides others in what companies hold', () => {
    const before = world();
    const { report } = resolve(before, { ...nobody(), JPN: [buy] });
    const id = measure.outside('heavy');
    const secret = (one: Effect) => one.cause === 'stockpile';
    const own = partOf(explanationFor(report.why, 'JPN'), id, secret);
    expect(own).toBeGreaterThan(0);
    const read = explanationFor(report.why, 'USA');
    expect(read.causes.filter((cause) => cause.cause === 'stockpile')).toEqual([]);
    const companies = (one: Effect) => one.cause === 'companies';
    expect(partOf(read, id, companies)).toBeCloseTo(own + partOf(report.why, id, companies), 9);
  });

  test('still adds up', () => {
    const { report } = resolve(world(), { ...nobody(), JPN: [buy], CHN: [buy] });
    const read = explanationFor(report.why, 'USA');
    for (const change of Object.values(read.changes)) {
      expect(change.parts).toHaveLength(read.causes.length);
      const sum = change.parts.reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(change.after - change.before, 9);
    }
  });

  test('has its own goals and nobody else’s', () => {
    const { report } = resolve(world(), nobody());
    const goals = (nation: NationId) =>
      Object.keys(explanationFor(report.why, nation).changes).filter((id) => id.startsWith('score.'));
    expect(goals('USA')).toContain(measure.goal('USA', 'defence'));
    expect(goals('USA').filter((id) => !id.startsWith('score.USA.'))).toEqual([]);
  });

  test('looks the same to a reader whoever else traded, but for the figures', () => {
    const causes = (by: NationId) =>
      explanationFor(resolve(world(), { ...nobody(), [by]: [buy] }).report.why, 'USA').causes;
    expect(causes('JPN')).toEqual(causes('EUR'));
  });
});

test('a draft shares nothing that a clearing writes with the world it comes from', () => {
  const world = next(create('2010-senkaku', 11));
  const { world: draft } = draftOf(world, world);
  for (const site of draft.sites) site.output = -12345;
  for (const use of draft.sectors) use.served = -12345;
  draft.market.quotaRent = -12345;
  expect(canonical(world).includes('-12345')).toBe(false);
});
