import { describe, expect, test } from 'vitest';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { followPrices } from '#shared/sites/companies.ts';
import { buildOnCredit } from '#shared/sites/credit.ts';
import { accidents, standardOf } from '#shared/sites/standards.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Site, World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};
const play = (orders: Partial<Record<NationId, Order[]>>, world = start): World => {
  const after = resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  ).world;
  expect(faults(after)).toEqual([]);
  return after;
};
const siteOf = (world: World, id: string): Site => {
  const site = world.sites.find((one) => one.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
};
const quiet = () => {};

test.each<[NationId, Order, string]>([
  ['USA', { kind: 'tax-credit', share: 0.3 }, 'legal'],
  ['USA', { kind: 'tax-credit', share: 0.5 }, 'refusal.subsidy-too-high'],
  ['USA', { kind: 'tax-credit', share: 0 }, 'refusal.no-change'],
  ['CHN', { kind: 'standards', level: 1 }, 'legal'],
  ['CHN', { kind: 'standards', level: 2 }, 'refusal.one-level-a-turn'],
  ['EUR', { kind: 'standards', level: 3 }, 'refusal.no-change'],
  ['JPN', { kind: 'diversify', funds: 100 }, 'legal'],
  ['CHN', { kind: 'diversify', funds: 100 }, 'refusal.own-goods'],
  ['JPN', { kind: 'diversify', funds: 900 }, 'refusal.no-money'],
])('%s %o: %s', (nation, order, expected) => {
  expect(verdict(nation, order)).toBe(expected);
});

describe('a tax credit', () => {
  const credited = (credit: number) => {
    const world = create('2010-senkaku', 7);
    world.nations.USA.support.credit = credit;
    return world;
  };

  test('brings companies in at prices that would not, and pays its part of what they invest', () => {
    const starts = (credit: number) => {
      const world = credited(credit);
      const mine = siteOf(world, 'mountain-pass');
      for (const good of ['light', 'heavy', 'bulk'] as const)
        world.market.memory.outside[good].smooth = 1.5 * world.market.reference[good];
      for (let turn = 0; turn < 40 && !mine.developing; turn++) followPrices(world, mine, quiet);
      return { mine, treasury: world.nations.USA.treasury, faults: faults(world) };
    };
    const without = starts(0);
    const given = starts(0.4);
    expect(without.mine.developing).toBe(false);
    expect(given.mine.developing).toBe(true);
    expect(given.treasury).toBeLessThan(without.treasury - 10);
    expect(given.faults).toEqual([]);
  });

  test('lets companies build plants of their own, where it is and nowhere else', () => {
    const world = credited(0.4);
    const before = world.sites.length;
    for (let turn = 0; turn < 30; turn++) buildOnCredit(world, quiet);
    const built = world.sites.slice(before);
    expect(built.length).toBe(2);
    expect(built.every((site) => site.region === 'USA' && site.owner === null)).toBe(true);
    expect(faults(world)).toEqual([]);
  });

  test('enlarges plants that run full faster, for money', () => {
    const grown = (credit: number) => {
      const world = credited(0);
      world.nations.CHN.support.credit = credit;
      const after = play({}, world);
      return { capacity: siteOf(after, 'ningbo').capacity, treasury: after.nations.CHN.treasury };
    };
    expect(siteOf(start, 'ningbo').output).toBeGreaterThan(0.93 * siteOf(start, 'ningbo').capacity);
    expect(grown(0.4).capacity).toBeGreaterThan(grown(0).capacity);
    expect(grown(0.4).treasury).toBeLessThan(grown(0).treasury);
  });
});

describe('environmental standards', () => {
  test('stricter is dearer and slower with fewer accidents, and all of it can be undone', () => {
    const strict = play({ CHN: [{ kind: 'standards', level: 1 }] });
    const place = (world: World) => world.regions.CHN ?? { environment: 0, permitting: 0 };
    expect(place(strict).environment).toBeGreaterThan(2 * place(start).environment);
    expect(place(strict).permitting).toBeGreaterThan(place(start).permitting);
    const undone = play({ CHN: [{ kind: 'standards', level: 0 }] }, strict);
    expect(place(undone).environment).toBeCloseTo(place(start).environment, 6);
    expect(place(undone).permitting).toBeCloseTo(place(start).permitting, 6);
  });

  test('accidents stop part of a site for one turn, more often where rules are loose', () => {
    const world = create('2010-senkaku', 7);
    const count = { CHN: 0, EUR: 0 };
    const sites = { CHN: 0, EUR: 0 };
    for (let turn = 0; turn < 2500; turn++) {
      accidents(world, quiet);
      for (const site of world.sites) {
        if (site.region !== 'CHN' && site.region !== 'EUR') continue;
        if (site.phase !== 'operation') continue;
        sites[site.region] += 1;
        if (site.project.outage > 0) count[site.region] += 1;
        expect(site.project.outage).toBeLessThanOrEqual(0.5 * site.capacity);
      }
    }
    expect(count.CHN / sites.CHN).toBeGreaterThan(3 * (count.EUR / sites.EUR));
    expect(count.EUR).toBeGreaterThan(0);
    expect([standardOf(world, 'MMR'), standardOf(world, 'AUS'), standardOf(world, 'EUR')]).toEqual([0, 2, 3]);
  });

  test('a site with an accident makes less', () => {
    const world = create('2010-senkaku', 7);
    const whole = play({}, world);
    let hurt = play({}, world);
    for (let seed = 0; seed < 400; seed++) {
      hurt = play({}, { ...world, seed, random: {} });
      if (siteOf(hurt, 'mianning').project.outage > 0) break;
    }
    expect(siteOf(hurt, 'mianning').project.outage).toBeGreaterThan(0);
    expect(siteOf(hurt, 'mianning').output).toBeLessThan(siteOf(whole, 'mianning').output);
  }, 30_000);
});

test('paying companies to buy elsewhere turns trade away from China, and less so the second time', () => {
  const paid = play({ JPN: [{ kind: 'diversify', funds: 400 }] });
  const distrust = (world: World) => world.regions.JPN?.distrust ?? 0;
  const first = distrust(paid) - distrust(start);
  expect(first).toBeGreaterThan(0.2);
  const bought = (world: World) =>
    world.market.flows
      .filter((flow) => flow.from === 'CHN' && flow.to === 'JPN')
      .reduce((sum, flow) => sum + flow.tonnes, 0);
  expect(bought(paid)).toBeLessThan(bought(play({})));
  paid.nations.JPN.treasury += 400;
  paid.accounts.founded += 400;
  const again = play({ JPN: [{ kind: 'diversify', funds: 400 }] }, paid);
  expect(distrust(again) - distrust(paid)).toBeLessThan(first);
});
