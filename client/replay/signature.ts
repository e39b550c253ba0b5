/** Whether the words were signed with the secret of this key (hex); null where this browser can't tell (no https, no Ed25519). */
export async function checkSignature(words: string, signature: string, key: string): Promise<boolean | null> {
  const { subtle } = globalThis.crypto;
  // Browsers have it only where nobody on the way could have changed the page.
  if (subtle === undefined) return null;
  const imported = await subtle
    .importKey('raw', bytes(key), 'Ed25519', false, ['verify'])
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
      throw error;
    });
  if (!imported) return null;
  return subtle.verify('Ed25519', imported, bytes(signature), new TextEncoder().encode(words));
}

export const bytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
