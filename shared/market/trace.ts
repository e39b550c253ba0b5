import { ratio } from '../numbers.ts';
import {
  COMMODITIES,
  type Commodity,
  each,
  GOODS,
  type Good,
  type NationId,
  type RegionId,
} from '../world/terms.ts';
import type { Flow, World } from '../world/world.ts';
import type { Cleared } from './clearing.ts';
import { BASKET, SCRAP_YIELD } from './constants.ts';
import { LICENSED } from './network.ts';

/** Material goes round between trading regions; this many passes settle the shares far below a tenth of a percent. */
const PASSES = 12;

/**
 * Follows every good back to its origin: the share of a region's supply that was mined, separated or made in
 * China, directly or through others. Stock keeps the share of the turn before.
 */
export function traceChinese(world: World, cleared: Cleared): void {
  const supply = domesticSupply(world, cleared);
  const share = world.market.chinese;
  const before = each(GOODS, (good) => ({ ...share[good] }));
  const traced = each(GOODS, (good) => tracks(world, supply, good));
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const good of GOODS)
      for (const track of traced[good]) {
        const found = chineseShare(world, good, track, before[good][track.region] ?? 0);
        if (found === share[good][track.region]) continue;
        share[good][track.region] = found;
        moved = true;
      }
    if (!moved) return;
  }
}

/** What a region was supplied with of one good: from its own plants, from stock, and by whom. */
interface Track {
  region: RegionId;
  own: number;
  stock: number;
  arriving: Flow[];
}

function tracks(world: World, supply: Supply, good: Good): Track[] {
  const byRegion: Record<RegionId, Track> = {};
  const out: Track[] = [];
  for (const region in world.regions) {
    const own = supply.made[good][region] ?? 0;
    const track = { region, own, stock: supply.stock[good][region] ?? 0, arriving: [] };
    byRegion[region] = track;
    out.push(track);
  }
  for (const flow of world.market.flows) if (flow.good === good) byRegion[flow.to]?.arriving.push(flow);
  return out;
}

function chineseShare(
  world: World,
  good: Good,
  { region, own, stock, arriving }: Track,
  before: number,
): number {
  if (region === LICENSED) return 1;
  const share = world.market.chinese[good];
  let total = own + stock;
  let chinese = stock * before;
  if (good === 'magnet') chinese += own * contained(world, region);
  for (const flow of arriving) {
    total += flow.tonnes;
    chinese += flow.tonnes * (share[flow.from] ?? 0);
  }
  return total > 1e-9 ? chinese / total : before;
}

/** Share of Chinese metal, by value at reference prices, in the magnets a region makes. */
function contained(world: World, region: RegionId): number {
  const { recipe, reference, chinese } = world.market;
  const light = recipe.light * reference.light;
  const heavy = recipe.heavy * reference.heavy;
  return (light * (chinese.light[region] ?? 0) + heavy * (chinese.heavy[region] ?? 0)) / (light + heavy);
}

type ByPlace = Record<Good, Record<RegionId, number>>;
interface Supply {
  made: ByPlace;
  stock: ByPlace;
}

function domesticSupply(world: World, cleared: Cleared): Supply {
  const made: ByPlace = each(GOODS, () => ({}));
  const stock: ByPlace = each(GOODS, () => ({}));
  const add = (to: ByPlace, good: Good, region: RegionId, tonnes: number) => {
    to[good][region] = (to[good][region] ?? 0) + tonnes;
  };
  const recovered = new Map(world.market.inputs.sites.map((site) => [site.id, site.recovery]));
  for (const site of world.sites) {
    if (site.stage === 'magnet') add(made, 'magnet', site.region, site.output);
    if (site.stage === 'separation' && site.ore)
      for (const commodity of COMMODITIES)
        add(
          made,
          commodity,
          site.region,
          site.output * BASKET[site.ore][commodity] * (recovered.get(site.id) ?? 1),
        );
  }
  for (const { activity, level } of cleared.doings) {
    if (activity.is === 'recycle') {
      add(made, 'light', activity.region, level * SCRAP_YIELD.light);
      add(made, 'heavy', activity.region, level * SCRAP_YIELD.heavy);
    }
    if (activity.is === 'draw') add(stock, activity.commodity, activity.region, level);
    if (activity.is === 'release') add(stock, activity.commodity, activity.nation, level);
  }
  return { made, stock };
}

