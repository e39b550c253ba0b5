import {
  createCipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { json } from '#shared/match/stored.ts';
import { keptKey } from '../database/keys.ts';
import type { Tables } from '../database/tables.ts';

/** What is kept of a browser that is pushed to: its keys (Push API) and what it says. */
const detail = z.object({
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
  words: z.object({ title: z.string(), turn: z.string(), soon: z.string(), over: z.string() }),
});
export type Keys = z.infer<typeof detail>['keys'];
export const readDetail = (stored: string) => detail.safeParse(json(stored)).data ?? null;

const CURVE = 'prime256v1';
const KIND = 'vapid';
const HOUR = 3600;

/** By which push services know this server (VAPID, RFC 8292): made once, kept where the matches are. */
export class PushKey {
  /** As a browser wants it to subscribe: an uncompressed point, base64url. */
  readonly public: string;
  private readonly secret: KeyObject;
  private readonly contact: string | null;

  /** @param contact where whoever runs a push service reaches whoever runs this server: mailto: or https: */
  constructor(secret: KeyObject, contact: string | null) {
    this.secret = secret;
    this.contact = contact;
    const { x = '', y = '' } = createPublicKey(secret).export({ format: 'jwk' });
    const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    this.public = Buffer.concat(point).toString('base64url');
  }

  static async open(database: Kysely<Tables>, contact: string | null): Promise<PushKey> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: CURVE });
    return new PushKey(await keptKey(database, KIND, privateKey), contact);
  }

  /** The header that says who pushes, for one push service. @param now ms since 1970 */
  authorization(endpoint: URL, now: number): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      aud: endpoint.origin,
      exp: Math.floor(now / 1000) + 12 * HOUR,
      ...(this.contact ? { sub: this.contact } : {}),
    };
    const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(said), { key: this.secret, dsaEncoding: 'ieee-p1363' });
    return `vapid t=${said}.${signature.toString('base64url')}, k=${this.public}`;
  }
}

/** One record holds it all: a notice is short. */
const RECORD = 4096;

/** A message that only the subscribed browser can read (RFC 8291, aes128gcm of RFC 8188). */
export function encrypted(
  keys: Keys,
  plain: Buffer,
  { salt = randomBytes(16), own = fresh() }: { salt?: Buffer; own?: ECDH } = {},
): Buffer {
  const theirs = Buffer.from(keys.p256dh, 'base64url');
  const auth = Buffer.from(keys.auth, 'base64url');
  const ours = own.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = derived(own.computeSecret(theirs), auth, info, 32);
  const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.update(Buffer.from([2])), cipher.final()]);
  const head = Buffer.alloc(21);
  salt.copy(head);
  head.writeUInt32BE(RECORD, 16);
  head.writeUInt8(ours.length, 20);
  return Buffer.concat([head, ours, body, cipher.getAuthTag()]);
}

function fresh(): ECDH {
  const own = createECDH(CURVE);
  own.generateKeys();
  return own;
}

const derived = (from: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', from, salt, info, length));
