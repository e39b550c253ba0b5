import { hash } from '../world/hash.ts';
import { RULES } from '../world/rules.ts';
import type { Entry, Match } from './match.ts';
import { step } from './step.ts';
import { DamagedMatch, OldRules } from './stored.ts';

/** A match brought back from where it is stored, and the number of its last input. */
export interface Recovered {
  match: Match;
  seq: number;
  past?: Match; // as it was in the turn before, where those who watch are kept behind
}

/**
 * Plays stored inputs again from a snapshot on. Every turn must come out as it did: `hashes[n]` is the world
 * after turn n.
 * @param until the turn at whose start to stop; null: after the last input
 */
export function catchUp(
  id: string,
  from: Recovered,
  inputs: readonly (Entry & { seq: number })[],
  hashes: readonly string[],
  until: number | null = null,
): Recovered {
  let { match, seq } = from;
  const { rules } = match.setup;
  if (!match.outcome && rules !== RULES && match.world.turn !== until)
    throw new OldRules(
      `Match ${id} is played by rules ${rules}; this program knows rules ${RULES}, by which it would end otherwise.`,
    );
  for (const entry of inputs) {
    if (match.world.turn === until) break;
    const done = step(match, entry.input, entry.at);
    if (!done.ok)
      throw new DamagedMatch(`Match ${id}: input ${entry.seq} is refused on recovery (${done.error.code}).`);
    if (done.resolved && hash(done.match.world) !== hashes[match.world.turn])
      throw new DamagedMatch(`Match ${id}: turn ${match.world.turn} comes out otherwise than it was stored.`);
    match = done.match;
    seq = entry.seq;
  }
  return { match, seq };
}
