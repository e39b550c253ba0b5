import { describe, expect, test } from 'vitest';
import { exposure, sufferDuties } from '#shared/control/duties.ts';
import { shipped } from '#shared/control/embargoes.ts';
import { transferKnowHow } from '#shared/control/knowhow.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const lawful = clone(start);
lawful.nations.CHN.law = true;

const turn = (orders: Partial<Record<NationId, Order[]>>, world = start) => {
  const { world: after } = resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  );
  expect(faults(after)).toEqual([]);
  return after;
};
const why = (nation: NationId, order: Order, world = start) => {
  const [verdict] = checkOrders(view(world, nation), [order]);
  return verdict?.ok ? 'legal' : verdict?.why.key;
};
const skill = (world: World, nation: NationId) => world.regions[nation]?.knowHow.separation ?? 0;
const embargo: Order = { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.9, manner: 'open' };

describe('whether it may be ordered', () => {
  test.each<[NationId, Order, string]>([
    ['USA', { kind: 'know-how', stage: 'separation', funds: 50 }, 'legal'],
    ['CHN', { kind: 'know-how', stage: 'separation', funds: 50 }, 'refusal.mastered'],
    ['CHN', { kind: 'technology-ban', policy: 'ban' }, 'legal'],
    ['CHN', { kind: 'technology-ban', policy: 'free' }, 'refusal.no-change'],
    ['USA', { kind: 'technology-ban', policy: 'ban' }, 'refusal.nothing-to-hide'],
    ['CHN', { kind: 'licensing', good: 'magnet', target: 'all', level: 1 }, 'legal'],
    ['CHN', { kind: 'licensing', good: 'magnet', target: 'CHN', level: 1 }, 'refusal.not-yourself'],
    ['CHN', { kind: 'licensing', good: 'magnet', target: 'all', level: 2 }, 'refusal.licence-needs-law'],
    ['CHN', { kind: 'licensing', good: 'magnet', target: 'all', level: 0 }, 'refusal.no-change'],
    ['USA', { kind: 'licensing', good: 'magnet', target: 'CHN', level: 1 }, 'refusal.nothing-to-license'],
    ['JPN', { kind: 'retaliate', against: 'CHN', rate: 0.25 }, 'legal'],
    ['JPN', { kind: 'retaliate', against: 'CHN', rate: 0.6 }, 'refusal.duty-too-high'],
    ['JPN', { kind: 'retaliate', against: 'CHN', rate: 0 }, 'refusal.no-change'],
    ['JPN', { kind: 'retaliate', against: 'JPN', rate: 0.2 }, 'refusal.not-yourself'],
  ])('%s %o: %s', (nation, order, expected) => expect(why(nation, order)).toBe(expected));
});

describe('know-how', () => {
  test('is learned in laboratories, and the money is spent in the turn it was given', () => {
    const studied = turn({ USA: [{ kind: 'know-how', stage: 'separation', funds: 100 }] });
    expect(skill(studied, 'USA')).toBeGreaterThan(skill(turn({}), 'USA') + 0.005);
    expect(studied.nations.USA.control.research.separation).toBe(0);
    expect(skill(turn({}, studied), 'USA') - skill(studied, 'USA')).toBeLessThan(0.005);
  });

  test('comes half as fast under a technology ban to those who know less, and as fast as ever to the best', () => {
    const banned = clone(start);
    banned.nations.CHN.control.technologyBan = true;
    const gain = (world: World, nation: NationId, kind: 'separation' | 'magnet') =>
      (turn({}, world).regions[nation]?.knowHow[kind] ?? 0) - (world.regions[nation]?.knowHow[kind] ?? 0);
    expect(gain(banned, 'EUR', 'separation')).toBeCloseTo(0.5 * gain(start, 'EUR', 'separation'), 4);
    expect(gain(start, 'EUR', 'separation')).toBeGreaterThan(1e-4);
    expect(gain(banned, 'CHN', 'magnet')).toBeCloseTo(gain(start, 'CHN', 'magnet'), 6);
  });

  test('is passed on by a share of what the learner lacks, but not past a ban', () => {
    const world = clone(start);
    const lacks = skill(world, 'CHN') - skill(world, 'JPN');
    expect(transferKnowHow(world, 'CHN', 'JPN', 'separation', 0.5)).toBeCloseTo(0.5 * lacks);
    expect(skill(world, 'JPN')).toBeCloseTo(skill(start, 'JPN') + 0.5 * lacks);
    expect(transferKnowHow(world, 'JPN', 'CHN', 'separation', 0.5)).toBe(0);
    world.nations.CHN.control.technologyBan = true;
    expect(transferKnowHow(world, 'CHN', 'USA', 'separation', 0.5)).toBe(0);
  });

  test('a ban costs standing with everybody, more without a law', () => {
    const ban: Order = { kind: 'technology-ban', policy: 'ban' };
    const loss = (world: World, nation: NationId) =>
      turn({}, world).nations[nation].standing.CHN - turn({ CHN: [ban] }, world).nations[nation].standing.CHN;
    expect(loss(lawful, 'EUR')).toBeGreaterThan(4);
    expect(loss(start, 'EUR')).toBeGreaterThan(1.3 * loss(lawful, 'EUR'));
  });
});

