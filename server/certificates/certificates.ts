import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Certificate, FORMAT, type ReplayFile, recordDigest, statement } from '#shared/replay/file.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { keptKey } from '../database/keys.ts';
import type { Tables } from '../database/tables.ts';

const KIND = 'ed25519';
/** A raw key is the end of what a key says of itself. */
const KEY_BYTES = 32;

/** Signs records of finished matches, with a key that is made once and kept where the matches are. */
export class Certificates {
  /** Public, as hex. */
  readonly key: string;
  private readonly secret: KeyObject;

  private constructor(secret: KeyObject) {
    this.secret = secret;
    const told = createPublicKey(secret).export({ type: 'spki', format: 'der' });
    this.key = told.subarray(-KEY_BYTES).toString('hex');
  }

  static async open(database: Kysely<Tables>): Promise<Certificates> {
    const { privateKey } = generateKeyPairSync(KIND);
    return new Certificates(await keptKey(database, KIND, privateKey));
  }

  /** A finished match as it is downloaded, with this server's word for it. */
  certify(match: string, record: MatchRecord): ReplayFile {
    const said = {
      match,
      final: record.hashes.at(-1) ?? '',
      // As it will be read: JSON leaves out what is undefined.
      record: recordDigest(JSON.parse(JSON.stringify(record))),
      key: this.key,
    };
    const certificate: Certificate = { ...said, signature: this.sign(statement(said)) };
    return { format: FORMAT, ...record, certificate };
  }

  /** This server's word for anything it says elsewhere: Ed25519, hex. */
  sign(words: string): string {
    return sign(null, Buffer.from(words), this.secret).toString('hex');
  }
}
