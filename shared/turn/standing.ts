import { clamp } from '../numbers.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** Changes what `who` thinks of `about` by some points, within -100..100. */
export function warm(world: World, who: NationId, about: NationId, points: number): void {
  if (who === about) return;
  const standing = world.nations[who].standing;
  standing[about] = clamp(standing[about] + points, -100, 100);
}
