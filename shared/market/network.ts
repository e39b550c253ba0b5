import { wayRound } from '../control/detour.ts';
import { governed } from '../control/mining.ts';
import { smugglingTerms } from '../control/underground.ts';
import { disturbed } from '../crises/lasting.ts';
import { COMMODITIES, type Good, isNation, NATIONS, ORES, type RegionId } from '../world/terms.ts';
import type { Region } from '../world/world.ts';
import {
  BASKET,
  COST_FLOOR,
  COST_RISE,
  LEAN,
  LEAN_SLOPE,
  RECYCLING_COST,
  SATED,
  SCRAP_YIELD,
} from './constants.ts';
import { LICENSED, NetworkDraft, type Part, row, SHIPPING_SLOPE, type TradeNetwork } from './draft.ts';
import type { EmbargoInput, MarketInputs, PolicyInput, SiteInput } from './inputs.ts';
import { parameters } from './parameters.ts';

export { type Activity, LICENSED, row, type TradeNetwork } from './draft.ts';

/** Builds the markets and activities of one turn. `carry` is last turn's rounding residue by row, in t. */
export function tradeNetwork(
  planned: MarketInputs,
  places: Record<RegionId, Region>,
  carry: Record<string, number>,
): TradeNetwork {
  const { inputs: disrupted, regions } = disturbed(planned, places);
  const inputs = governed(disrupted);
  const draft = new NetworkDraft();
  const traders = consumers(inputs);
  addSites(draft, inputs);
  addOreTrade(draft, inputs, regions);
  const makes = ownMakes(inputs);
  addOxideTrade(draft, inputs, regions, traders, makes);
  addMagnetTrade(draft, inputs, regions, traders, makes);
  addStocks(draft, inputs);
  addDemand(draft, inputs);
  draft.addWaste(inputs.hoarding.lagged);
  return draft.build(carry, inputs.policy[LICENSED].quota);
}

/** Regions with sectors of their own: the ones that buy. */
function consumers(inputs: MarketInputs): RegionId[] {
  return [...new Set(inputs.demand.map((use) => use.region))];
}

function addSites(draft: NetworkDraft, inputs: MarketInputs): void {
  addGrades(draft, inputs);
  for (const site of inputs.sites) {
    if (site.capacity <= 0) continue;
    const parts: Part[] = [];
    if (site.stage === 'mine')
      for (const ore of ORES)
        if (kindOf(site, ore) > 0) parts.push([row.ore(ore, site.region), kindOf(site, ore)]);
    if (site.stage === 'separation' && site.ore) {
      parts.push([row.ore(site.ore, site.region), -1]);
      for (const commodity of COMMODITIES)
        parts.push([row.good(commodity, site.region), BASKET[site.ore][commodity] * site.recovery]);
    }
    if (site.stage === 'magnet') {
      parts.push([row.good('magnet', site.region), 1]);
      parts.push([row.good('light', site.region), -inputs.technology.recipe.light]);
      parts.push([row.grade(site.region), -1]);
    }
    draft.add({ is: 'site', site: site.id }, parts, {
      cost: COST_FLOOR * site.cost,
      slope: (COST_RISE * site.cost) / site.capacity,
      capacity: site.capacity,
    });
  }
  for (const { region, tonnes, cost } of inputs.technology.scrap) {
    if (tonnes <= 0) continue;
    const parts: Part[] = [
      [row.good('light', region), SCRAP_YIELD.light],
      [row.good('heavy', region), SCRAP_YIELD.heavy],
    ];
    draft.add({ is: 'recycle', region }, parts, {
      cost: COST_FLOOR * cost,
      slope: (RECYCLING_COST * COST_RISE) / tonnes,
      capacity: tonnes,
    });
  }
}

/**
 * Magnet makers choose how much heavy metal they put in: the full recipe, or a lean grade that stands less heat.
 * The first to go lean lose little (disks, loudspeakers), the last almost everything (traction motors).
 */
function addGrades(draft: NetworkDraft, inputs: MarketInputs): void {
  const heavy = inputs.technology.recipe.heavy;
  for (const region of regionsWith(inputs, 'magnet', null)) {
    let capacity = 0;
    for (const site of inputs.sites)
      if (site.stage === 'magnet' && site.region === region) capacity += site.capacity;
    const grade = (metal: number): Part[] => [
      [row.good('heavy', region), -metal],
      [row.grade(region), 1],
    ];
    draft.add({ is: 'dope', region }, grade(heavy), { cost: 0, slope: LEAN_SLOPE / capacity, capacity });
    draft.add({ is: 'lean', region }, grade(heavy * LEAN), {
      cost: parameters.leanCost,
      slope: parameters.leanRise / capacity,
      capacity,
    });
  }
}