/** t of an oxide in a t of magnets that a region makes. */
function inMagnets(world: World, region: RegionId, commodity: Commodity): number {
  if (commodity === 'bulk') return 0;
  const { recipe } = world.market.inputs.technology;
  return commodity === 'light' ? recipe.light : (world.market.heavyIn[region] ?? recipe.heavy);
}

/** t of each oxide that plants and sectors took this turn, in each region. */
export function oxideUses(world: World): Record<RegionId, Record<Commodity, number>> {
  const uses: Record<RegionId, Record<Commodity, number>> = {};
  for (const region in world.regions) uses[region] = { light: 0, heavy: 0, bulk: 0 };
  for (const { stage, region, output } of world.sites) {
    const use = stage === 'magnet' ? uses[region] : undefined;
    if (!use) continue;
    use.light += output * inMagnets(world, region, 'light');
    use.heavy += output * inMagnets(world, region, 'heavy');
  }
  for (const { good, region, served } of world.sectors) {
    const use = uses[region];
    if (use && good !== 'magnet') use[good] += served;
  }
  return uses;
}

/** t of an oxide that a region's plants and sectors took this turn. */
export const oxideUse = (world: World, region: RegionId, commodity: Commodity): number =>
  oxideUses(world)[region]?.[commodity] ?? 0;

/**
 * What a nation used this turn, by commodity: t that its sectors demand, t of its use in oxide and in imported
 * magnets, and the part of it that is Chinese.
 */
function nationUse(world: World, nation: NationId) {
  const { recipe } = world.market.inputs.technology;
  const { chinese } = world.market;
  const direct = { light: 0, heavy: 0, bulk: 0, magnet: 0 }; // t that sectors were served
  for (const { good, region, served } of world.sectors) if (region === nation) direct[good] += served;
  let made = 0;
  for (const { stage, region, output } of world.sites)
    if (region === nation && stage === 'magnet') made += output;
  const bought = world.market.flows.filter(({ to, good }) => to === nation && good === 'magnet');
  return (commodity: Commodity) => {
    const inDemand = commodity === 'bulk' ? 0 : recipe[commodity];
    const own = made * inMagnets(world, nation, commodity) + direct[commodity];
    let total = own;
    let fromChina = own * (chinese[commodity][nation] ?? 0);
    for (const { from, tonnes } of bought) {
      const contained = tonnes * inMagnets(world, from, commodity);
      total += contained;
      fromChina += contained * (chinese.magnet[from] ?? 0);
    }
    return { demand: direct[commodity] + direct.magnet * inDemand, total, fromChina };
  };
}

/** A nation's dependence on China for one commodity, in oxide and in imported magnets: 0..1. China's own is 0. */
export function dependenceOn(world: World, nation: NationId, commodity: Commodity): number {
  if (nation === LICENSED) return 0;
  const { fromChina, total } = nationUse(world, nation)(commodity);
  return ratio(fromChina, total);
}

/** All commodities together, weighted by value at reference prices. */
export function dependence(world: World, nation: NationId): number {
  if (nation === LICENSED) return 0;
  const useOf = nationUse(world, nation);
  let depends = 0;
  let whole = 0;
  for (const commodity of COMMODITIES) {
    const { demand, total, fromChina } = useOf(commodity);
    const weight = world.market.reference[commodity] * demand;
    whole += weight;
    depends += weight * ratio(fromChina, total);
  }
  return ratio(depends, whole);
}

/** Value of what sectors needed and did not get, over the value they needed, at reference prices. */
export function unserved(world: World, nation: NationId): number {
  let needed = 0;
  let missing = 0;
  for (const use of world.sectors) {
    if (use.region !== nation) continue;
    const value = world.market.reference[use.good];
    const need = use.quantity * use.intensity;
    needed += value * need;
    missing += value * Math.max(0, need - use.served);
  }
  return ratio(missing, needed);
}

/** China's share of what was mined or separated, by t. */
export function chinaShare(world: World, stage: 'mine' | 'separation'): number {
  let here = 0;
  let everywhere = 0;
  for (const site of world.sites) {
    if (site.stage !== stage) continue;
    everywhere += site.output;
    if (site.region === LICENSED) here += site.output;
  }
  return ratio(here, everywhere);
}
