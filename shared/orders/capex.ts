import { wholeCost } from '../sites/capital.ts';
import type { Stage } from '../world/terms.ts';

/** The state's part of it; companies and banks carry the rest (JOGMEC put 250 of about 800 M USD into Lynas in 2011). */
export const STATE_SHARE = 0.3;

/** M USD for a site with `capacity` t per turn. */
export function capex(stage: Stage, capacity: number): number {
  return wholeCost(stage, capacity) * STATE_SHARE;
}
