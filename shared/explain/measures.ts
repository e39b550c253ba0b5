import { outsidePrice } from '../market/clearing.ts';
import { dependence, unserved } from '../market/trace.ts';
import { clamp, sum } from '../numbers.ts';
import { goalsOf } from '../scoring/goals/ids.ts';
import { MEASURES } from '../scoring/goals/index.ts';
import { byGoal, score } from '../scoring/score.ts';
import {
  COMMODITIES,
  type Commodity,
  GOODS,
  type Good,
  NATIONS,
  type NationId,
  type RegionId,
} from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** A figure that can be explained. */
export interface Measure {
  id: string;
  /** As the screens show it. */
  shown(world: World): number;
  /** In a world between two, where only some causes have happened. */
  between(world: World): number;
}

/** Names of measures: a price in a region, the mean price outside China, a nation's figures and goals. */
export const measure = {
  price: (good: Good, region: RegionId) => `price.${good}.${region}`,
  outside: (good: Commodity) => `outside.${good}`,
  served: (nation: NationId) => `served.${nation}`,
  dependence: (nation: NationId) => `dependence.${nation}`,
  goal: (nation: NationId, goal: string) => `score.${nation}.${goal}`,
  score: (nation: NationId) => `score.${nation}.total`,
};

const same = (id: string, of: (world: World) => number): Measure => ({ id, shown: of, between: of });

/** Prices wherever a good has one in both worlds, served demand (USD share) and dependence on China. */
export function marketMeasures(before: World, after: World): Measure[] {
  const prices = GOODS.flatMap((good) => {
    const known = before.market.price[good];
    return Object.keys(after.market.price[good])
      .filter((region) => region in known)
      .map((region) =>
        same(measure.price(good, region), (world) => world.market.price[good][region] ?? known[region] ?? 0),
      );
  });
  const outside = COMMODITIES.map((good) =>
    same(measure.outside(good), (world) => outsidePrice(world, good)),
  );
  return [
    ...outside,
    ...prices,
    ...NATIONS.map((nation) => same(measure.served(nation), (world) => 1 - unserved(world, nation))),
    ...NATIONS.map((nation) => same(measure.dependence(nation), (world) => dependence(world, nation))),
  ];
}

/** Each nation's goals and their weighted sum, in points. */
export function goalMeasures(before: World): Measure[] {
  return NATIONS.flatMap((nation) => {
    const { tally, weights } = before.nations[nation];
    const shown = ofLast((world) => score(world, nation));
    const between = ofLast((world) => {
      const parts = byGoal(nation, (goal) => {
        const { now, lasting } = MEASURES[goal];
        const reached = points(now(world, nation));
        const mean = ((tally[goal] ?? 0) + reached) / (before.turn + 1);
        return (1 - lasting) * mean + lasting * reached;
      });
      return { parts, total: sum(goalsOf(nation), (goal) => (weights[goal] ?? 0) * (parts[goal] ?? 0)) };
    });
    return [
      ...goalsOf(nation).map(
        (goal): Measure => ({
          id: measure.goal(nation, goal),
          shown: (world) => shown(world).parts[goal] ?? 0,
          between: (world) => between(world).parts[goal] ?? 0,
        }),
      ),
      {
        id: measure.score(nation),
        shown: (world) => shown(world).total,
        between: (world) => between(world).total,
      },
    ];
  });
}

/** The same, but what is asked of one world several times in a row is reckoned once. */
function ofLast<T>(reckon: (world: World) => T): (world: World) => T {
  let last: { world: World; found: T } | null = null;
  return (world) => {
    if (last?.world !== world) last = { world, found: reckon(world) };
    return last.found;
  };
}

const points = (share: number) => 100 * clamp(share, 0, 1);
