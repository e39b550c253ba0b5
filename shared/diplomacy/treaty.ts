import type { Commodity, NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Clause, ClauseId } from './clauses/index.ts';

/** Two nations; who proposed comes first. */
export type Pair = [NationId, NationId];

/** What two nations promise each other, for how long, and what each of them stakes on it. */
export interface Terms {
  clauses: Clause[];
  turns: number;
  escrow: number; // M USD that each side deposits; whoever breaks the treaty loses it to the other
}

/** A treaty that waits for an answer; only the two know of it. */
export interface Proposal {
  id: string;
  from: NationId;
  to: NationId;
  terms: Terms;
  expires: number; // turn in which it lapses
}

/** How a treaty stands: bound, kept to its end, left with notice, or broken. */
export const TREATY_STATES = ['in-force', 'fulfilled', 'left', 'broken'] as const;
export type TreatyState = (typeof TREATY_STATES)[number];

/** A signed treaty is public but for its secret clauses, and stays on record when it has ended. */
export interface Treaty {
  id: string;
  parties: Pair;
  clauses: Clause[];
  from: number; // first turn in which it binds: the one after it was signed
  until: number; // first turn in which it no longer does
  escrow: number; // M USD deposited by each
  state: TreatyState;
  by: NationId | null; // who left or broke it
  ended: number | null; // turn in which it stopped to bind
  breaches: Breach[]; // promises that were broken, and by whom
  stores: Store[]; // what a joint stockpile holds
  drawn: boolean; // it was needed: nobody has to fill it up again
}

/** A broken promise, for the record. */
export interface Breach {
  by: NationId;
  clause: ClauseId;
  secret?: true; // that had been promised in secret
}

/** A part of a joint stockpile, t, by who put it in. */
export interface Store {
  nation: NationId;
  commodity: Commodity;
  tonnes: number;
}

export const otherOf = ([one, other]: Pair, nation: NationId): NationId => (nation === one ? other : one);

export const isParty = (treaty: { parties: Pair }, nation: NationId): boolean =>
  treaty.parties.includes(nation);

/** Whether a treaty binds in the turn that is being resolved. */
export const binds = (world: World, treaty: Treaty): boolean =>
  treaty.state === 'in-force' && world.turn >= treaty.from && world.turn < treaty.until;

/** Turns a treaty must have been kept before two nations can be said to have stood by each other (game: a year and a half). */
const PROVEN = 3;

/**
 * Whether two nations are bound by a treaty they have kept: in force or fulfilled, for at least three turns, and
 * none between them broken. Such a pair can win together.
 */
export function keptTreaty(world: World, one: NationId, other: NationId): boolean {
  const between = world.treaties.filter((treaty) => isParty(treaty, one) && isParty(treaty, other));
  if (between.some((treaty) => treaty.state === 'broken')) return false;
  return between.some(
    (treaty) =>
      (treaty.state === 'in-force' || treaty.state === 'fulfilled') &&
      Math.min(world.turn, treaty.until) - treaty.from >= PROVEN,
  );
}
