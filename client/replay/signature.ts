import { type Certificate, statement } from '#shared/replay/file.ts';

/** Whether a server with this key signed the certificate; null where this browser can't tell (no https, no Ed25519). */
export async function checkSignature(certificate: Certificate): Promise<boolean | null> {
  const { subtle } = globalThis.crypto;
  // Browsers have it only where nobody on the way could have changed the page.
  if (subtle === undefined) return null;
  const key = await subtle
    .importKey('raw', bytes(certificate.key), 'Ed25519', false, ['verify'])
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
      throw error;
    });
  if (!key) return null;
  return subtle.verify(
    'Ed25519',
    key,
    bytes(certificate.signature),
    new TextEncoder().encode(statement(certificate)),
  );
}

const bytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
