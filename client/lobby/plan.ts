import type { Game, Plan } from '#shared/lobby/lobby.ts';
import { isSlow } from '#shared/match/clock.ts';
import { list, t, word } from '../i18n/index.ts';

/** Seconds for a turn: live, at leisure, and by correspondence. */
export const CLOCKS = [105, 300, 43_200, 86_400, 259_200] as const;
/** Seconds in reserve for a live match, and days of leave for one by correspondence. */
export const RESERVES = [0, 60, 120, 300] as const;
export const LEAVES = [0, 3, 7, 14] as const;

export const reserveName = (seconds: number): string =>
  seconds === 0 ? t('lobby.reserve.none') : t('lobby.reserve.minutes', { count: seconds / 60 });
export const leaveName = (days: number): string =>
  days === 0 ? t('lobby.leave-days.none') : t('lobby.leave-days', { count: days });

export const clockName = (clock: number): string =>
  CLOCKS.some((one) => one === clock) ? word(`lobby.clock.${clock}`) : t('lobby.clock', { seconds: clock });

/** A plan in one line. */
export const planName = ({ scenario, turns, clock, reserve, leave, seats }: Game & Partial<Plan>): string => {
  const plan = t('lobby.plan', {
    scenario: word(`scenario.${scenario}`),
    turns: t('home.turns', { count: turns }),
    clock: clockName(clock),
  });
  const own = isSlow(clock)
    ? leave > 0 && t('lobby.plan-leave', { leave: leaveName(leave) })
    : reserve > 0 && t('lobby.plan-reserve', { reserve: reserveName(reserve) });
  return list([plan, own, seats === 'bid' && t('lobby.plan-bid')].filter((part) => part !== false));
};
