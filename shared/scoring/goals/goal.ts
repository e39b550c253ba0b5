import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';

/** How one goal is measured. Sources of the weights are in the scenarios, of the thresholds beside each formula. */
export interface Goal {
  /** How far it is reached in the turn just cleared, 0..1; a value outside is cut. */
  now(world: World, nation: NationId): number;
  /**
   * Share of the goal that counts as it stands at the end; the rest is the mean over the match. `now` takes in
   * what is under way at stated rates (projects by phase, contracts by the years left, stocks at the better of
   * two prices), so that this is its terminal value: running it down on the last turn does not pay.
   */
  readonly lasting: number;
}
