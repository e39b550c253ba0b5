import { BASKET } from '../market/constants.ts';
import { row } from '../market/draft.ts';
import type { Commodity } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';

/**
 * A deposit's basket is a blend of the two kinds of concentrate that the market knows, so that its metal is
 * exactly what plants win from what it sells: Kvanefjeld is rock with some heavies, Nechalacho about half.
 */
export const clayShare = (site: Site): number => site.project.clay ?? (site.ore === 'clay' ? 1 : 0);

/** Whether a mine gives concentrate of both kinds. */
export const isMixed = (site: Site): boolean =>
  site.stage === 'mine' && site.project.clay !== null && site.project.clay > 0 && site.project.clay < 1;

/** t of an oxide in a t of a site's ore, before losses. */
export const inOre = (site: Site, commodity: Commodity): number => {
  if (!site.ore) return 0;
  if (!isMixed(site)) return BASKET[site.ore][commodity];
  const clay = clayShare(site);
  return (1 - clay) * BASKET.rock[commodity] + clay * BASKET.clay[commodity];
};

/** USD/kg that a mine's concentrate fetched where it stands. */
export function orePrice(world: World, site: Site): number {
  const price = (kind: 'rock' | 'clay') =>
    Math.max(0, world.market.duals[row.ore(kind, site.region).name] ?? 0);
  if (!site.ore) return 0;
  if (!isMixed(site)) return price(site.ore);
  return (1 - clayShare(site)) * price('rock') + clayShare(site) * price('clay');
}
