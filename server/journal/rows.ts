import { createHash } from 'node:crypto';
import type { Match } from '#shared/match/match.ts';
import { json, storedMatch } from '#shared/match/stored.ts';
import { canonical } from '#shared/world/hash.ts';

/** A match as `snapshotColumns` wrote it. Null when the row is not letter for letter what was written. */
export function readSnapshot(row: { state: string; checksum: string }): Match | null {
  if (checksum(row.state) !== row.checksum) return null;
  const read = storedMatch(json(row.state));
  return isMatch(read) ? read : null;
}

/**
 * The match out of columns that a thread has just written. Read from its text a match takes a quarter less memory
 * than copied from thread to thread, as equal words are one.
 */
export function matchOf({ state }: Columns): Match {
  const read = json(state);
  if (!isMatch(read)) throw new Error('A thread has written what is no match.');
  return read;
}

/** The checksum, or the thread that wrote it, vouches for the depths that the shape does not look into. */
const isMatch = (read: unknown): read is Match => typeof read === 'object' && read !== null;

/** What a thread has made already of a match that it resolved. */
const made = new WeakMap<Match, Columns>();

/** Spares the making of a match's columns, which whoever resolved it has made. */
export function keepColumns(match: Match, columns: Columns): void {
  made.set(match, columns);
}

/** A row of `snapshot`, but for whose it is. */
export interface Columns {
  turn: number;
  hash: string;
  state: string;
  checksum: string;
}

export function snapshotColumns(match: Match): Columns {
  const known = made.get(match);
  made.delete(match); // it is as large as the match
  if (known) return known;
  const state = JSON.stringify(match);
  // The hash of the world, by SHA-256 as the machine itself has it.
  const hash = checksum(canonical(match.world));
  return { turn: match.world.turn, hash, state, checksum: checksum(state) };
}

/** SHA-256 of what is stored, hex. */
export const checksum = (stored: string) => createHash('sha256').update(stored).digest('hex');
