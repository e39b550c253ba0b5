import { MILESTONE_SAVES } from '../market/constants.ts';
import { drawFrom } from '../random.ts';
import { number, text } from '../text.ts';
import { COMMODITIES, NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Chronicle } from './events.ts';

/** Research: money moves a programme on with some luck; a milestone is kept for good. */
export function research(world: World, record: Chronicle): void {
  for (const id of NATIONS)
    for (const commodity of COMMODITIES) {
      const programme = world.nations[id].substitution[commodity];
      const luck = 0.6 + 0.8 * drawFrom(world, 'research');
      programme.progress += (programme.funded / milestoneCost(programme.level)) * luck;
      programme.funded = 0;
      if (programme.level >= 3 || programme.progress < 1) continue;
      programme.progress = 0;
      programme.level += 1;
      record({
        text: text('event.milestone', {
          nation: { is: 'nation', id },
          good: { is: 'good', id: commodity },
          saving: number(MILESTONE_SAVES, 'share'),
        }),
        nation: id,
        region: id,
        weight: 0.45,
        audience: null,
      });
    }
}

/** M USD until the next milestone: the first savings are the easiest (METI's 2010-12 programme spent about 200 a step). */
export const milestoneCost = (level: number): number => 150 * (1 + level);
