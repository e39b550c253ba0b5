import { dependence, unserved } from '../../market/trace.ts';
import { clamp, ratio } from '../../numbers.ts';
import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { contracted, coverTurns, links, milestones, opinion, output, stateCover } from '../measures.ts';
import type { Goal } from './goal.ts';

/**
 * Supply assured: needs served (0.6), half a year's use in all stocks (0.15) and sixty days' in the state's
 * (0.1), contracts that still run (0.15).
 * Source: METI, "Strategy for Ensuring Stable Supplies of Rare Metals", 2009; sixty days are Japan's aim for
 * rare metals in store since 1983.
 */
export const supply: Goal = {
  lasting: 0.3,
  now: (world, nation) =>
    0.6 * (1 - clamp(2 * unserved(world, nation), 0, 1)) +
    0.15 * clamp(coverTurns(world, nation), 0, 1) +
    0.1 * clamp(stateCover(world, nation) / SIXTY_DAYS, 0, 1) +
    0.15 * contracted(world, nation),
};

/** In turns. */
const SIXTY_DAYS = 60 / 182.5;

/**
 * Diversification: what does not come from China (0.7), and mines and separation abroad that Japan has
 * financed, those under way in part (0.3).
 * Source: the 100 billion yen package of October 2010 and METI's aim of less than half from one country.
 */
export const diversification: Goal = {
  lasting: 0.4,
  now: (world, nation) => {
    const { separation, mines } = links(world, nation, (site) =>
      site.owner === nation || site.region === nation ? 1 : 0,
    );
    return 0.7 * (1 - dependence(world, nation)) + 0.3 * ((separation + mines) / 2);
  },
};

/**
 * Industry's margin: output against 1.6 times the start (0.6), and metal no dearer than for the competitor
 * in China (0.4): the gap of 2011 drove magnet makers abroad.
 */
export const margin: Goal = {
  lasting: 0.2,
  now: (world, nation) =>
    0.6 * clamp(ratio(output(world, nation), 1.6 * world.nations[nation].start.output), 0, 1) +
    0.4 * levelField(world, nation),
};

/** What a competitor in China pays over what we pay, for the metal in a magnet. */
function levelField(world: World, nation: NationId): number {
  const { recipe, price, memory } = world.market;
  const metal = (at: (good: 'light' | 'heavy') => number) =>
    recipe.light * at('light') + recipe.heavy * at('heavy');
  const inside = metal((good) => memory.inside[good].last);
  const here = metal((good) => price[good][nation] ?? memory.outside[good].last);
  return clamp(ratio(inside, here), 0, 1);
}

/** Recycling and doing without: the collection programme (0.6), milestones of research (0.4). Source: Basic Act on a Sound Material-Cycle Society; METI 2009. */
export const recycling: Goal = {
  lasting: 0.5,
  now: (world, nation) => 0.6 * (world.nations[nation].recycling / 3) + 0.4 * milestones(world, nation),
};

/**
 * Partners: countries bound by contract or joint sites, four in full (0.5), and the allies' opinion (0.5).
 * Source: JOGMEC's deals with Australia, India, Kazakhstan and Vietnam, 2010-2012.
 */
export const partners: Goal = {
  lasting: 0.5,
  now: (world, nation) =>
    0.5 * clamp(boundPartners(world, nation) / 4, 0, 1) + 0.5 * opinion(world, nation, ['USA', 'EUR']),
};

function boundPartners(world: World, nation: NationId): number {
  const bound = new Set<string>();
  for (const contract of world.contracts) if (contract.buyer === nation) bound.add(contract.seller);
  for (const site of world.sites)
    if (site.owner === nation && site.phase !== 'closed') bound.add(site.region);
  bound.delete(nation);
  bound.delete('CHN');
  return bound.size;
}
