import { z } from 'zod';
import type { Text } from '../../text.ts';
import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import type { Pair, Treaty } from '../treaty.ts';

/** A promise that only its two parties know of, until the match is over; where nothing is said, everybody does. */
export interface Secrecy {
  secret?: true;
}

/** What the schema of a clause reads: its own fields, and whether it is secret. */
export const promise = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, secret: z.literal(true).exactOptional() });

/**
 * One kind of promise in a treaty. A new kind is a file here and a line in `index.ts`. A clause names in `by` who
 * owes it; one without `by` binds both.
 */
export interface ClauseKind<C extends { kind: string }> {
  readonly kind: C['kind'];
  readonly schema: z.ZodType<C>;
  /** What breaking it costs in the other's eyes, in points of standing. */
  readonly weight: number;
  /** Clauses of one treaty with the same subject say the same thing twice. */
  subject(clause: C): string;
  /** A usual clause of this kind, owed by the second of the pair where one of them owes it. */
  usual(world: World, pair: Pair): C;
  /** Why these two can't agree on it, or null. */
  hindrance(world: World, pair: Pair, clause: C): Text | null;
  /** Whether it can also come out after the market that somebody did not keep it. */
  readonly late?: true;
  /** Who does not keep it, as the world stands after the orders of a turn. */
  breakers(world: World, treaty: Treaty, clause: C): NationId[];
  /** What it does in every turn in which it is kept. */
  perform?(world: World, treaty: Treaty, clause: C): void;
  /** M USD a turn that it is worth to one of the pair, as far as that one can see; below zero a burden. */
  worth(world: World, pair: Pair, clause: C, nation: NationId, turns: number): number;
  /** The promise in words, key `clause.KIND.says`. */
  describe(clause: C, pair: Pair): Text;
}
