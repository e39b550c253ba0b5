import { noControl } from '../control/control.ts';
import { sorted } from '../control/embargoes.ts';
import { usualUnderground } from '../control/underground.ts';
import { openFixed } from '../crises/draw.ts';
import { calm } from '../crises/lasting.ts';
import { noCrises } from '../crises/terms.ts';
import { TRUSTED } from '../diplomacy/breach.ts';
import { firstPartners } from '../diplomacy/partners.ts';
import { clearMarket } from '../market/clearing.ts';
import { parameters, stockCover } from '../market/parameters.ts';
import { dependence, traceChinese } from '../market/trace.ts';
import { USUAL_CONSENT } from '../politics/consent.ts';
import { inherit } from '../politics/environment.ts';
import { firstPolitics } from '../politics/politics.ts';
import { scenario as find } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { exportRents } from '../scoring/goals/china.ts';
import { byGoal, output, ownChain } from '../scoring/score.ts';
import { firstLoans, firstProject } from '../sites/start.ts';
import { noSupport } from '../sites/support.ts';
import { keepBooks } from '../turn/books.ts';
import { remember } from '../turn/memory.ts';
import { pastSummaries, summarise } from '../turn/summary.ts';
import { roundWorld } from './rounding.ts';
import { RULES } from './rules.ts';
import {
  COMMODITIES,
  each,
  GOODS,
  type Good,
  isNation,
  NATIONS,
  type NationId,
  type RegionId,
} from './terms.ts';
import type { Nation, Region, World } from './world.ts';

/** A turn is half a year: scenario figures per year are halved. */
const PER_TURN = 0.5;

/** Half-years run in before the start, so that trade, stocks and opinions are those of a going world. */
const RUN_IN = 4;

/**
 * The world at the start of a match.
 * @param turns length; the scenario's own when left out
 * @throws ScenarioError when there is no such scenario
 */
export function create(scenario: string, seed: number, turns?: number): World {
  const plan = find(scenario);
  const world = blank(plan, seed, turns ?? plan.turns);
  const stocks = each(NATIONS, (nation) => ({ ...world.nations[nation].stockpile }));
  for (let turn = 0; turn < RUN_IN; turn++) {
    const cleared = clearMarket(world);
    traceChinese(world, cleared);
    keepBooks(world, cleared);
    remember(world);
  }
  settle(world, plan, stocks);
  openFixed(world, () => undefined);
  inherit(world);
  roundWorld(world);
  return world;
}

/** After the run-in: treasuries and memories as the scenario says, and the baseline for scores. */
function settle(
  world: World,
  plan: Scenario,
  stocks: Record<NationId, World['nations']['CHN']['stockpile']>,
): void {
  world.accounts = {
    budget: 0,
    industry: 0,
    escrow: 0,
    founded: plan.nations.reduce((sum, nation) => sum + nation.treasury[0], 0),
  };
  world.market.usual = sorted(world.market.flows.map((flow) => ({ ...flow })));
  for (const row in world.market.carry) world.market.carry[row] = 0;
  for (const id in world.regions) {
    const region = world.regions[id];
    if (region) {
      region.risk = CALM;
      region.distrust = plan.regions.find((one) => one.id === id)?.distrust?.[0] ?? CALM;
    }
  }
  world.market.thrift = { light: 1, heavy: 1 };
  for (const use of world.sectors) use.intensity = 1;
  for (const site of world.sites) site.idle = 0;
  for (const good of GOODS) {
    const outside = world.market.memory.outside[good];
    outside.anchor = 0.92 * outside.last;
    outside.smooth = outside.last;
    outside.expected = outside.last;
    const inside = world.market.memory.inside[good];
    inside.anchor = inside.last;
    inside.smooth = inside.last;
    inside.expected = inside.last;
  }
  world.history.push({ ...summarise(world), turn: -1 });
  for (const nation of plan.nations) {
    const own = world.nations[nation.id];
    own.treasury = nation.treasury[0];
    own.stockpile = stocks[nation.id];
    own.start = {
      dependence: dependence(world, nation.id),
      output: output(world, nation.id),
      chain: ownChain(world, nation.id),
      rents: exportRents(world, nation.id),
      income: own.income,
    };
  }
}

