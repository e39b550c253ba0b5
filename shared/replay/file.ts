import { z } from 'zod';
import type { Entry } from '../match/match.ts';
import { inputOf, setupSchema } from '../match/stored.ts';
import { name, type Text, text } from '../text.ts';
import { canonical, digest } from '../world/hash.ts';
import type { MatchRecord } from './record.ts';

export const FORMAT = 'lanthanide-replay-1';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

const certificate = z.strictObject({
  match: z.string(), // its id on the server that signs
  final: hex(32), // hash of the world after the last turn
  record: hex(32), // SHA-256 of what was made, done and came of it
  key: hex(32), // public, Ed25519
  signature: hex(64),
});

/** A server's word that it played this match. */
export type Certificate = z.infer<typeof certificate>;

/** A match as it is downloaded. */
export interface ReplayFile extends MatchRecord {
  format: typeof FORMAT;
  certificate: Certificate | null; // null: nobody vouches that it was played so
}

const entry = z
  .strictObject({ at: z.int(), input: z.unknown() })
  .transform(({ at, input }, context): Entry => {
    const read = inputOf(input);
    if (read) return { at, input: read };
    context.addIssue({ code: 'custom', path: ['input'], message: 'not an input' });
    return z.NEVER;
  });

const shape = z.strictObject({
  format: z.literal(FORMAT),
  setup: setupSchema,
  inputs: z.array(entry),
  hashes: z.array(hex(32)),
  certificate: certificate.nullable(),
});

/** `digest`: of what the file says, before anything is made of it. */
export type Read = { ok: true; file: ReplayFile; digest: string } | { ok: false; why: Text };

/** Reads a downloaded match; a fault is named with its place. */
export function readFile(written: string): Read {
  let raw: unknown;
  try {
    raw = JSON.parse(written);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return { ok: false, why: text('verify.not-json', { reason: name(reason) }) };
  }
  const read = shape.safeParse(raw);
  if (read.success) return { ok: true, file: read.data, digest: recordDigest(raw) };
  const [fault] = read.error.issues;
  const path = [...(fault?.path ?? []), ...(fault?.code === 'unrecognized_keys' ? fault.keys : [])].join('.');
  return { ok: false, why: text('verify.shape', { path: name(path || '-') }) };
}

/** What a certificate vouches for: everything in the file but the certificate itself. */
export function recordDigest(raw: unknown): string {
  const { setup, inputs, hashes } = z
    .looseObject({ setup: z.unknown(), inputs: z.unknown(), hashes: z.unknown() })
    .parse(raw);
  return digest({ setup, inputs, hashes });
}

/** What is signed: all that a certificate says. */
export const statement = ({ match, final, record, key }: Omit<Certificate, 'signature'>): string =>
  canonical({ format: FORMAT, match, final, record, key });