/** Concentrate travels to every region that separates its kind; China's own never left (export of ore is closed). */
function addOreTrade(draft: NetworkDraft, inputs: MarketInputs, regions: Record<RegionId, Region>): void {
  for (const ore of ORES) {
    const mining = regionsWith(inputs, 'mine', ore);
    const separating = regionsWith(inputs, 'separation', ore);
    for (const from of mining)
      for (const to of separating) {
        if (from === to || from === LICENSED) continue;
        const cost = freight(regions, from, to);
        draft.ship({ from, to, good: ore }, row.ore(ore, from), row.ore(ore, to), {
          cost,
          slope: SHIPPING_SLOPE,
          capacity: Number.POSITIVE_INFINITY,
        });
      }
  }
}

function addOxideTrade(
  draft: NetworkDraft,
  inputs: MarketInputs,
  regions: Record<RegionId, Region>,
  traders: RegionId[],
  makes: Makes,
): void {
  const sellers = new Set([
    ...regionsWith(inputs, 'separation', 'rock'),
    ...regionsWith(inputs, 'separation', 'clay'),
    ...traders,
  ]);
  const china = inputs.policy[LICENSED];
  const embargoes = allEmbargoes(inputs);
  const buyers = buyersOf(inputs, regions, traders);
  for (const good of COMMODITIES) {
    const lagged = inputs.hoarding.lagged[good];
    draft.add(
      { is: 'export', region: LICENSED, good },
      [[row.good(good, LICENSED), -1], [row.fob(good, LICENSED), 1], ...licence(china)],
      { cost: china.exportTax * lagged, slope: SHIPPING_SLOPE, capacity: Number.POSITIVE_INFINITY },
    );
    for (const from of sellers) {
      const origin = from === LICENSED ? row.fob(good, from) : row.good(good, from);
      const out = transport(regions, from);
      for (const buyer of buyers) {
        const { to } = buyer;
        if (from === to) continue;
        const wary = wariness(good, from, buyer, makes, lagged);
        const cost = out + buyer.into + dutyOn(buyer.tariffs, from, good) * lagged + wary.cost;
        const detour = wayRound(embargoes, from, to, good);
        const most = ceiling(embargoes, from, to, good);
        draft.ship({ from, to, good }, origin, row.good(good, to), {
          cost,
          slope: SHIPPING_SLOPE + wary.slope,
          capacity: detour ? Math.min(most, detour.free[from] ?? 0) : most,
        });
        if (detour)
          draft.add({ is: 'ship', from, to, good, contract: null }, transfer(origin, row.good(good, to)), {
            cost: cost + detour.share * lagged,
            slope: SHIPPING_SLOPE + detour.rise * lagged,
            capacity: Number.POSITIVE_INFINITY,
          });
      }
    }
    for (const to of traders) {
      if (to === LICENSED) continue;
      draft.add(
        { is: 'smuggle', from: LICENSED, to, good },
        transfer(row.good(good, LICENSED), row.good(good, to)),
        {
          ...smugglingTerms(good, china.enforcement, inputs.underground),
          capacity: Number.POSITIVE_INFINITY,
        },
      );
    }
  }
  for (const contract of inputs.stockpiles.contracts) {
    const { seller, buyer, commodity } = contract;
    const lagged = inputs.hoarding.lagged[commodity];
    const origin = seller === LICENSED ? row.fob(commodity, seller) : row.good(commodity, seller);
    draft.add(
      { is: 'ship', from: seller, to: buyer, good: commodity, contract: contract.id },
      transfer(origin, row.good(commodity, buyer)),
      {
        // Goods under contract go first: worth half the price more to the two parties than goods on the spot market.
        cost: freight(regions, seller, buyer) - 0.5 * lagged,
        slope: (0.25 * lagged) / contract.tonnes,
        capacity: Math.min(contract.tonnes, ceiling(embargoes, seller, buyer, commodity)),
      },
    );
  }
}

function addMagnetTrade(
  draft: NetworkDraft,
  inputs: MarketInputs,
  regions: Record<RegionId, Region>,
  traders: RegionId[],
  makes: Makes,
): void {
  const lagged = inputs.hoarding.lagged.magnet;
  const buyers = buyersOf(inputs, regions, traders);
  for (const from of regionsWith(inputs, 'magnet', null)) {
    const origin = row.good('magnet', from);
    const out = transport(regions, from);
    for (const buyer of buyers) {
      const { to } = buyer;
      if (from === to) continue;
      const wary = wariness('magnet', from, buyer, makes, lagged);
      draft.ship({ from, to, good: 'magnet' }, origin, row.good('magnet', to), {
        cost: out + buyer.into + dutyOn(buyer.tariffs, from, 'magnet') * lagged + wary.cost,
        slope: parameters.magnetRise / 1000 + wary.slope,
        capacity: Number.POSITIVE_INFINITY,
      });
    }
  }
}

