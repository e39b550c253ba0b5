import type { ClassPhase } from '#shared/classroom/class.ts';
import type { PublicWorld } from '#shared/protocol/class-views.ts';
import { t, word } from '../i18n/index.ts';
import { clockTime, useNow } from '../panels/Clock.tsx';

type Timed = Pick<PublicWorld, 'over' | 'waiting' | 'deadline' | 'left'>;

/** How the clock of a world stands, in words or figures; `now` is on the server's clock. */
export function clockOf(
  world: Timed,
  { phase, summitEnds }: { phase: ClassPhase; summitEnds: number | null },
  now: number,
): string {
  if (world.over) return t('class.clock.over');
  if (world.deadline !== null) return clockTime(Math.max(0, Math.ceil((world.deadline - now) / 1000)));
  if (phase === 'summit')
    return summitEnds === null
      ? t('class.clock.summit')
      : t('class.clock.summit-left', {
          left: clockTime(Math.max(0, Math.ceil((summitEnds - now) / 1000))),
        });
  if (world.waiting) return t('class.clock.waiting');
  return world.left === null
    ? t('class.clock.paused')
    : t('class.clock.left', { left: clockTime(Math.ceil(world.left / 1000)) });
}

/** This moment on the server's clock, anew twice a second. */
export const useServerNow = (ahead: number): number => useNow(500) + ahead;

export const phaseName = (phase: ClassPhase): string => word(`class.phase.${phase}`);
