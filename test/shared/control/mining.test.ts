import { describe, expect, test } from 'vitest';
import { CONSOLIDATION, licensedOutput } from '#shared/control/mining.ts';
import { smuggled, smugglingTerms } from '#shared/control/underground.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const turn = (orders: Partial<Record<NationId, Order[]>>, world = start) => {
  const { world: after } = resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  );
  expect(faults(after)).toEqual([]);
  return after;
};
const turns = (count: number, world: World, orders: (turn: number) => Order[] = () => []) => {
  let now = world;
  for (let done = 0; done < count; done++) now = turn({ CHN: orders(done) }, now);
  return now;
};
const why = (nation: NationId, order: Order, world = start) => {
  const [verdict] = checkOrders(view(world, nation), [order]);
  return verdict?.ok ? 'legal' : verdict?.why.key;
};
const unlicensed = (world: World) =>
  world.sites.reduce((sum, site) => sum + (site.illegal ? site.output : 0), 0);
const contraband = (world: World) => COMMODITIES.reduce((sum, good) => sum + smuggled(world, good), 0);

describe('whether control may be ordered', () => {
  test.each<[NationId, Order, string]>([
    ['CHN', { kind: 'export-tax', rate: 0.25 }, 'legal'],
    ['CHN', { kind: 'export-tax', rate: 0.6 }, 'refusal.tax-too-high'],
    ['USA', { kind: 'export-tax', rate: 0.1 }, 'refusal.no-licences'],
    ['CHN', { kind: 'mining-quota', tonnes: 30_000 }, 'legal'],
    ['CHN', { kind: 'mining-quota', tonnes: null }, 'refusal.no-change'],
    ['JPN', { kind: 'mining-quota', tonnes: 10 }, 'refusal.no-mines-at-home'],
    ['CHN', { kind: 'consolidate' }, 'legal'],
    ['JPN', { kind: 'consolidate' }, 'refusal.nothing-to-merge'],
    ['CHN', { kind: 'crack-down', funds: 20 }, 'legal'],
    ['JPN', { kind: 'crack-down', funds: 20 }, 'refusal.nobody-to-chase'],
  ])('%s %o: %s', (nation, order, expected) => expect(why(nation, order)).toBe(expected));

  test('twice: state groups are formed once', () => {
    expect(why('CHN', { kind: 'consolidate' }, turn({ CHN: [{ kind: 'consolidate' }] }))).toBe(
      'refusal.consolidated',
    );
  });
});

describe('an export tax', () => {
  test('parts prices outside from those inside, and earns the treasury money', () => {
    const lifted = clone(start);
    lifted.quota.CHN = null;
    const taxed = turn({ CHN: [{ kind: 'export-tax', rate: 0.5 }] }, lifted);
    const free = turn({ CHN: [{ kind: 'export-tax', rate: 0 }] }, lifted);
    const gap = (world: World) => (world.market.price.light.JPN ?? 0) / (world.market.price.light.CHN ?? 1);
    expect(gap(taxed)).toBeGreaterThan(gap(free) + 0.2);
    expect(taxed.nations.CHN.treasury).toBeGreaterThan(free.nations.CHN.treasury);
    expect(taxed.nations.JPN.standing.CHN).toBeLessThan(free.nations.JPN.standing.CHN - 5);
  });
});

describe('a mining quota', () => {
  const quota: Order = { kind: 'mining-quota', tonnes: 20_000 };
  test('is overstepped by some before state groups hold the mines, and kept after', () => {
    const loose = licensedOutput(turn({ CHN: [quota] }), 'CHN');
    const groups = clone(start);
    groups.nations.CHN.control.groups = 1;
    const tight = licensedOutput(turn({ CHN: [quota] }, groups), 'CHN');
    expect(loose).toBeGreaterThan(21_000);
    expect(loose).toBeLessThan(licensedOutput(turn({}), 'CHN') - 3000);
    expect(tight).toBeLessThanOrEqual(20_001);
  });

  test('makes the metal dearer everywhere, and its lifting cheaper', () => {
    const scarce = turns(2, turn({ CHN: [quota] }));
    const free = turns(3, start);
    expect(scarce.market.price.light.CHN).toBeGreaterThan(free.market.price.light.CHN ?? 0);
  });
});

describe('state groups', () => {
  test('take five years and money every turn, and rest while there is none', () => {
    const begun = turn({ CHN: [{ kind: 'consolidate' }] });
    expect(begun.nations.CHN.control.groups).toBeCloseTo(1 / CONSOLIDATION.turns);
    const poor = clone(begun);
    poor.accounts.industry += poor.nations.CHN.treasury;
    poor.nations.CHN.treasury = 0;
    expect(turn({}, poor).nations.CHN.control.groups).toBe(begun.nations.CHN.control.groups);
    const done = turns(CONSOLIDATION.turns, begun);
    expect(done.nations.CHN.control).toMatchObject({ groups: 1, merging: 0 });
  });

  test('leave less to unlicensed pits and to smugglers', () => {
    const held = clone(start);
    held.nations.CHN.control.groups = 1;
    expect(unlicensed(turn({}, held))).toBeLessThan(0.6 * unlicensed(turn({})));
  });
});

describe('a crack-down', () => {
  test('closes unlicensed pits at once and wears off', () => {
    const raided = turn({ CHN: [{ kind: 'crack-down', funds: 60 }] });
    expect(unlicensed(raided)).toBeLessThan(0.6 * unlicensed(turn({})));
    const later = turns(5, raided);
    expect(later.nations.CHN.control.police).toBeLessThan(0.1);
    expect(unlicensed(later)).toBeGreaterThan(0.8 * unlicensed(turns(6, start)));
  });

  test('makes smuggling dearer', () => {
    const short = clone(start);
    short.quota.CHN = 6000;
    const scarce = turns(3, short);
    const open = contraband(turn({}, scarce));
    const raided = contraband(turn({ CHN: [{ kind: 'crack-down', funds: 60 }] }, scarce));
    expect(open).toBeGreaterThan(100);
    expect(raided).toBeLessThan(0.7 * open);
  });
});

describe('what goes on without licences', () => {
  test('unlicensed digging grows with what it earns', () => {
    const dear = clone(start);
    for (const good of COMMODITIES) dear.market.memory.inside[good].last *= 4;
    for (const good of COMMODITIES) dear.market.memory.outside[good].last *= 4;
    const scarce = clone(start);
    scarce.quota.CHN = 5000;
    scarce.nations.CHN.control.miningQuota = 15_000;
    expect(turns(4, scarce).underground.digging.clay).toBeGreaterThan(
      turns(4, start).underground.digging.clay + 0.1,
    );
  });

  test('smugglers’ routes build up while prices part, make the next tonne cheaper, and decay after', () => {
    const scarce = clone(start);
    scarce.quota.CHN = 6000;
    const one = turn({}, scarce);
    const three = turns(2, one);
    expect(contraband(three)).toBeGreaterThan(contraband(one));
    const built = three.underground.routes.bulk;
    expect(smugglingTerms('bulk', 1, three.underground.routes).slope).toBeLessThan(
      smugglingTerms('bulk', 1, one.underground.routes).slope,
    );
    const open = clone(three);
    open.quota.CHN = null;
    const after = turns(4, open);
    expect(after.underground.routes.bulk).toBeLessThan(0.6 * built);
    expect(after.underground.routes.bulk).toBeGreaterThan(0.1 * built);
  });
});
