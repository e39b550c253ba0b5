import type { Stage } from '../world/terms.ts';

/** Whole cost in USD per kg of yearly capacity: middle of the ranges in company reports (mine 20-60, separation 20-50, magnet 40-90). */
const PER_KG = { mine: 35, separation: 30, magnet: 60 } as const;

/** The state's part of it; companies and banks carry the rest (JOGMEC put 250 of about 800 M USD into Lynas in 2011). */
const STATE_SHARE = 0.3;

/** M USD for a site with `capacity` t per turn. */
export function capex(stage: Stage, capacity: number): number {
  return (capacity * 2 * PER_KG[stage] * STATE_SHARE) / 1000;
}
