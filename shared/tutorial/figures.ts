import { COLLECTED } from '../market/constants.ts';
import { coverTurns } from '../scoring/score.ts';
import { CONSTRUCTION, RAMP_UP } from '../sites/stages.ts';
import { number } from '../text.ts';
import type { Site } from '../world/world.ts';
import type { Situation } from './situation.ts';

const HALF_YEAR_DAYS = 182.5;

export const daysOfCover = ({ view: { nation, world } }: Situation) =>
  number(coverTurns(world, nation) * HALF_YEAR_DAYS, 'count');
export const priceHere = ({ view: { nation, world } }: Situation, commodity: 'light' | 'heavy' | 'bulk') =>
  world.market.price[commodity][nation] ?? 0;

/** Share of what is thrown away that a level of recycling brings back. */
export const collected = (level: number) => number(COLLECTED[level] ?? 0, 'share');

/** So many times what is held for normal, and a price is a panic's. */
export const DEAR = 2.5;
export const anchorPrice = ({ view }: Situation, commodity: 'light' | 'heavy' | 'bulk') =>
  view.world.market.memory.outside[commodity].anchor;

/** The plant of the story: the one outside China that is nearest to its work and neither idle nor at home. */
const PLANT = 'kuantan';
export const plantOf = ({ view }: Situation): Site | undefined =>
  view.world.sites.find((site) => site.id === PLANT);

/** Half-years until a site works in full, if nothing comes in between; its permit is counted, a search is not. */
export function toWork({ phase, remaining, stage }: Site): number {
  switch (phase) {
    case 'operation':
      return 0;
    case 'ramp-up':
      return remaining;
    case 'construction':
      return remaining + RAMP_UP;
    default:
      return remaining + CONSTRUCTION[stage] + RAMP_UP;
  }
}
