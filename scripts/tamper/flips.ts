import { generateKeyPairSync, sign } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { checkSignature } from '../../client/replay/signature.ts';
import { draw, stream } from '../../shared/random.ts';
import { FORMAT, type ReplayFile, readFile, recordDigest, statement } from '../../shared/replay/file.ts';
import { player } from '../../shared/replay/player.ts';
import type { MatchRecord } from '../../shared/replay/record.ts';

/** A record as a server writes and signs it, by a key of its own. */
export function signed(played: MatchRecord, final = played.hashes.at(-1) ?? ''): ReplayFile {
  const said = { match: 'a-match', final, record: recordDigest(played), key: OUR_KEY };
  const signature = sign(null, Buffer.from(statement(said)), privateKey).toString('hex');
  return { format: FORMAT, ...played, certificate: { ...said, signature } };
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
export const OUR_KEY = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

/** What came of turning bits of a file. */
export interface Flips {
  bytes: number;
  tried: number;
  same: number; // flips after which the file still says the very same, as `1E-7` for `1e-7`
  missed: { place: number; bit: number }[];
}

/**
 * Turns one bit of every byte of a signed file, by lot, and every bit of those of its certificate, each in a fresh
 * copy, and has it checked as `npm run verify` does.
 */
export async function turnEveryByte(file: ReplayFile, seed: number): Promise<Flips> {
  const written = JSON.stringify(file);
  const bytes = Buffer.from(written);
  const certificate = written.indexOf('"certificate"');
  const luck = stream(seed, 'flips');
  const found: Flips = { bytes: bytes.length, tried: 0, same: 0, missed: [] };
  for (let place = 0; place < bytes.length; place++) {
    const one = Math.floor(draw(luck) * 8);
    for (const bit of place < certificate ? [one] : [0, 1, 2, 3, 4, 5, 6, 7]) {
      const turned = Buffer.from(bytes);
      turned[place] = (turned[place] ?? 0) ^ (1 << bit);
      const text = turned.toString();
      found.tried += 1;
      if (await isFound(text)) continue;
      if (isDeepStrictEqual(JSON.parse(text), JSON.parse(written))) found.same += 1;
      else found.missed.push({ place, bit });
    }
  }
  return found;
}

/** Whether a check of the file says that something is wrong. What is found without playing the match again is found with it too. */
async function isFound(text: string): Promise<boolean> {
  const read = readFile(text);
  if (!read.ok) return true;
  const { certificate } = read.file;
  if (certificate && certificate.record !== read.digest) return true;
  if (certificate && !(await checkSignature(statement(certificate), certificate.signature, certificate.key)))
    return true;
  return (await player.check(text, checkSignature)).faults.length > 0;
}
