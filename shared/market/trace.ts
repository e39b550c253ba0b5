import { ratio } from '../numbers.ts';
import { sectorsIn, sitesIn } from '../world/local.ts';
import {
  COMMODITIES,
  type Commodity,
  each,
  GOODS,
  type Good,
  type NationId,
  type RegionId,
} from '../world/terms.ts';
import type { World } from '../world/world.ts';
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
  const tracks = tracksOf(world, cleared);
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const track of tracks) {
      const found = chineseShare(track);
      if (found === track.share) continue;
      track.share = found;
      moved = true;
    }
    if (!moved) break;
  }
  const chinese = each(GOODS, (good) => ({ ...world.market.chinese[good] }));
  for (const { good, region, share } of tracks) chinese[good][region] = share;
  world.market.chinese = chinese;
}

/** What a region was supplied with of one good: from its own plants, from stock, and by whom. */
interface Track {
  good: Good;
  region: RegionId;
  before: number; // the Chinese share of the turn before
  share: number;
  own: number;
  stock: number;
  total: number; // with what arrived
  made: readonly { weight: number; from: Track }[]; // the metals in its own make, by value at reference prices
  arrived: { tonnes: number; from: Track }[];
}

type Tracks = Record<Good, Track>;

/** Tracks of all goods in all regions, oxides before the magnets that are made of them. */
function tracksOf(world: World, cleared: Cleared): Track[] {
  const { recipe, reference, chinese, flows } = world.market;
  const regions = new Map<RegionId, Tracks>();
  for (const region in world.regions)
    regions.set(region, {
      light: track('light', region, chinese),
      heavy: track('heavy', region, chinese),
      bulk: track('bulk', region, chinese),
      magnet: track('magnet', region, chinese),
    });
  supplyAtHome(regions, world, cleared);
  const tracks: Track[] = [];
  for (const good of GOODS)
    for (const here of regions.values()) {
      const one = here[good];
      one.total = one.own + one.stock;
      if (good === 'magnet' && one.own > 0)
        one.made = [
          { weight: recipe.light * reference.light, from: here.light },
          { weight: recipe.heavy * reference.heavy, from: here.heavy },
        ];
      tracks.push(one);
    }
  for (const { good, from, to, tonnes } of flows) {
    if (good === 'rock' || good === 'clay') continue;
    const origin = regions.get(from);
    const here = regions.get(to);
    if (!origin || !here) continue;
    here[good].arrived.push({ tonnes, from: origin[good] });
    here[good].total += tonnes;
  }
  return tracks;
}

function track(good: Good, region: RegionId, chinese: World['market']['chinese']): Track {
  const before = chinese[good][region] ?? 0;
  return { good, region, before, share: before, own: 0, stock: 0, total: 0, made: NONE, arrived: [] };
}

const NONE: readonly never[] = [];

function chineseShare({ region, before, own, stock, total, made, arrived }: Track): number {
  if (region === LICENSED) return 1;
  if (total <= 1e-9) return before;
  let chinese = stock * before;
  if (made.length > 0) chinese += own * mean(made);
  for (const { tonnes, from } of arrived) chinese += tonnes * from.share;
  return chinese / total;
}

function mean(parts: Track['made']): number {
  let sum = 0;
  let weights = 0;
  for (const { weight, from } of parts) {
    sum += weight * from.share;
    weights += weight;
  }
  return sum / weights;
}

/** What each region's plants made, recycled and took from stock. */
function supplyAtHome(regions: ReadonlyMap<RegionId, Tracks>, world: World, cleared: Cleared): void {
  const recovered = recoveries(world);
  for (const { id, stage, ore, region, output } of world.sites) {
    const here = regions.get(region);
    if (!here) continue;
    if (stage === 'magnet') here.magnet.own += output;
    if (stage === 'separation' && ore)
      for (const commodity of COMMODITIES)
        here[commodity].own += output * BASKET[ore][commodity] * (recovered.get(id) ?? 1);
  }
  for (const { activity, level } of cleared.doings) {
    if (activity.is === 'recycle') {
      const here = regions.get(activity.region);
      if (!here) continue;
      here.light.own += level * SCRAP_YIELD.light;
      here.heavy.own += level * SCRAP_YIELD.heavy;
    }
    if (activity.is === 'draw') stock(regions.get(activity.region), activity.commodity, level);
    if (activity.is === 'release') stock(regions.get(activity.nation), activity.commodity, level);
  }
}

function stock(here: Tracks | undefined, commodity: Commodity, tonnes: number): void {
  if (here) here[commodity].stock += tonnes;
}

/** The share of the metal in their ore that separation plants won. */
const recoveries = ({ market }: World): ReadonlyMap<string, number> =>
  new Map(
    market.inputs.sites.flatMap(({ id, stage, recovery }) =>
      stage === 'separation' ? [[id, recovery]] : [],
    ),
  );

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
  for (const { good, served } of sectorsIn(world, nation)) direct[good] += served;
  let made = 0;
  for (const { stage, output } of sitesIn(world, nation)) if (stage === 'magnet') made += output;
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

/** t of a commodity that a nation used this turn, in oxide and in imported magnets, and the part of it that is Chinese. */
export function originOfUse(
  world: World,
  nation: NationId,
  commodity: Commodity,
): { demand: number; total: number; fromChina: number } {
  return nationUse(world, nation)(commodity);
}

/** Shares of what a nation used of a commodity this turn: Chinese, bought from others, and its own: mined, recycled, in store. */
export function supplyParts(
  world: World,
  nation: NationId,
  commodity: Commodity,
): { china: number; others: number; own: number } {
  const { total, fromChina } = nationUse(world, nation)(commodity);
  if (nation === LICENSED || total <= 0) return { china: 0, others: 0, own: 1 };
  const { chinese, flows } = world.market;
  let foreign = 0;
  for (const { from, to, good, tonnes } of flows) {
    if (to !== nation) continue;
    if (good === commodity) foreign += tonnes * (1 - (chinese[commodity][from] ?? 0));
    if (good === 'magnet')
      foreign += tonnes * inMagnets(world, from, commodity) * (1 - (chinese.magnet[from] ?? 0));
  }
  const china = fromChina / total;
  const others = Math.min(1 - china, foreign / total);
  return { china, others, own: 1 - china - others };
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
  for (const use of sectorsIn(world, nation)) {
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
