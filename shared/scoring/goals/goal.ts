import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';

/** How one goal is measured. Sources of the weights are in the scenarios, of the thresholds beside each formula. */
export interface Goal {
  /** How far it is reached in the turn just cleared, 0..1; a value outside is cut. */
  now(world: World, nation: NationId): number;
  /**
   * What counts at the end instead of `now`: the terminal value of what is under way (projects, contracts,
   * stocks, promises) at stated rates, so that running them down on the last turn does not pay.
   */
  end?(world: World, nation: NationId): number;
  /** Share of the goal that counts as it stands at the end; the rest is the mean over the match. */
  readonly lasting: number;
}
