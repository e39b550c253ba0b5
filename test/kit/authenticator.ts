import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { NewPasskey, UsedPasskey } from '#shared/protocol/account.ts';

/** What a browser asks of an authenticator, as far as this one listens. */
interface Asked {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
}

/** A passkey without a browser: one ES256 credential that signs as WebAuthn says (level 3, sections 6.1 and 6.5). */
export class Authenticator {
  readonly id = randomBytes(16);
  counter = 0;
  private readonly secret: KeyObject;
  private readonly cose: Buffer;
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.secret = privateKey;
    // COSE_Key: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y (RFC 9053, section 7.1).
    this.cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }

  /** Makes the passkey. */
  create(asked: Asked): NewPasskey {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.cose]);
    const data = this.data(asked.rp?.id ?? '', 0x45, credential); // present, verified, with a credential
    const head = Buffer.from([0x58, data.length]); // CBOR: bytes, fewer than 256
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'), // {fmt: none, attStmt: {}, authData:
      head,
      data,
    ]);
    return {
      ...this.named(),
      response: {
        clientDataJSON: this.client('webauthn.create', asked.challenge),
        attestationObject: attestation.toString('base64url'),
      },
    };
  }

  /** Signs with it. */
  get(asked: Asked): UsedPasskey {
    this.counter += 1;
    const data = this.data(asked.rpId ?? '', 0x05);
    const clientDataJSON = this.client('webauthn.get', asked.challenge);
    const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature = sign('sha256', Buffer.concat([data, hash]), this.secret);
    return {
      ...this.named(),
      response: {
        clientDataJSON,
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  private named() {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  private data(party: string, flags: number, more = Buffer.alloc(0)): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(this.counter);
    const hash = createHash('sha256').update(party).digest();
    return Buffer.concat([hash, Buffer.from([flags]), counted, more]);
  }

  private client(type: string, challenge: string): string {
    const said = JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false });
    return Buffer.from(said).toString('base64url');
  }
}
