import type { Story } from './played.ts';

/** Something worth having done because of what it teaches: the turn in which it was done first, or null. */
export type Achievement = (story: Story) => number | null;

/** The first turn of which something holds. */
export const firstTurn = (
  { turns }: Story,
  holds: (turn: Story['turns'][number], index: number) => boolean,
): number | null => turns.find(holds)?.turn ?? null;
