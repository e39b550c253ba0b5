import type { Plan } from '#shared/lobby/lobby.ts';
import { t, word } from '../i18n/index.ts';

/** Seconds for a turn: live, at leisure, a turn a day, by mail. */
export const CLOCKS = [105, 300, 86_400, 259_200] as const;

export const clockName = (clock: number): string =>
  CLOCKS.some((one) => one === clock) ? word(`lobby.clock.${clock}`) : t('lobby.clock', { seconds: clock });

/** A plan in one line. */
export const planName = ({ scenario, turns, clock }: Plan): string =>
  t('lobby.plan', {
    scenario: word(`scenario.${scenario}`),
    turns: t('home.turns', { count: turns }),
    clock: clockName(clock),
  });
