import { clamp, ratio, sum } from '../numbers.ts';
import { sectorsIn, sitesIn } from '../world/local.ts';
import { COMMODITIES, type Good, NATIONS, type NationId, type RegionId, type Stage } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';

/** Turns of use that companies and state hold, of light and heavy, the scarcer counting. */
export function coverTurns(world: World, nation: NationId): number {
  const region = world.regions[nation];
  if (!region) return 0;
  return leastCover(world, nation, region.inventory);
}

/** Turns of use in the state's own stores, the scarcer metal counting. */
export function stateCover(world: World, nation: NationId): number {
  return leastCover(world, nation, { light: 0, heavy: 0 });
}

function leastCover(world: World, nation: NationId, others: Record<'light' | 'heavy', number>): number {
  const use = world.regions[nation]?.use;
  if (!use) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const commodity of ['light', 'heavy'] as const) {
    if (use[commodity] < 1) continue;
    const held = others[commodity] + world.nations[nation].stockpile[commodity];
    least = Math.min(least, held / use[commodity]);
  }
  return Number.isFinite(least) ? least : 1;
}

/** M USD a turn of sector use and, at half weight, magnets made, at reference prices. */
export function output(world: World, nation: NationId): number {
  const { reference } = world.market;
  const used = sum(
    sectorsIn(world, nation),
    (use) => (use.served / Math.max(0.2, use.intensity)) * reference[use.good],
  );
  const made = sum(sitesIn(world, nation), (site) =>
    site.stage === 'magnet' ? site.output * reference.magnet : 0,
  );
  return (used + 0.5 * made) / 1000;
}

/** Share of its own need of magnets and of light oxide that a nation's own and financed sites can make; what is being built counts in part. */
export function ownChain(world: World, nation: NationId): number {
  return chainFrom(world, nation, (site) => (site.region === nation || site.owner === nation ? 1 : 0));
}

/** The same with a weight for each site. */
export function chainFrom(world: World, nation: NationId, weight: (site: Site) => number): number {
  const { magnets, separation, mines } = links(world, nation, weight);
  return (magnets + separation + mines) / 3;
}

/** Each link of a chain against the nation's need of magnets, 0..1. */
export function links(world: World, nation: NationId, weight: (site: Site) => number) {
  const needMagnets = sum(sectorsIn(world, nation), (use) => (use.good === 'magnet' ? use.quantity : 0));
  const needOre = (needMagnets * world.market.recipe.light) / LIGHT_IN_ROCK;
  const own: Record<Stage, number> = { mine: 0, separation: 0, magnet: 0 };
  for (const site of world.sites) {
    const part = weight(site);
    if (part > 0) own[site.stage] += site.capacity * ready(site) * part;
  }
  return {
    magnets: clamp(ratio(own.magnet, needMagnets), 0, 1),
    separation: clamp(ratio(own.separation, needOre), 0, 1),
    mines: clamp(ratio(own.mine, needOre), 0, 1),
  };
}

/** t of light in a t of hard-rock concentrate; docs/model.md, The network. */
export const LIGHT_IN_ROCK = 0.19;

/** What a site under way is worth against a running one: the terminal value of projects. */
export function ready(site: Site): number {
  if (site.phase === 'operation') return 1;
  if (site.phase === 'ramp-up') return 0.9;
  if (!site.developing) return site.phase === 'care' ? 0.2 : 0;
  return site.phase === 'construction' ? 0.6 : 0.25;
}

/** The mean of what some nations think of a nation, from -100..100 to 0..1. */
export function opinion(world: World, nation: NationId, of: readonly NationId[] = NATIONS): number {
  const others = of.filter((other) => other !== nation);
  return (sum(others, (other) => world.nations[other].standing[nation]) / others.length + 100) / 200;
}

/** What sectors got of what they planned to use, in t, before thrift made them need less. */
export function servedOfPlan(world: World, nation: NationId, sectors: readonly string[]): number {
  const uses = sectorsIn(world, nation).filter((use) => sectors.includes(use.sector));
  return ratio(
    sum(uses, (use) => use.served / Math.max(0.2, use.intensity)),
    sum(uses, (use) => use.quantity),
  );
}

/** What a nation pays for a good against the reference price of the scenario; 1 = as much. */
export function dearness(world: World, region: RegionId, good: Good): number {
  const price = world.market.price[good][region] ?? world.market.memory.outside[good].last;
  return ratio(Math.max(0, price), world.market.reference[good]);
}

/** Cheap is good: 0.67 at the reference price, 0.4 at three times, 0.17 at ten times it. */
export const cheap = (times: number): number => 2 / (2 + times);

/** Milestones of research into doing without light and heavy, of six. */
export function milestones(world: World, nation: NationId): number {
  const levels = sum(COMMODITIES, (commodity) => world.nations[nation].substitution[commodity].level);
  return clamp(levels / 6, 0, 1);
}

/** M USD a nation holds: money, and stock at the reference price or today's, whichever is higher, so that dumping wins nothing. */
export function wealth(world: World, nation: NationId): number {
  const { treasury, stockpile } = world.nations[nation];
  const stock = sum(COMMODITIES, (commodity) => {
    const price = Math.max(world.market.reference[commodity], world.market.price[commodity][nation] ?? 0);
    return stockpile[commodity] * price;
  });
  return treasury + stock / 1000;
}

/** t a turn of light and heavy that contracts bring, weighted by value, against use; what lasts longest counts most. */
export function contracted(world: World, nation: NationId): number {
  const region = world.regions[nation];
  if (!region) return 0;
  const { reference } = world.market;
  const need = region.use.light * reference.light + region.use.heavy * reference.heavy;
  const bound = sum(world.contracts, (contract) =>
    contract.buyer === nation && contract.commodity !== 'bulk'
      ? contract.tonnes *
        reference[contract.commodity] *
        clamp((contract.until - world.turn) / CONTRACT_HORIZON, 0, 1)
      : 0,
  );
  return clamp(ratio(bound, need), 0, 1);
}

/** A contract that still runs three years counts in full (game: Lynas' and Sojitz's offtake of 2011 ran ten). */
const CONTRACT_HORIZON = 6;
