import { governed } from '../control/mining.ts';
import { disturbed } from '../crises/lasting.ts';
import { COMMODITIES, ORES, type RegionId } from '../world/terms.ts';
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
import { LICENSED, NetworkDraft, type Part, row, type TradeNetwork } from './draft.ts';
import type { MarketInputs } from './inputs.ts';
import { parameters } from './parameters.ts';
import { addTrade, kindOf, regionsWith } from './trade.ts';

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
  addSites(draft, inputs);
  addTrade(draft, inputs, regions);
  addStocks(draft, inputs);
  addDemand(draft, inputs);
  draft.addWaste(inputs.hoarding.lagged);
  return draft.build(carry, inputs.policy[LICENSED].quota);
}

function addSites(draft: NetworkDraft, inputs: MarketInputs): void {
  addGrades(draft, inputs);
  for (const site of inputs.sites) {
    if (site.capacity <= 0) continue;
    if (site.stage === 'mine')
      for (const ore of ORES) {
        const share = kindOf(site, ore);
        if (share > 0) draft.enter(row.ore(ore, site.region), share);
      }
    if (site.stage === 'separation' && site.ore) {
      draft.enter(row.ore(site.ore, site.region), -1);
      for (const commodity of COMMODITIES)
        draft.enter(row.good(commodity, site.region), BASKET[site.ore][commodity] * site.recovery);
    }
    if (site.stage === 'magnet') {
      draft.enter(row.good('magnet', site.region), 1);
      draft.enter(row.good('light', site.region), -inputs.technology.recipe.light);
      draft.enter(row.grade(site.region), -1);
    }
    draft.close(
      { is: 'site', site: site.id },
      {
        cost: COST_FLOOR * site.cost,
        slope: (COST_RISE * site.cost) / site.capacity,
        capacity: site.capacity,
      },
    );
  }
  for (const { region, tonnes, cost } of inputs.technology.scrap) {
    if (tonnes <= 0) continue;
    draft.enter(row.good('light', region), SCRAP_YIELD.light);
    draft.enter(row.good('heavy', region), SCRAP_YIELD.heavy);
    draft.close(
      { is: 'recycle', region },
      {
        cost: COST_FLOOR * cost,
        slope: (RECYCLING_COST * COST_RISE) / tonnes,
        capacity: tonnes,
      },
    );
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

function addStocks(draft: NetworkDraft, inputs: MarketInputs): void {
  for (const { region, commodity, stock, worth, slope, room } of inputs.hoarding.holders) {
    const place = row.good(commodity, region);
    if (room > 0)
      draft.single({ is: 'add', region, commodity }, place, -1, { cost: -worth, slope, capacity: room });
    if (stock > 0)
      draft.single({ is: 'draw', region, commodity }, place, 1, { cost: worth, slope, capacity: stock });
  }
  for (const { nation, commodity, tonnes, limit } of inputs.stockpiles.trades) {
    const place = row.good(commodity, nation);
    const size = Math.abs(tonnes);
    if (size === 0) continue;
    // The state pays up to its limit, falling by a tenth as the order fills; a release mirrors it.
    const slope = (0.1 * limit) / size;
    if (tonnes > 0)
      draft.single({ is: 'buy', nation, commodity }, place, -1, { cost: -limit, slope, capacity: size });
    else draft.single({ is: 'release', nation, commodity }, place, 1, { cost: limit, slope, capacity: size });
  }
}

/** A sector's demand falls in a straight line from its need at the reference price to nothing at its choke price. */
function addDemand(draft: NetworkDraft, inputs: MarketInputs): void {
  inputs.demand.forEach((use, index) => {
    const needed = use.quantity * (inputs.technology.intensity[index] ?? 1);
    if (needed <= 0) return;
    draft.single({ is: 'use', index }, row.good(use.good, use.region), -1, {
      cost: -use.choke,
      slope: (use.choke - use.reference) / needed,
      capacity: SATED * needed,
    });
  });
}
