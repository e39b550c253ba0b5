import { type Input, type Match, type MatchSetup, start } from '../match/match.ts';
import { step } from '../match/step.ts';
import { hash } from '../world/hash.ts';

/** A match as it was played: what it was made from, every input in order, and the hash after each turn. */
export interface MatchRecord {
  setup: MatchSetup;
  inputs: Input[];
  hashes: string[]; // of the world after each turn resolved
}

export type Verification = { ok: true; match: Match } | { ok: false; turn: number; reason: string };

/** Plays a record again and compares every hash: any changed input, seed or result is found. */
export function verify(record: MatchRecord): Verification {
  const replayed = replay(record.setup, record.inputs);
  if (!replayed.ok) return replayed;
  const { hashes, match } = replayed;
  const turns = Math.max(hashes.length, record.hashes.length);
  for (let turn = 0; turn < turns; turn++)
    if (hashes[turn] !== record.hashes[turn])
      return { ok: false, turn, reason: 'the world after this turn differs from the record' };
  return { ok: true, match };
}

/** The match after these inputs, and the hash of its world after each turn. */
export function replay(
  setup: MatchSetup,
  inputs: readonly Input[],
): { ok: true; match: Match; hashes: string[] } | { ok: false; turn: number; reason: string } {
  let match = start(setup, 0);
  const hashes: string[] = [];
  for (const input of inputs) {
    const done = step(match, input, 0);
    if (!done.ok)
      return { ok: false, turn: match.world.turn, reason: `an input was refused: ${done.error.code}` };
    match = done.match;
    if (done.resolved) hashes.push(hash(match.world));
  }
  return { ok: true, match, hashes };
}
