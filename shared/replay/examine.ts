import type { Match } from '../match/match.ts';
import { type Text, text } from '../text.ts';
import { commitment } from './commitment.ts';
import { type Certificate, readFile } from './file.ts';
import { compare, replay } from './record.ts';

/** What came of the check of a downloaded match. */
export interface Examined {
  faults: Text[]; // empty: everything that it says is so
  /** Who vouches for it; `known: null` where the signature can't be checked here. */
  signed: { certificate: Certificate; known: boolean | null } | null;
  commitment: string | null; // to the seed, as it should have been told at the start; null: there was none
  match: Match | null; // played again, as far as that went without a fault
}

/**
 * Checks all that a file says: every input by the rules, the world after each turn, that no letter was changed since
 * a server signed it, and that this server did.
 * @param check whether a signature is that of its key; null: it can't be checked here
 */
export async function examine(
  written: string,
  check: (certificate: Certificate) => Promise<boolean | null>,
): Promise<Examined> {
  const read = readFile(written);
  if (!read.ok) return { faults: [read.why], signed: null, commitment: null, match: null };
  const { file, digest } = read;
  const { certificate } = file;
  const played = replay(file.setup, file.inputs);
  const differs = played.ok ? compare(file, played.hashes) : null;
  const faults: Text[] = [];
  if (!played.ok) faults.push(played.why);
  else if (differs) faults.push(differs.why);
  const found = { commitment: commitment(file.setup), match: played.ok ? played.match : null };
  if (!certificate) return { faults, signed: null, ...found };
  if (certificate.record !== digest) faults.push(text('verify.digest'));
  if (certificate.final !== file.hashes.at(-1)) faults.push(text('verify.final'));
  const known = await check(certificate);
  if (known === false) faults.push(text('verify.signature'));
  return { faults, signed: { certificate, known }, ...found };
}