function blank(plan: Scenario, seed: number, turns: number): World {
  const regions: Record<RegionId, Region> = {};
  for (const place of plan.regions) regions[place.id] = region(plan, place.id);
  const memory = (good: Good) => {
    const price = good === 'magnet' ? plan.reference.magnet[0] : plan.opening[good][0];
    return { last: price, expected: price, anchor: plan.reference[good][0], smooth: price };
  };
  const everywhere = (value: number): Record<RegionId, number> =>
    Object.fromEntries(plan.regions.map((place) => [place.id, value]));
  const byNation = <T>(pick: (nation: Scenario['nations'][number]) => T): Record<RegionId, T> =>
    Object.fromEntries(plan.nations.map((nation) => [nation.id, pick(nation)]));
  return {
    rules: RULES,
    scenario: plan.id,
    seed,
    turn: 0,
    turns,
    start: plan.start,
    nations: each(NATIONS, (id) => nation(plan, id)),
    regions,
    sites: plan.sites.map((site) => ({
      id: site.id,
      name: site.name,
      region: site.region,
      stage: site.stage,
      ore: site.ore,
      lon: site.at[0],
      lat: site.at[1],
      capacity: site.capacity[0] * PER_TURN,
      cost: site.cost[0],
      phase: site.phase[0],
      remaining: site.phase[1],
      developing: site.developing && site.phase[0] !== 'operation',
      owner: site.owner ?? null,
      illegal: site.illegal ?? false,
      output: 0,
      idle: 0,
      project: firstProject(site),
    })),
    floors: [],
    surveys: [],
    sectors: plan.sectors.flatMap((sector) =>
      Object.entries(sector.quantity).map(([where, quantity]) => ({
        sector: sector.sector,
        region: where,
        good: sector.good,
        quantity: quantity[0] * PER_TURN,
        growth: sector.growth[0],
        rival: sector.rival?.share[0] ?? 0,
        rivalSpeed: sector.rival?.speed[0] ?? 0,
        choke: sector.choke[0],
        savings: sector.savings[0],
        intensity: 1,
        served: 0,
      })),
    ),
    contracts: [],
    offers: [],
    loans: firstLoans(plan),
    quota: byNation((one) => (one.exportQuota ? one.exportQuota[0] * PER_TURN : null)),
    exportTax: byNation((one) => one.exportTax[0]),
    tariffs: [],
    embargoes: [],
    underground: usualUnderground(),
    proposals: [],
    treaties: [],
    disputes: [],
    partners: firstPartners(plan.regions.map((place) => place.id)),
    crises: noCrises(),
    liabilities: {},
    market: {
      price: each(GOODS, (good) => everywhere(memory(good).last)),
      chinese: each(GOODS, () => everywhere(0.9)),
      fob: each(COMMODITIES, (commodity) => plan.opening[commodity][0]),
      memory: { inside: each(GOODS, memory), outside: each(GOODS, memory) },
      reference: each(GOODS, (good) => plan.reference[good][0]),
      recipe: { light: plan.recipe.light[0], heavy: plan.recipe.heavy[0] },
      heavyIn: everywhere(plan.recipe.heavy[0]),
      thrift: { light: 1, heavy: 1 },
      quotaRent: 0,
      flows: [],
      usual: [],
      inputs: NO_INPUTS,
      residual: 0,
      duals: {},
      carry: {},
    },
    history: pastSummaries(plan),
    random: {},
    nextId: 1,
    accounts: { budget: 0, industry: 0, escrow: 0, founded: 0 },
  };
}

const NO_INPUTS: World['market']['inputs'] = {
  sites: [],
  demand: [],
  technology: { intensity: [], recipe: { light: 0, heavy: 0 }, scrap: [] },
  hoarding: {
    holders: [],
    distrust: {},
    lagged: { light: 0, heavy: 0, bulk: 0, magnet: 0 },
  },
  stockpiles: { trades: [], contracts: [] },
  crises: calm(),
  delays: [],
  underground: usualUnderground().routes,
  policy: each(NATIONS, () => ({
    quota: null,
    exportTax: 0,
    tariffs: [],
    embargoes: [],
    licences: [],
    mining: { quota: null, beyond: 0, dearer: 0 },
    enforcement: 1,
  })),
};

