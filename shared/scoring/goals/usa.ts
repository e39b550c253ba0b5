import { known } from '../../control/embargoes.ts';
import { clamp, sum } from '../../numbers.ts';
import { liabilities } from '../../politics/environment.ts';
import { sectorsIn } from '../../world/local.ts';
import { GOODS, isNation, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { chainFrom, cheap, dearness, opinion, servedOfPlan, stateCover, wealth } from '../measures.ts';
import type { Goal } from './goal.ts';

/**
 * Defence supply: the sector served (0.5), by magnets without Chinese metal (0.25), and half a turn's use in
 * the National Defense Stockpile (0.25).
 * Source: 10 U.S.C. 4872 (magnets from China barred from 2019), National Defense Stockpile reports.
 */
export const defence: Goal = {
  lasting: 0.4,
  now: (world, nation) =>
    0.5 * clamp(servedOfPlan(world, nation, ['defence']), 0, 1) +
    0.25 * (1 - clamp(world.market.chinese.magnet[nation] ?? 0, 0, 1)) +
    0.25 * clamp(2 * stateCover(world, nation), 0, 1),
};

/**
 * A domestic chain, mine to magnet, against the country's own need; sites abroad that it financed count half.
 * Source: Executive Order 13817 (2017), DPA Title III awards from 2020.
 */
export const chain: Goal = {
  lasting: 0.7,
  now: (world, nation) =>
    chainFrom(world, nation, (site) => (site.region === nation ? 1 : site.owner === nation ? 0.5 : 0)),
};

/**
 * Alliances: what Japan and the EU think (0.7), and no duty or embargo between the three (0.3).
 * Source: trilateral meetings on critical materials since 2011, Minerals Security Partnership 2022.
 */
export const alliances: Goal = {
  lasting: 0.4,
  now: (world, nation) =>
    0.7 * opinion(world, nation, ['JPN', 'EUR']) + 0.3 * (1 - clamp(quarrels(world, nation) / 3, 0, 1)),
};

/** Tariffs and embargoes of a nation against anybody but China. */
function quarrels(world: World, nation: NationId): number {
  return (
    sum(world.tariffs, (one) =>
      one.by === nation && isNation(one.origin) && one.origin !== 'CHN' && one.rate > 0 ? 1 : 0,
    ) + sum(known(world), (one) => (one.by === nation && one.target !== 'CHN' ? 1 : 0))
  );
}

/** Consumer price: what users pay for metals and magnets against the reference prices, tariffs and all. */
export const consumerPrice: Goal = {
  lasting: 0,
  now: (world, nation) => cheap(basketPrice(world, nation)),
};

/** Mean of price over reference price, weighted by what the country's sectors need. */
export function basketPrice(world: World, nation: NationId): number {
  const needs = { light: 0, heavy: 0, bulk: 0, magnet: 0 };
  for (const { good, quantity } of sectorsIn(world, nation)) needs[good] += quantity;
  let paid = 0;
  let weight = 0;
  for (const good of GOODS) {
    const need = needs[good] * world.market.reference[good];
    paid += need * dearness(world, nation, good);
    weight += need;
  }
  return weight > 0 ? paid / weight : 1;
}

/** Budget: money, and stock at the reference price or today's if higher, less what has to be cleaned up: w / (w + three turns' income). */
export const budget: Goal = {
  lasting: 0.5,
  now: (world, nation) => {
    const held = Math.max(0, wealth(world, nation) - liabilities(world, nation));
    const income = 3 * world.nations[nation].start.income;
    return held + income > 0 ? held / (held + income) : 0;
  },
};
