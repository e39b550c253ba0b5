import { heldBack } from '../control/detour.ts';
import { bites, secret } from '../control/embargoes.ts';
import { licenceInput } from '../control/licences.ts';
import { miningInput } from '../control/mining.ts';
import { digging, enforcement } from '../control/underground.ts';
import { crisisInput } from '../crises/lasting.ts';
import { clamp } from '../numbers.ts';
import { clayShare, isMixed } from '../sites/basket.ts';
import { supported } from '../sites/support.ts';
import {
  COMMODITIES,
  type Commodity,
  each,
  GOODS,
  isNation,
  NATIONS,
  type RegionId,
} from '../world/terms.ts';
import type { Place, Region, Site, World } from '../world/world.ts';
import {
  COLLECTED,
  MILESTONE_SAVES,
  magnetCost,
  RECYCLING_COST,
  recovery,
  separationCost,
} from './constants.ts';
import type { Holder, MarketInputs, PolicyInput, SiteInput } from './inputs.ts';
import { chokeFactor, parameters, stockCover } from './parameters.ts';

/** What the world puts before the market this turn. */
export function marketInputs(world: World): MarketInputs {
  return {
    sites: world.sites.map((site) => supported(world, site)),
    demand: world.sectors.map(({ sector, region, good, quantity, choke }) => {
      const reference = world.market.reference[good];
      return { sector, region, good, quantity, reference, choke: chokeFactor(good) * choke * reference };
    }),
    technology: {
      intensity: world.sectors.map((use) => use.intensity),
      recipe: recipe(world),
      scrap: scrap(world),
    },
    hoarding: {
      holders: holders(world),
      distrust: distrust(world),
      lagged: each(GOODS, (good) => world.market.memory.outside[good].last),
    },
    stockpiles: {
      trades: NATIONS.flatMap((nation) =>
        COMMODITIES.flatMap((commodity) => {
          const order = world.nations[nation].targets[commodity];
          return order ? [{ nation, commodity, tonnes: order.tonnes, limit: order.limit }] : [];
        }),
      ),
      contracts: world.contracts.map(({ id, seller, buyer, commodity, tonnes }) => ({
        id,
        seller,
        buyer,
        commodity,
        tonnes,
      })),
    },
    crises: crisisInput(world),
    policy: each(NATIONS, (nation) => policyInput(world, nation)),
    underground: { ...world.underground.routes },
    delays: world.embargoes.filter(secret).map((embargo) => heldBack(world, embargo)),
  };
}

export const placeOf = (region: RegionId): Place => (region === 'CHN' ? 'inside' : 'outside');

/** Share of a site's capacity that runs in its phase: ramp-up takes two turns. */
export function running(site: Site): number {
  if (site.phase === 'operation') return 1;
  if (site.phase === 'ramp-up') return site.remaining >= 2 ? 0.4 : 0.7;
  return 0;
}

/** A site before any state helps it. */
export function siteInput(world: World, site: Site): SiteInput {
  const { id, region, stage, ore, illegal } = site;
  const input: SiteInput = {
    id,
    region,
    stage,
    ore,
    capacity: workable(world, site),
    cost: workingCost(regionOf(world, region), site),
    recovery: stage === 'separation' ? recovery(regionOf(world, region).knowHow.separation) : 1,
  };
  if (illegal) input.illegal = true;
  if (isMixed(site)) input.clay = clayShare(site);
  return input;
}

/** t that a site can make this turn. */
function workable(world: World, site: Site): number {
  const { region, ore } = site;
  const able = Math.max(0, site.capacity * running(site) - site.project.outage);
  return site.illegal && ore && isNation(region) ? able * digging(world, region, ore) : able;
}

/** USD/kg with the know-how of a region and what keeping clean costs there; who has no licence does not care. */
function workingCost({ knowHow, environment }: Region, { stage, cost, illegal }: Site): number {
  const green = illegal ? 0 : environment;
  switch (stage) {
    case 'mine':
      return cost + green / 2;
    case 'separation':
      return separationCost(cost, knowHow.separation) + green;
    case 'magnet':
      return magnetCost(cost, knowHow.magnet) + green;
  }
}

