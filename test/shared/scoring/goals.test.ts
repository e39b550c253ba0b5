import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playOut } from '#shared/bots/play.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { GOAL_IDS, GOALS, type GoalId, goalsOf } from '#shared/scoring/goals/ids.ts';
import { MEASURES } from '#shared/scoring/goals/index.ts';
import { score, turnScore } from '#shared/scoring/score.ts';
import { clone } from '#shared/world/clone.ts';
import { GOODS, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { Site, World } from '#shared/world/world.ts';

const start = playOut('2010-senkaku', 7, 4, () => 'trader').world;
const ownerOf = (goal: GoalId): NationId => NATIONS.find((nation) => goalsOf(nation).includes(goal)) ?? 'CHN';
const value = (goal: GoalId, change: (world: World) => void): number => {
  const world = clone(start);
  change(world);
  return MEASURES[goal].now(world, ownerOf(goal));
};
const all = (world: World, of: NationId, points: number) => {
  for (const other of NATIONS) if (other !== of) world.nations[other].standing[of] = points;
};
const made = (world: World, region: string, stage: string, times: number) => {
  for (const site of world.sites)
    if (site.region === region && site.stage === stage) {
      site.output *= times;
      site.capacity *= times;
    }
};
const sites = (world: World, change: (site: Site) => Partial<Site>) => {
  for (const site of world.sites) Object.assign(site, change(site));
};
const serve = (world: World, region: string, sectors: string[], share: number) => {
  for (const use of world.sectors)
    if (use.region === region && sectors.includes(use.sector)) use.served = share * use.quantity;
};
const prices = (world: World, region: string, times: number) => {
  for (const good of GOODS) world.market.price[good][region] = times * world.market.reference[good];
};
const contract = (world: World, seller: string, buyer: NationId, turns: number) =>
  world.contracts.push({
    id: `c-${seller}`,
    seller,
    buyer,
    commodity: 'light',
    tonnes: 2000,
    price: 20,
    until: world.turn + turns,
    delivered: 0,
  });

/** Two ways a world can be; the second must be the better one for the goal. */
const BETTER: [GoalId, string, (world: World) => void, (world: World) => void][] = [
  ['value-added', 'magnets are made', (w) => made(w, 'CHN', 'magnet', 0.3), () => undefined],
  ['value-added', 'others make less', (w) => made(w, 'JPN', 'magnet', 4), () => undefined],
  ['rents', 'exports fetch more', () => undefined, (w) => Object.assign(w.market.fob, { light: 90 })],
  ['access', 'doors are open', (w) => all(w, 'CHN', -50), (w) => all(w, 'CHN', 20)],
  [
    'access',
    'research gets on',
    () => undefined,
    (w) => Object.assign(w.nations.CHN.substitution.heavy, { level: 3 }),
  ],
  [
    'environment',
    'standards rise',
    () => undefined,
    (w) => Object.assign(w.regions.CHN ?? {}, { environment: 1 }),
  ],
  ['environment', 'scrap comes back', () => undefined, (w) => Object.assign(w.nations.CHN, { recycling: 3 })],
  [
    'environment',
    'no pit is unlicensed',
    (w) => sites(w, (site) => ({ illegal: site.region === 'CHN' && site.ore === 'clay' })),
    (w) => sites(w, () => ({ illegal: false })),
  ],
  ['standing', 'others think well of it', (w) => all(w, 'CHN', -10), (w) => all(w, 'CHN', 10)],
  [
    'supply',
    'there is stock',
    (w) => {
      Object.assign(w.regions.JPN?.inventory ?? {}, { heavy: 0 });
      w.nations.JPN.stockpile.heavy = 0;
    },
    () => undefined,
  ],
  ['supply', 'contracts run on', (w) => contract(w, 'AUS', 'JPN', 1), (w) => contract(w, 'AUS', 'JPN', 8)],
  ['supply', 'needs are served', (w) => serve(w, 'JPN', ['ev', 'electronics'], 0.5), () => undefined],
  [
    'diversification',
    'it owns mines abroad',
    (w) => sites(w, () => ({ owner: null })),
    (w) => sites(w, (site) => ({ owner: site.region === 'AUS' ? 'JPN' : null })),
  ],
  ['margin', 'metal is no dearer than in China', (w) => prices(w, 'JPN', 8), (w) => prices(w, 'JPN', 1)],
  ['margin', 'industry works', (w) => made(w, 'JPN', 'magnet', 0.1), () => undefined],
  ['recycling', 'scrap comes back', () => undefined, (w) => Object.assign(w.nations.JPN, { recycling: 3 })],
  [
    'partners',
    'more countries are bound',
    (w) => w.contracts.splice(0),
    (w) => {
      for (const seller of ['AUS', 'IND', 'VNM', 'KAZ']) contract(w, seller, 'JPN', 5);
    },
  ],
  [
    'defence',
    'the sector is served',
    (w) => serve(w, 'USA', ['defence'], 0.4),
    (w) => serve(w, 'USA', ['defence'], 1),
  ],
  [
    'defence',
    'the stockpile is full',
    () => undefined,
    (w) => Object.assign(w.nations.USA.stockpile, { light: 9000, heavy: 900 }),
  ],
  ['chain', 'plants stand at home', () => undefined, (w) => made(w, 'USA', 'magnet', 20)],
  ['alliances', 'allies think well of it', (w) => all(w, 'USA', -10), (w) => all(w, 'USA', 60)],
  [
    'alliances',
    'no friend is taxed',
    (w) => w.tariffs.push({ by: 'USA', origin: 'EUR', good: 'magnet', rate: 0.2 }),
    () => undefined,
  ],
  ['consumer-price', 'prices are low', (w) => prices(w, 'USA', 5), (w) => prices(w, 'USA', 1)],
  ['budget', 'money is left', () => undefined, (w) => Object.assign(w.nations.USA, { treasury: 2000 })],
  [
    'budget',
    'stock counts as money does',
    () => undefined,
    (w) => Object.assign(w.nations.USA.stockpile, { light: 9000 }),
  ],
  [
    'roll-out',
    'turbines are built',
    (w) => serve(w, 'EUR', ['ev', 'wind'], 0.5),
    (w) => serve(w, 'EUR', ['ev', 'wind'], 0.8),
  ],
  ['circular', 'scrap comes back', () => undefined, (w) => Object.assign(w.nations.EUR, { recycling: 3 })],
  [
    'rules',
    'it sets no tariffs itself',
    (w) => w.tariffs.push({ by: 'EUR', origin: 'CHN', good: 'magnet', rate: 0.2 }),
    (w) => w.tariffs.push({ by: 'USA', origin: 'CHN', good: 'magnet', rate: 0.2 }),
  ],
  [
    'rules',
    'quotas do not bind',
    (w) => Object.assign(w.market, { quotaRent: 40 }),
    (w) => Object.assign(w.market, { quotaRent: 0 }),
  ],
  [
    'autonomy',
    'it separates at home',
    (w) => made(w, 'EUR', 'separation', 0),
    (w) => made(w, 'EUR', 'separation', 3),
  ],
  ['price', 'prices are low', (w) => prices(w, 'EUR', 5), (w) => prices(w, 'EUR', 1)],
  [
    'price',
    'prices are steady',
    (w) => Object.assign(w.history.at(-1)?.outside ?? {}, { light: 500, heavy: 5000 }),
    (w) => Object.assign(w.history.at(-1) ?? {}, { outside: { ...w.history.at(-2)?.outside } }),
  ],
];

describe('a goal is better reached when', () => {
  test.each(BETTER)('%s: %s', (goal, _, worse, better) => {
    expect(value(goal, better)).toBeGreaterThan(value(goal, worse) + 0.005);
  });

  test('every goal is in the table above', () => {
    expect(new Set(BETTER.map(([goal]) => goal))).toEqual(new Set(GOAL_IDS));
  });
});

describe('the score of a nation', () => {
  test('has five goals that no other nation has', () => {
    expect(new Set(Object.values(GOALS).flat()).size).toBe(20);
    for (const nation of NATIONS) expect(Object.keys(score(start, nation).parts)).toEqual(goalsOf(nation));
  });

  test.each(SCENARIOS)('%s: opens in the middle, with room up and down', (scenario) => {
    const { world } = playOut(scenario, 1, 4, () => 'trader');
    for (const nation of NATIONS) {
      expect(score(world, nation).total).toBeGreaterThan(20);
      expect(score(world, nation).total).toBeLessThan(90);
    }
  });

  test('stays within 0..100 whatever the world is like', () => {
    const figure = fc.double({ min: 0, max: 1e9, noNaN: true });
    const opinion = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        figure,
        figure,
        figure,
        figure,
        opinion,
        fc.boolean(),
        (money, price, stock, tonnes, mood, shut) => {
          const world = clone(start);
          for (const nation of NATIONS) {
            world.nations[nation].treasury = money;
            all(world, nation, mood);
            prices(world, nation, price);
            world.nations[nation].stockpile.heavy = stock;
          }
          for (const site of world.sites) site.output = shut ? 0 : tonnes;
          for (const use of world.sectors) use.served = shut ? 0 : Math.min(use.quantity, tonnes);
          for (const nation of NATIONS)
            for (const points of Object.values(turnScore(world, nation))) {
              expect(points).toBeGreaterThanOrEqual(0);
              expect(points).toBeLessThanOrEqual(100);
            }
        },
      ),
      { numRuns: 200 },
    );
  });
});