describe('export licences', () => {
  const checked: Order = { kind: 'licensing', good: 'heavy', target: 'all', level: 2 };
  const heavy = (world: World) => world.market.price.heavy.JPN ?? 0;

  test('make the good dearer where they are asked for, most in the first half-year', () => {
    const free = turn({}, lawful);
    const first = turn({ CHN: [checked] }, lawful);
    expect(heavy(first)).toBeGreaterThan(1.05 * heavy(free));
    expect(first.market.price.heavy.CHN ?? 0).toBeLessThan(1.02 * (free.market.price.heavy.CHN ?? 0));
    const added = (world: World) => world.market.inputs.policy.CHN.licences[0]?.rise ?? 0;
    expect(added(turn({}, first))).toBeLessThan(0.5 * added(first));
  });

  test('begin a turn later without a law', () => {
    const papers: Order = { kind: 'licensing', good: 'heavy', target: 'all', level: 1 };
    const first = turn({ CHN: [papers] });
    expect(first.market.inputs.policy.CHN.licences).toEqual([]);
    expect(turn({}, first).market.inputs.policy.CHN.licences.length).toBeGreaterThan(3);
  });

  test('slow magnets too', () => {
    const free = turn({}, lawful);
    const slow = turn({ CHN: [{ kind: 'licensing', good: 'magnet', target: 'USA', level: 2 }] }, lawful);
    expect(slow.market.price.magnet.USA ?? 0).toBeGreaterThan(1.03 * (free.market.price.magnet.USA ?? 0));
  });

  test('with end users checked, an embargo can hardly be got round', () => {
    const round = (world: World) =>
      ['USA', 'EUR', 'ROW'].reduce((all, via) => all + shipped(world.market.flows, via, 'JPN', 'light'), 0);
    const loose = turn({ CHN: [embargo] }, lawful);
    const certified = turn(
      { CHN: [embargo, { kind: 'licensing', good: 'light', target: 'all', level: 2 }] },
      lawful,
    );
    expect(round(certified)).toBeLessThan(0.8 * round(loose));
    expect(certified.market.price.light.JPN ?? 0).toBeGreaterThan(loose.market.price.light.JPN ?? 0);
  });
});

describe('duties in return', () => {
  const duty: Order = { kind: 'retaliate', against: 'CHN', rate: 0.5 };
  test('cost both treasuries and both industries, most the one that sells more', () => {
    const calm = turn({});
    const war = turn({ USA: [duty] });
    const struck = clone(war);
    sufferDuties(struck);
    const lost = (nation: NationId) =>
      (war.nations[nation].treasury - struck.nations[nation].treasury) / war.nations[nation].income;
    expect(lost('CHN')).toBeGreaterThan(1.5 * lost('USA'));
    expect(lost('USA')).toBeGreaterThan(0.01);
    expect(lost('EUR')).toBe(0);
    expect(war.nations.CHN.treasury).toBeLessThan(calm.nations.CHN.treasury);
    const need = (world: World, nation: NationId) =>
      world.sectors.reduce((all, use) => all + (use.region === nation ? use.quantity : 0), 0);
    expect(need(war, 'CHN')).toBeLessThan(need(calm, 'CHN'));
    expect(need(war, 'USA')).toBeLessThan(need(calm, 'USA'));
    expect(need(war, 'EUR')).toBeCloseTo(need(calm, 'EUR'));
    expect(exposure('CHN', 'USA')).toBeGreaterThan(exposure('CHN', 'JPN'));
  });

  test('cost standing with the others only where there was nothing to answer', () => {
    const wronged = turn({ CHN: [{ ...embargo, target: 'USA' }] }, lawful);
    const opinion = (world: World, orders: Order[]) => turn({ USA: orders }, world).nations.EUR.standing.USA;
    expect(opinion(wronged, [duty])).toBeCloseTo(opinion(wronged, []));
    expect(opinion(start, [duty])).toBeLessThan(opinion(start, []) - 3);
  });
});

describe('the balance problem', () => {
  test('more rock dug for its neodymium brings more cerium and lanthanum than anybody wants', () => {
    const dug = clone(start);
    for (const site of dug.sites) if (site.stage === 'mine' && site.ore === 'rock') site.capacity *= 1.5;
    for (const site of dug.sites)
      if (site.stage === 'separation' && site.ore === 'rock') site.capacity *= 1.5;
    for (const use of dug.sectors) if (use.good === 'light') use.quantity *= 6;
    dug.quota.CHN = null;
    let now = dug;
    for (let done = 0; done < 4; done++) now = turn({}, now);
    const against = (good: 'light' | 'bulk') =>
      (now.market.price[good].CHN ?? 0) / now.market.reference[good];
    expect(against('bulk')).toBeLessThan(0.5);
    expect(against('light')).toBeGreaterThan(4 * against('bulk'));
  });
});

describe('an embargo wears out', () => {
  test('as its target stores metal and buys from others, who keep a part of the trade when it ends', () => {
    const cut: Order = { ...embargo, severity: 0.8 };
    const prepared = clone(lawful);
    const japan = prepared.regions.JPN;
    if (japan) japan.inventory.light += 4000;
    const jump = (world: World) =>
      (turn({ CHN: [cut] }, world).market.price.light.JPN ?? 0) /
      (turn({}, world).market.price.light.JPN ?? 1);
    expect(jump(prepared)).toBeLessThan(jump(lawful));
    let held = turn({ CHN: [cut] }, lawful);
    let free = turn({}, lawful);
    for (let done = 0; done < 4; done++) {
      held = turn({}, held);
      free = turn({}, free);
    }
    expect(held.regions.JPN?.distrust ?? 0).toBeGreaterThan((free.regions.JPN?.distrust ?? 0) + 0.05);
    const lifted = turn({ CHN: [{ ...cut, severity: 0 }] }, held);
    expect(shipped(lifted.market.flows, 'CHN', 'JPN', 'light')).toBeLessThan(
      0.95 * shipped(turn({}, free).market.flows, 'CHN', 'JPN', 'light'),
    );
  });
});
