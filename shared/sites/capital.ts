import type { Stage } from '../world/terms.ts';
import type { Site } from '../world/world.ts';

/** Whole cost in USD per kg of yearly capacity: middle of the ranges in company reports (mine 20-60, separation 20-50, magnet 40-90). */
const PER_KG = { mine: 35, separation: 30, magnet: 60 } as const;

/** M USD that building `capacity` t per turn costs whoever pays. */
export const wholeCost = (stage: Stage, capacity: number): number => (capacity * 2 * PER_KG[stage]) / 1000;

/** Restarting a mothballed site: most of pits and halls stands (Mountain Pass 2017-18 needed little beside wages). */
const RESTART_SHARE = 0.35;
/** Out of bankruptcy: Mountain Pass was sold for 20.5 M USD in 2017, and then needed repairs. */
const BANKRUPT_SHARE = 0.2;

/** The part of the whole cost that is still to be paid to bring a site to work. */
export function shareToPay(site: Site): number {
  if (site.phase !== 'care') return 1;
  return site.project.bankrupt ? BANKRUPT_SHARE : RESTART_SHARE;
}

/** M USD that it still costs to bring a site to work. */
export const costToBuild = (site: Site): number => wholeCost(site.stage, site.capacity) * shareToPay(site);
