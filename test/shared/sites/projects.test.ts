import { describe, expect, test } from 'vitest';
import { checkOrders } from '#shared/orders/index.ts';
import { followPrices } from '#shared/sites/companies.ts';
import { settleDebts } from '#shared/sites/solvency.ts';
import { advance, begin } from '#shared/sites/stages.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Site, World } from '#shared/world/world.ts';

const siteOf = (world: World, id: string): Site => {
  const site = world.sites.find((one) => one.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
};
const told: string[] = [];
const record = (event: { text: { key: string } }) => told.push(event.text.key);
const since = (): string[] => told.splice(0);
const pass = (world: World) =>
  resolve(
    world,
    each(NATIONS, () => []),
    { explain: false },
  );
/** Companies look back on prices at this multiple of the reference. */
const priced = (world: World, level: number) => {
  for (const good of ['light', 'heavy', 'bulk'] as const)
    for (const place of ['inside', 'outside'] as const)
      world.market.memory[place][good].smooth = level * world.market.reference[good];
};

describe('companies', () => {
  test('need several turns of good prices to take up a project, and poor prices send them away', () => {
    const world = create('2010-senkaku', 7);
    const pass = siteOf(world, 'mountain-pass');
    priced(world, 4);
    followPrices(world, pass, record);
    expect(pass.developing).toBe(false);
    for (let turn = 0; turn < 30 && !pass.developing; turn++) followPrices(world, pass, record);
    expect(pass).toMatchObject({ developing: true, phase: 'construction', owner: null });
    expect(pass.project.debt).toBeGreaterThan(0);

    const dubbo = siteOf(world, 'dubbo');
    begin(world, dubbo);
    priced(world, 0.5);
    for (let turn = 0; turn < 3; turn++) followPrices(world, dubbo, record);
    expect(dubbo.developing).toBe(true);
    followPrices(world, dubbo, record);
    expect(dubbo.developing).toBe(false);
  });

  test('a good year between poor ones starts nothing', () => {
    const world = create('2010-senkaku', 7);
    const deposit = siteOf(world, 'araxa');
    for (let turn = 0; turn < 60; turn++) {
      priced(world, turn % 3 === 2 ? 1 : 6);
      followPrices(world, deposit, record);
    }
    expect(deposit.developing).toBe(false);
  });
});

describe('bankruptcy', () => {
  const ruined = (debt: number): World => {
    const world = create('2010-senkaku', 7);
    siteOf(world, 'mountain-pass-stocks').project.debt = debt;
    return world;
  };
  const years = (start: World, turns: number) => {
    let world = start;
    const keys: string[] = [];
    for (let turn = 0; turn < turns && !keys.includes('event.bankrupt'); turn++) {
      const next = pass(world);
      keys.push(...next.report.events.map((event) => event.text.key));
      world = next.world;
      expect(faults(world)).toEqual([]);
    }
    return { world, keys };
  };

  test('comes when earnings do not pay the lenders for years, and only to those who owe', () => {
    const { world, keys } = years(ruined(400), 6);
    expect(keys).toContain('event.bankrupt');
    expect(siteOf(world, 'mountain-pass-stocks')).toMatchObject({
      phase: 'care',
      owner: null,
      project: { debt: 0, bankrupt: true },
    });
    expect(years(ruined(0), 6).keys).not.toContain('event.bankrupt');
  });

  test('a profitable site pays its debts off', () => {
    const world = create('2010-senkaku', 7);
    const mine = siteOf(world, 'ganzhou-clays');
    mine.project.debt = 10;
    settleDebts(world, record);
    expect(mine.project.debt).toBeLessThan(10);
    expect(mine.project.losses).toBe(0);
  });

  test.each<[NationId, number, string]>([
    ['JPN', 50, 'legal'],
    ['CHN', -10, 'refusal.buyer-unwelcome'],
    ['USA', 0, 'legal'],
  ])('the assets are for sale: %s, of whom the US thinks %d: %s', (buyer, opinion, expected) => {
    const world = create('2010-senkaku', 7);
    const mine = siteOf(world, 'mountain-pass');
    mine.project.bankrupt = true;
    if (buyer !== 'USA') world.nations.USA.standing[buyer] = opinion;
    const [verdict] = checkOrders(view(world, buyer), [{ kind: 'build-mine', site: mine.id }]);
    expect(verdict?.ok ? 'legal' : verdict?.why.key).toBe(expected);
    if (expected !== 'legal') return;
    const bought = resolve(
      world,
      each(NATIONS, (one) => (one === buyer ? [{ kind: 'build-mine' as const, site: mine.id }] : [])),
    ).world;
    expect(siteOf(bought, mine.id)).toMatchObject({ owner: buyer, phase: 'construction' });
    expect(faults(bought)).toEqual([]);
  });
});

describe('building', () => {
  /** Turns of building until something is told. */
  const build = (world: World, site: Site): string[] => {
    since();
    for (let turn = 0; turn < 60; turn++) {
      site.remaining = 4;
      advance(world, site, record);
      const news = since();
      if (news.length > 0) return news;
    }
    return [];
  };
  const project = (owner: NationId | null) => {
    const world = create('2010-senkaku', 7);
    const site = siteOf(world, 'dubbo');
    site.owner = owner;
    site.phase = 'construction';
    site.developing = true;
    return { world, site };
  };

  test('can cost more than planned: the owner pays, and lenders carry the rest', () => {
    const { world, site } = project('JPN');
    const before = world.nations.JPN.treasury;
    expect(build(world, site)).toEqual(['event.overrun']);
    expect(world.nations.JPN.treasury).toBeLessThan(before);
    expect(site.project.debt).toBeGreaterThan(0);
    expect(faults(world)).toEqual([]);
  });

  test('stops when the owner cannot pay', () => {
    const { world, site } = project('JPN');
    world.accounts.founded -= world.nations.JPN.treasury;
    world.nations.JPN.treasury = 0;
    expect(build(world, site)).toEqual(['event.project-stopped']);
    expect(site).toMatchObject({ developing: false, phase: 'construction' });
    expect(faults(world)).toEqual([]);
  });

  test('permits are refused more often where they take long', () => {
    const refusals = (id: string) => {
      const world = create('2010-senkaku', 7);
      const site = siteOf(world, id);
      let count = 0;
      for (let turn = 0; turn < 2000; turn++) {
        site.phase = 'permitting';
        site.developing = true;
        site.remaining = 9;
        advance(world, site, () => {});
        if (!site.developing) count += 1;
      }
      return count;
    };
    expect(refusals('norra-karr')).toBeGreaterThan(2 * refusals('chipwi'));
    expect(refusals('kuantan')).toBe(0);
  });
});

test('of several that want a site in one turn each may get it, and only one pays', () => {
  const winners = new Set<string | null>();
  const order = { kind: 'build-mine' as const, site: 'dubbo' };
  const bidders: NationId[] = ['JPN', 'USA', 'EUR'];
  for (let seed = 0; seed < 40; seed++) {
    const world = { ...create('2010-senkaku', 7), seed, random: {} };
    const next = (who: NationId[]) =>
      resolve(
        world,
        each(NATIONS, (one) => (who.includes(one) ? [order] : [])),
        { explain: false },
      ).world;
    const alone = next([]);
    const wanted = next(bidders);
    expect(faults(wanted)).toEqual([]);
    const paid = bidders.filter((one) => wanted.nations[one].treasury < alone.nations[one].treasury - 20);
    const { owner } = siteOf(wanted, 'dubbo');
    expect(paid).toEqual([owner]);
    winners.add(owner);
    if (winners.size === 3) break;
  }
  expect(winners.size).toBe(3);
}, 20_000);
