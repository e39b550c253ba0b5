import type { Posted } from '#shared/match/posted.ts';

/** Whoever has matches played in rounds. */
export interface Rounds {
  /** Whether a match stays awake though nobody is there, so that its clock runs and it comes to its end. */
  keeps(match: string): boolean;
  /** What everybody sees of a match has changed. */
  changed(match: string, notice: Posted): void;
}

export const NO_ROUNDS: Rounds = { keeps: () => false, changed: () => undefined };