function addStocks(draft: NetworkDraft, inputs: MarketInputs): void {
  for (const { region, commodity, stock, worth, slope, room } of inputs.hoarding.holders) {
    const place = row.good(commodity, region);
    if (room > 0)
      draft.add({ is: 'add', region, commodity }, [[place, -1]], { cost: -worth, slope, capacity: room });
    if (stock > 0)
      draft.add({ is: 'draw', region, commodity }, [[place, 1]], { cost: worth, slope, capacity: stock });
  }
  for (const { nation, commodity, tonnes, limit } of inputs.stockpiles.trades) {
    const place = row.good(commodity, nation);
    const size = Math.abs(tonnes);
    if (size === 0) continue;
    // The state pays up to its limit, falling by a tenth as the order fills; a release mirrors it.
    const slope = (0.1 * limit) / size;
    if (tonnes > 0)
      draft.add({ is: 'buy', nation, commodity }, [[place, -1]], { cost: -limit, slope, capacity: size });
    else
      draft.add({ is: 'release', nation, commodity }, [[place, 1]], { cost: limit, slope, capacity: size });
  }
}

/** A sector's demand falls in a straight line from its need at the reference price to nothing at its choke price. */
function addDemand(draft: NetworkDraft, inputs: MarketInputs): void {
  inputs.demand.forEach((use, index) => {
    const needed = use.quantity * (inputs.technology.intensity[index] ?? 1);
    if (needed <= 0) return;
    draft.add({ is: 'use', index }, [[row.good(use.good, use.region), -1]], {
      cost: -use.choke,
      slope: (use.choke - use.reference) / needed,
      capacity: SATED * needed,
    });
  });
}

function regionsWith(inputs: MarketInputs, stage: string, ore: string | null): RegionId[] {
  const found = new Set<RegionId>();
  for (const site of inputs.sites)
    if (site.stage === stage && kindOf(site, ore) > 0 && site.capacity > 0) found.add(site.region);
  return [...found];
}

/** Share of a site's ore that is of a kind: most are of one, some mines give both. */
function kindOf({ ore, clay }: SiteInput, kind: string | null): number {
  if (clay === undefined) return ore === kind ? 1 : 0;
  return kind === 'clay' ? clay : 1 - clay;
}

/**
 * What a buyer adds to the price in its own eyes for Chinese goods, and for those of a seller who may pass them on:
 * nothing for the first tonne of its own make, as much as for Chinese goods by the time it sells all that it makes.
 */
function wariness(
  good: Good,
  from: RegionId,
  buyer: Buyer,
  makes: Makes,
  lagged: number,
): { cost: number; slope: number } {
  const full = buyer.distrust * lagged;
  const own = from === LICENSED ? 0 : (makes[good][from] ?? 0);
  return own < 1 ? { cost: full, slope: 0 } : { cost: 0, slope: full / own };
}

/** t of each good that a region's plants can make in a turn. */
type Makes = Record<Good, Record<RegionId, number>>;

function ownMakes(inputs: MarketInputs): Makes {
  const makes: Makes = { light: {}, heavy: {}, bulk: {}, magnet: {} };
  for (const { stage, ore, region, capacity, recovery } of inputs.sites) {
    if (stage === 'magnet') makes.magnet[region] = (makes.magnet[region] ?? 0) + capacity;
    if (stage !== 'separation' || !ore) continue;
    for (const commodity of COMMODITIES)
      makes[commodity][region] =
        (makes[commodity][region] ?? 0) + capacity * BASKET[ore][commodity] * recovery;
  }
  return makes;
}

/** What trade looks like from where it arrives. */
interface Buyer {
  to: RegionId;
  into: number; // USD/kg from a world port
  tariffs: PolicyInput['tariffs'];
  distrust: number;
}

function buyersOf(inputs: MarketInputs, regions: Record<RegionId, Region>, traders: RegionId[]): Buyer[] {
  return traders.map((to) => ({
    to,
    into: transport(regions, to),
    tariffs: isNation(to) ? inputs.policy[to].tariffs : [],
    distrust: inputs.hoarding.distrust[to] ?? 0,
  }));
}

function transport(regions: Record<RegionId, Region>, region: RegionId): number {
  return regions[region]?.transport ?? 0;
}

function freight(regions: Record<RegionId, Region>, from: RegionId, to: RegionId): number {
  return transport(regions, from) + transport(regions, to);
}

function dutyOn(tariffs: PolicyInput['tariffs'], from: RegionId, good: Good): number {
  for (const one of tariffs) if (one.origin === from && one.good === good) return one.rate;
  return 0;
}

function allEmbargoes(inputs: MarketInputs): EmbargoInput[] {
  return [...NATIONS.flatMap((nation) => inputs.policy[nation].embargoes), ...inputs.delays];
}

function ceiling(embargoes: EmbargoInput[], from: RegionId, to: RegionId, good: Good): number {
  let most = Number.POSITIVE_INFINITY;
  for (const one of embargoes)
    if (one.by === from && one.target === to && one.commodity === good) most = Math.min(most, one.ceiling);
  return most;
}

function licence(policy: PolicyInput): Part[] {
  return policy.quota === null ? [] : [[row.licence(LICENSED), -1]];
}

function transfer(from: string, to: string): Part[] {
  return [
    [from, -1],
    [to, 1],
  ];
}
