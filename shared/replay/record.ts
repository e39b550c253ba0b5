import { type Entry, type Match, type MatchSetup, start } from '../match/match.ts';
import { step } from '../match/step.ts';
import { hash } from '../world/hash.ts';
import { RULES } from '../world/rules.ts';

/** A match as it was played: what it was made from, every input in order, and the hash after each turn. */
export interface MatchRecord {
  setup: MatchSetup;
  inputs: Entry[];
  hashes: string[]; // of the world after each turn resolved
}

export type Verification = { ok: true; match: Match } | Fault;
export interface Fault {
  ok: false;
  turn: number; // the first one that is wrong
  reason: string;
}

/** Plays a record again and compares every hash: any changed input, seed or result is found. */
export function verify(record: MatchRecord): Verification {
  const { rules } = record.setup;
  if (rules !== RULES)
    return { ok: false, turn: 0, reason: `played by rules ${rules}, but these are rules ${RULES}` };
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
  inputs: readonly Entry[],
): { ok: true; match: Match; hashes: string[] } | Fault {
  let match = start(setup);
  const hashes: string[] = [];
  for (const { at, input } of inputs) {
    const done = step(match, input, at);
    if (!done.ok)
      return { ok: false, turn: match.world.turn, reason: `an input was refused: ${done.error.code}` };
    match = done.match;
    if (done.resolved) hashes.push(hash(match.world));
  }
  return { ok: true, match, hashes };
}
