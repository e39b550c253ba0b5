import type { NationId } from '../world/terms.ts';

/** A few words between governments. They bind nobody: treaties do. */
export interface Letter {
  turn: number; // in which it was written
  from: NationId;
  to: NationId | null; // null: to everybody
  words: string;
}

/** Characters of one letter. */
export const LONGEST_LETTER = 280;
/** Letters one seat may write in a turn. */
export const MOST_LETTERS = 30;

/** Whether a nation may read a letter: those to everybody, and its own either way. */
export const mayRead = (letter: Pick<Letter, 'from' | 'to'>, nation: NationId): boolean =>
  letter.to === null || letter.to === nation || letter.from === nation;
