import type { Json } from './json.ts';

/** What is known of values beside what they were, by the path of their place. */
export interface Hints {
  /** What it may well be the same as, made from what was, from what is known of now so far, and from what lies beside. */
  readonly twins: ReadonlyMap<string, Twin>;
  /** Values that twins are made from. */
  readonly kept: ReadonlySet<string>;
  /** What does not go on from what it was, by its path or its last word. */
  readonly alone: ReadonlySet<string>;
}
export type Now = ReadonlyMap<string, Json>;
export type Twin = (was: Json | undefined, now: Now, beside: Json | undefined) => Json | undefined;

/** What is known of one place. */
export interface Hint {
  readonly twin: Twin | undefined;
  readonly kept: boolean;
  readonly alone: boolean;
}

export const hintAt = ({ twins, kept, alone }: Hints, path: string, word: string): Hint => ({
  twin: twins.get(path),
  kept: kept.has(path),
  alone: alone.has(word) || alone.has(path),
});
