import { insidePrice, outsidePrice } from '../market/clearing.ts';
import { chinaShare, dependence, unserved } from '../market/trace.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { COMMODITIES, each, NATIONS } from '../world/terms.ts';
import type { TurnSummary, World } from '../world/world.ts';

/** The public figures of the turn that the world has just cleared. */
export function summarise(world: World): TurnSummary {
  return {
    turn: world.turn,
    outside: each(COMMODITIES, (commodity) => outsidePrice(world, commodity)),
    inside: each(COMMODITIES, (commodity) => insidePrice(world, commodity)),
    chinaMining: chinaShare(world, 'mine'),
    chinaSeparation: chinaShare(world, 'separation'),
    dependence: each(NATIONS, (nation) => dependence(world, nation)),
    unserved: each(NATIONS, (nation) => unserved(world, nation)),
  };
}

/** What the scenario knows of the years before: annual figures, at the first half of their year. */
export function pastSummaries(plan: Scenario): TurnSummary[] {
  const first = plan.start.year * 2 + plan.start.half - 1;
  return plan.past.map((past) => ({
    turn: past.year * 2 - first,
    outside: each(COMMODITIES, (commodity) => past.outside[commodity][0]),
    inside: each(COMMODITIES, (commodity) => past.outside[commodity][0]),
    chinaMining: past.chinaMining[0],
    chinaSeparation: past.chinaSeparation[0],
    dependence: each(NATIONS, () => 0),
    unserved: each(NATIONS, () => 0),
  }));
}
