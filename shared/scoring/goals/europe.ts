import { known } from '../../control/embargoes.ts';
import { COLLECTED, SCRAP_YIELD } from '../../market/constants.ts';
import { dependence } from '../../market/trace.ts';
import { clamp, ratio, sum } from '../../numbers.ts';
import { sectorsIn } from '../../world/local.ts';
import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { cheap, links, milestones, opinion, servedOfPlan } from '../measures.ts';
import type { Goal } from './goal.ts';
import { basketPrice } from './usa.ts';

/** Green roll-out: electric cars and wind turbines built of those planned. Source: Renewable Energy Directives, European Green Deal. */
export const rollOut: Goal = {
  lasting: 0.2,
  now: (world, nation) => clamp(servedOfPlan(world, nation, ['ev', 'wind']), 0, 1),
};

/**
 * Circular share: light metal recycled against a quarter of what is used (0.7), and research into doing
 * without (0.3). Source: Critical Raw Materials Act, Regulation (EU) 2024/1252: 25% from recycling.
 */
export const circular: Goal = {
  lasting: 0.4,
  now: (world, nation) =>
    0.7 * clamp(ratio(recycledShare(world, nation), CRMA.recycling), 0, 1) + 0.3 * milestones(world, nation),
};

/** The Act's benchmarks for 2030, as shares of the Union's use. */
const CRMA = { extraction: 0.1, processing: 0.4, recycling: 0.25 };

function recycledShare(world: World, nation: NationId): number {
  const region = world.regions[nation];
  if (!region) return 0;
  const collected = COLLECTED[world.nations[nation].recycling] ?? 0;
  const magnets = sum(sectorsIn(world, nation), (use) => (use.good === 'magnet' ? use.served : 0));
  const light = magnets * world.market.recipe.light;
  return ratio(region.scrap * collected * SCRAP_YIELD.light, light);
}

/**
 * Rules-based trade: few restrictions in the world, one's own counting five times (0.6), and the others'
 * respect (0.4). Source: EU requests for consultations in DS395, DS432 and DS509.
 */
export const rules: Goal = {
  lasting: 0.3,
  now: (world, nation) => 0.6 * (1 - clamp(restrictions(world, nation), 0, 1)) + 0.4 * opinion(world, nation),
};

/** Seventeen embargoes or thirty-three tariffs of others are as bad as a world can be; a binding quota counts as up to three embargoes. */
function restrictions(world: World, nation: NationId): number {
  const own = (by: string) => (by === nation ? 5 : 1);
  const { quotaRent, reference } = world.market;
  return (
    0.06 * sum(known(world), (one) => own(one.by) * one.severity) +
    0.03 * sum(world.tariffs, (one) => (one.rate > 0 ? own(one.by) : 0)) +
    0.2 * ratio(quotaRent, quotaRent + 0.5 * reference.light)
  );
}

/**
 * Autonomy: the Act's benchmarks: a tenth mined (0.2) and two fifths separated at home (0.3), projects
 * under way in part, and what does not come from one third country (0.5).
 */
export const autonomy: Goal = {
  lasting: 0.5,
  now: (world, nation) => {
    const { separation, mines } = links(world, nation, (site) => (site.region === nation ? 1 : 0));
    return (
      0.2 * clamp(mines / CRMA.extraction, 0, 1) +
      0.3 * clamp(separation / CRMA.processing, 0, 1) +
      0.5 * (1 - dependence(world, nation))
    );
  },
};

/** Price: low (0.6) and steady from turn to turn (0.4), since industry plans on it. */
export const price: Goal = {
  lasting: 0,
  now: (world, nation) => 0.6 * cheap(basketPrice(world, nation)) + 0.4 * steadiness(world),
};

/** 1 while the outside price of light and heavy stays, 0 when it doubles or halves. */
function steadiness(world: World): number {
  const [before, last] = world.history.slice(-2);
  if (!before || !last) return 1;
  const change = (commodity: 'light' | 'heavy') => {
    const low = Math.min(before.outside[commodity], last.outside[commodity]);
    return low > 0 ? Math.max(before.outside[commodity], last.outside[commodity]) / low - 1 : 1;
  };
  return 1 - clamp((change('light') + change('heavy')) / 2, 0, 1);
}