/** Heavy metal in a magnet falls with the nations' research into doing without; the best of them is copied. */
function recipe(world: World): MarketInputs['technology']['recipe'] {
  const { recipe, thrift } = world.market;
  const best = (commodity: 'light' | 'heavy') =>
    Math.max(...NATIONS.map((nation) => world.nations[nation].substitution[commodity].level));
  return {
    light: recipe.light * thrift.light * (1 - 0.5 * MILESTONE_SAVES * best('light')),
    heavy: Math.max(
      0.24 * recipe.heavy,
      recipe.heavy * thrift.heavy * (1 - 1.5 * MILESTONE_SAVES * best('heavy')),
    ),
  };
}

function scrap(world: World): MarketInputs['technology']['scrap'] {
  return NATIONS.map((nation) => {
    const region = regionOf(world, nation);
    const level = world.nations[nation].recycling;
    return {
      region: nation,
      tonnes: region.scrap * (COLLECTED[level] ?? 0),
      cost: RECYCLING_COST + region.environment / 2,
    };
  });
}

function distrust(world: World): Record<RegionId, number> {
  const out: Record<RegionId, number> = {};
  for (const id in world.regions) out[id] = parameters.reliancePremium * regionOf(world, id).distrust;
  return out;
}

const YEAR_DAYS = 365;

/** However deep a glut, a store of metal keeps this share of its reference price in its owner's eyes. */
const LEAST_WORTH = 0.03;

function holders(world: World): Holder[] {
  const out: Holder[] = [];
  for (const id in world.regions) {
    const region = regionOf(world, id);
    for (const commodity of COMMODITIES) {
      const use = 2 * region.use[commodity]; // a year's
      if (use < 2) continue;
      const stock = region.inventory[commodity];
      const memory = world.market.memory[placeOf(id)][commodity];
      const least = LEAST_WORTH * world.market.reference[commodity];
      const expected = Math.max(memory.expected, least, wished(world, id, commodity));
      const anchor = Math.max(memory.anchor, least);
      const fear = 1 + stockCover(commodity) * parameters.stockRisk * region.risk;
      const target =
        use *
        ((parameters.stockDays * region.stockDays) / YEAR_DAYS) *
        (fear + parameters.stockMomentum * clamp(expected / anchor - 1, -0.5, 1.5));
      const slope = expected / (use * parameters.stockSlope);
      const worth =
        expected +
        clamp(
          parameters.stockPull * (target - stock) * slope,
          -0.6 * expected,
          parameters.stockFear * expected,
        );
      out.push({ region: id, commodity, stock, worth, slope, room: use });
    }
  }
  return out;
}

/** Owners inside China look at what the metal fetches abroad, and hold some of it back for that. */
function wished(world: World, region: RegionId, commodity: Commodity): number {
  if (placeOf(region) === 'outside') return 0;
  const { inside, outside } = world.market.memory;
  const gap = outside[commodity].expected / (1 + (world.exportTax[region] ?? 0)) - inside[commodity].expected;
  return inside[commodity].expected + parameters.spillover * Math.max(0, gap);
}

function policyInput(world: World, nation: (typeof NATIONS)[number]): PolicyInput {
  return {
    quota: licences(world, nation),
    exportTax: world.exportTax[nation] ?? 0,
    tariffs: world.tariffs
      .filter((tariff) => tariff.by === nation)
      .map(({ origin, good, rate }) => ({ origin, good, rate })),
    embargoes: world.embargoes
      .filter((embargo) => embargo.by === nation && !secret(embargo) && bites(embargo, world.turn))
      .map((embargo) => heldBack(world, embargo)),
    licences: licenceInput(world, nation),
    mining: miningInput(world, nation),
    enforcement: enforcement(world, nation),
  };
}

export function regionOf(world: Pick<World, 'regions'>, id: RegionId): Region {
  const region = world.regions[id];
  if (!region) throw new Error(`The world has no region ${id}`);
  return region;
}

/** t of licences a turn; samples pass even a quota of nought, so that a licence always has one price. */
function licences(world: World, nation: (typeof NATIONS)[number]): number | null {
  const quota = world.quota[nation] ?? null;
  return quota === null ? null : Math.max(1, quota);
}
