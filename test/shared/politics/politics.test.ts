import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playOut } from '#shared/bots/play.ts';
import { pointsPerTurn } from '#shared/orders/index.ts';
import { feel, MOODS, type Mood, moods, politicalPoints, sway } from '#shared/politics/approval.ts';
import { grant, grantIncome, lapsedBefore, lapsing } from '#shared/politics/budget.ts';
import { hearNeighbours, permitTrouble } from '#shared/politics/consent.ts';
import { nextElection, vote } from '#shared/politics/elections.ts';
import { cleanUp, dueChance, EARLY, leftBehind, liabilities, soil } from '#shared/politics/environment.ts';
import { govern } from '#shared/politics/index.ts';
import { judge, lobby } from '#shared/politics/lobbies.ts';
import { WANTS, type Want } from '#shared/politics/politics.ts';
import { setStandards } from '#shared/sites/standards.ts';
import { clone } from '#shared/world/clone.ts';
import { faults } from '#shared/world/invariants.ts';
import { GOODS, NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const start = playOut('2010-senkaku', 7, 4, () => 'trader').world;
const world = (change: (world: World) => void = () => undefined): World => {
  const copy = clone(start);
  copy.turns = 14;
  change(copy);
  return copy;
};
const keys = (happen: (record: (event: { text: { key: string } }) => void) => void): string[] => {
  const told: string[] = [];
  happen((event) => told.push(event.text.key));
  return told;
};

describe('public opinion', () => {
  test.each<[Mood, string, (copy: World) => void, 'falls' | 'rises']>([
    ['prices', 'prices triple', (copy) => dear(copy, 3), 'falls'],
    ['shortage', 'nothing is served', (copy) => serve(copy, 0), 'falls'],
    ['jobs', 'industry stands still', (copy) => serve(copy, 0.3), 'falls'],
    ['dirt', 'mines are dirty', dirty, 'falls'],
    [
      'idle-money',
      'money lies about',
      (copy) => Object.assign(copy.nations.JPN, { treasury: 5000 }),
      'falls',
    ],
    [
      'rally',
      'the country is under embargo',
      (copy) =>
        copy.embargoes.push({
          by: 'CHN',
          target: 'JPN',
          commodity: 'light',
          severity: 0.4,
          since: 4,
          manner: 'open',
        }),
      'rises',
    ],
  ])('%s: %s, and it %s', (mood, _, change, way) => {
    const before = moods(world(), 'JPN')[mood];
    const after = moods(world(change), 'JPN')[mood];
    expect(way === 'falls' ? before - after : after - before).toBeGreaterThan(1);
  });

  test('follows what moves it, and stays between nothing and a hundred', () => {
    const copy = world((one) => dear(one, 20));
    const before = copy.nations.JPN.politics.approval;
    feel(copy, 'JPN');
    expect(copy.nations.JPN.politics.approval).toBeLessThan(before);
    sway(copy, 'JPN', -500);
    expect(copy.nations.JPN.politics.approval).toBe(0);
    expect(MOODS).toHaveLength(6);
  });

  test.each([
    [60, 0],
    [36, 0],
    [30, -1],
    [10, -2],
  ])('at %d of a hundred a government has %d policy points more', (approval, points) => {
    const copy = world((one) => Object.assign(one.nations.USA.politics, { approval }));
    expect(politicalPoints(copy, 'USA')).toBe(points);
    expect(pointsPerTurn(view(copy, 'USA'))).toBe(4 + points);
  });
});

describe('elections', () => {
  const at = (approval: number) =>
    world((copy) => {
      copy.turn = 5;
      Object.assign(copy.nations.USA.politics, { approval, demand: null });
    });

  test('come on the dates of the scenario; China has none', () => {
    expect(nextElection(start, 'USA')).toBe(5);
    expect(nextElection(start, 'CHN')).toBeNull();
  });

  test.each([
    [30, 'event.voted-out', -2, 55],
    [45, 'event.re-elected', 0, 45],
    [60, 'event.re-elected', 1, 60],
  ])('at approval %d: %s', (approval, key, mandate, after) => {
    const copy = at(approval);
    expect(keys((record) => vote(copy, 'USA', record))).toEqual([key]);
    expect(copy.nations.USA.politics).toMatchObject({ mandate, approval: after });
  });

  test('a mandate lasts one turn', () => {
    const copy = at(60);
    vote(copy, 'USA', () => undefined);
    copy.turn += 1;
    expect(keys((record) => vote(copy, 'USA', record))).toEqual([]);
    expect(copy.nations.USA.politics.mandate).toBe(0);
  });
});

describe('the budget', () => {
  test('is smaller while industry stands still', () => {
    expect(
      grant(
        world((copy) => serve(copy, 0.2)),
        'JPN',
      ),
    ).toBeLessThan(0.95 * grant(world(), 'JPN'));
  });

  test('takes back what lies unspent, and no money is lost', () => {
    const copy = world((one) => Object.assign(one.nations.EUR, { treasury: 2000 }));
    copy.accounts.founded += 2000 - start.nations.EUR.treasury;
    const lapses = lapsing(copy, 'EUR');
    expect(lapses).toBeGreaterThan(100);
    grantIncome(copy, 'EUR', () => undefined);
    expect(copy.nations.EUR.treasury).toBeCloseTo(2000 - lapses + copy.nations.EUR.income, 6);
    // What a forecast of the treasury says of it, before it happens.
    expect(lapsedBefore(start, 'EUR', copy.nations.EUR.treasury)).toBeCloseTo(lapses, 6);
    expect(lapsedBefore(start, 'EUR', 600)).toBe(0);
    expect(faults(copy)).toEqual([]);
  });

  test('leaves a small purse alone', () => {
    expect(
      lapsing(
        world((copy) => Object.assign(copy.nations.EUR, { treasury: 100 })),
        'EUR',
      ),
    ).toBe(0);
  });
});

describe('what mines leave behind', () => {
  const clays = (copy: World) => copy.sites.find((site) => site.id === 'ganzhou-clays');

  test('is less under better standards, now dear and later cheap', () => {
    const copy = world();
    const site = clays(copy);
    if (!site) throw new Error('the scenario has no clays');
    setStandards(copy, 'CHN', 0);
    const loose = leftBehind(copy, site);
    setStandards(copy, 'CHN', 3);
    expect(leftBehind(copy, site)).toBeLessThan(0.1 * loose);
    expect(copy.regions.CHN?.environment).toBeGreaterThan(2 * (start.regions.CHN?.environment ?? 0));
  });

  test('grows with every tonne, and comes due by chance and amount', () => {
    const copy = world();
    const owed = liabilities(copy, 'CHN');
    const told = keys((record) => {
      for (let turn = 0; turn < 40; turn++) soil(copy, record);
    });
    expect(told).toContain('event.clean-up-due');
    expect(told.length).toBeLessThan(20);
    expect(liabilities(copy, 'CHN')).not.toBe(owed);
    expect(copy.nations.CHN.treasury).toBeLessThan(start.nations.CHN.treasury);
  });

  test("is nobody's worry while it is little", () => {
    expect(
      dueChance(
        world((copy) => Object.assign(copy, { liabilities: { 'mountain-pass': 5 } })),
        'USA',
      ),
    ).toBe(0);
  });

  test('goes by cleaning up early, cheaper than the bill', () => {
    const copy = world();
    const owed = liabilities(copy, 'CHN');
    cleanUp(copy, 'CHN', 100);
    expect(liabilities(copy, 'CHN')).toBeCloseTo(owed - 100 * EARLY, 6);
    cleanUp(copy, 'CHN', 1e6);
    expect(liabilities(copy, 'CHN')).toBeCloseTo(0, 6);
  });
});

describe('the consent of those who live there', () => {
  test('falls where much is left behind and after an accident, and comes back elsewhere', () => {
    const copy = world((one) => {
      dirty(one);
      Object.assign(one.regions.AUS ?? {}, { consent: 0.2 });
      const site = one.sites.find((each) => each.region === 'MYS');
      if (site) site.project.outage = 100;
    });
    const before = clone(copy);
    hearNeighbours(copy, () => undefined);
    const moved = (id: string) => (copy.regions[id]?.consent ?? 0) - (before.regions[id]?.consent ?? 0);
    expect(moved('CHN')).toBeLessThan(0);
    expect(moved('MYS')).toBeLessThan(-0.05);
    expect(moved('AUS')).toBeGreaterThan(0);
  });

  test('when lost brings protests, and makes permits slip more often', () => {
    const copy = world((one) => {
      Object.assign(one.regions.USA ?? {}, { consent: 0.31, usualConsent: 0 });
    });
    const calm = permitTrouble(copy, 'USA');
    expect(keys((record) => hearNeighbours(copy, record))).toContain('event.protests');
    expect(permitTrouble(copy, 'USA')).toBeGreaterThan(calm);
    expect(
      permitTrouble(
        world((one) => Object.assign(one.regions.USA ?? {}, { consent: 0.7 })),
        'USA',
      ),
    ).toBeCloseTo(1);
  });
});

describe('lobbies', () => {
  const asking = (want: Want, from: number, change: (copy: World) => void = () => undefined) =>
    world((copy) => {
      copy.nations.JPN.politics.demand = { want, since: copy.turn, until: copy.turn + 3, from };
      change(copy);
    });

  test('ask for something sooner or later, one thing at a time', () => {
    const copy = world();
    const told = keys((record) => {
      for (let turn = 0; turn < 30; turn++) lobby(copy, 'JPN', record);
    });
    expect(told).toEqual(['event.demand']);
    expect(WANTS).toContain(copy.nations.JPN.politics.demand?.want);
  });

  test('reward a government that delivers', () => {
    const copy = asking('recycling', 0);
    const { treasury, politics } = copy.nations.JPN;
    const before = politics.approval;
    expect(keys((record) => lobby(copy, 'JPN', record))).toEqual(['event.demand-met']);
    expect(copy.nations.JPN.politics.approval).toBe(before + 5);
    expect(copy.nations.JPN.treasury).toBeGreaterThan(treasury);
    expect(copy.nations.JPN.politics.demand).toBeNull();
  });

  test('punish one that lets the time go by', () => {
    const copy = asking('recycling', 3, (one) => Object.assign(one, { turn: one.turn + 2 }));
    const before = copy.nations.JPN.politics.approval;
    expect(keys((record) => lobby(copy, 'JPN', record))).toEqual(['event.demand-missed']);
    expect(copy.nations.JPN.politics.approval).toBe(before - 5);
  });

  test.each<[Want, number, string, (copy: World) => void, 'open' | 'met' | 'missed']>([
    ['recycling', 3, 'nothing done yet', () => undefined, 'open'],
    ['no-tariffs', 0, 'none yet', () => undefined, 'open'],
    ['no-tariffs', 0, 'one is set', (copy) => tax(copy), 'missed'],
    ['no-tariffs', 0, 'none until the end', (copy) => Object.assign(copy, { turn: copy.turn + 2 }), 'met'],
    ['protection', 0, 'a tariff on magnets', (copy) => tax(copy), 'met'],
    [
      'heavy-cover',
      0,
      'stores are full',
      (copy) => Object.assign(copy.nations.JPN.stockpile, { light: 1e5, heavy: 1e4 }),
      'met',
    ],
    ['clean-up', 1e6, 'little is left', () => undefined, 'met'],
    ['free-exports', 2, 'nothing is held back', () => undefined, 'met'],
    ['new-site', -1, 'one is being built', () => undefined, 'met'],
  ])('%s from %d, %s: %s', (want, from, _, change, state) => {
    const copy = asking(want, from, change);
    const { demand } = copy.nations.JPN.politics;
    expect(demand && judge(copy, 'JPN', demand)).toBe(state);
  });
});

test('whatever the world is like, the home front keeps its bounds and every payment has two sides', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      share,
      share,
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.integer(),
      (served, consent, money, seed) => {
        const copy = world((one) => {
          serve(one, served);
          for (const nation of NATIONS) {
            one.accounts.founded += money - one.nations[nation].treasury;
            one.nations[nation].treasury = money;
          }
          for (const id in one.regions) Object.assign(one.regions[id] ?? {}, { consent });
        });
        const own = { ...copy, seed };
        for (let turn = 0; turn < 6; turn++) govern(own, () => undefined);
        expect(faults(own)).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});

function dear(copy: World, times: number): void {
  for (const good of GOODS) copy.market.price[good].JPN = times * copy.market.reference[good];
}

function serve(copy: World, share: number): void {
  for (const use of copy.sectors) use.served = share * use.quantity * use.intensity;
  for (const site of copy.sites) if (site.stage === 'magnet') site.output = share * site.capacity;
}

function dirty(copy: World): void {
  for (const site of copy.sites)
    if (site.stage === 'mine')
      Object.assign(site, {
        region: site.id === 'mt-weld' ? 'JPN' : site.region,
        output: 20_000,
        illegal: true,
      });
}

function tax(copy: World): void {
  copy.tariffs.push({ by: 'JPN', origin: 'CHN', good: 'magnet', rate: 0.2 });
}