function nation(plan: Scenario, id: NationId): Nation {
  const source = plan.nations.find((one) => one.id === id);
  if (!source) throw new Error(`The scenario ${plan.id} has no nation ${id}`);
  const standing = each(NATIONS, (other) => (other === id ? 0 : (source.standing[other]?.[0] ?? 0)));
  return {
    id,
    treasury: source.treasury[0],
    income: source.income[0] * PER_TURN,
    stockpile: each(COMMODITIES, (commodity) => source.stockpile[commodity][0]),
    targets: { light: null, heavy: null, bulk: null },
    recycling: source.recycling[0],
    substitution: each(COMMODITIES, () => ({ progress: 0, level: 0, funded: 0 })),
    standards: source.standards[0],
    support: { ...noSupport(), credit: source.taxCredit?.[0] ?? 0 },
    law: source.law,
    lawFrom: null,
    control: noControl(),
    standing,
    usual: { ...standing },
    reputation: TRUSTED,
    tally: byGoal(id, () => 0),
    weights: byGoal(id, (goal) => source.weights[goal]?.[0] ?? 0),
    politics: firstPolitics(),
    start: { dependence: 0, output: 0, chain: 0, rents: 0, income: 0 },
  };
}

function region(plan: Scenario, id: RegionId): Region {
  const source = plan.regions.find((one) => one.id === id);
  if (!source) throw new Error(`The scenario ${plan.id} has no region ${id}`);
  const use = firstUse(plan, id);
  const days = source.inventoryDays[0] * parameters.stockDays;
  const magnets = plan.sectors.filter((sector) => sector.good === 'magnet');
  const bought = magnets.reduce((total, sector) => total + (sector.quantity[id]?.[0] ?? 0) * PER_TURN, 0);
  return {
    id,
    nation: isNation(id) ? id : null,
    lon: source.at[0],
    lat: source.at[1],
    transport: source.transport[0],
    environment: source.environment[0],
    permitting: Math.round(source.permitting[0] / PER_TURN),
    consent: source.consent?.[0] ?? USUAL_CONSENT,
    usualConsent: source.consent?.[0] ?? USUAL_CONSENT,
    prospect: { reserves: source.reserves[0], clay: source.clayShare[0], finds: 0 },
    knowHow: { separation: source.separationKnowHow[0], magnet: source.magnetKnowHow[0] },
    risk: CALM,
    distrust: CALM,
    stockDays: source.inventoryDays[0],
    inventory: each(
      COMMODITIES,
      (commodity) =>
        ((use[commodity] * days) / HALF_YEAR_DAYS) *
        (1 + stockCover(commodity) * parameters.stockRisk * CALM),
    ),
    scrap: SCRAP_SHARE * bought,
    use,
  };
}

/** Risk of supply as companies felt it before the story begins. */
const CALM = 0.1;

const HALF_YEAR_DAYS = 182.5;

/** Magnets leaving use against those bought now: sold some twelve years ago, at about 6% growth a year. */
const SCRAP_SHARE = 0.45;

/** t of oxide a turn that plants at full work and sectors of a region would take. */
function firstUse(plan: Scenario, id: RegionId): Region['use'] {
  const magnets = plan.sites
    .filter((site) => site.region === id && site.stage === 'magnet' && site.phase[0] === 'operation')
    .reduce((total, site) => total + 0.8 * site.capacity[0] * PER_TURN, 0);
  return each(COMMODITIES, (commodity) => {
    const direct = plan.sectors
      .filter((sector) => sector.good === commodity)
      .reduce((total, sector) => total + (sector.quantity[id]?.[0] ?? 0) * PER_TURN, 0);
    return direct + (commodity === 'bulk' ? 0 : magnets * plan.recipe[commodity][0]);
  });
}
