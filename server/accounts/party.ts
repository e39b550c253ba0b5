import { isIP } from 'node:net';
import { isLoopback } from '../http/lan.ts';

/** Whose passkeys they are: a name of the web, and the address of its pages (WebAuthn's relying party). */
export interface Party {
  id: string; // passkeys belong to this domain
  origin: string; // pages that may ask for them
}

/**
 * The party as which this server is addressed: as configured, else as the browser says. A passkey can only ever be
 * used at the address at which it was made, so that nothing is gained by saying another one. Null where browsers have
 * no passkeys: on an open line to another machine, and at an address without a name.
 */
export function partyOf(
  header: (name: string) => string | undefined,
  configured: string | null,
): Party | null {
  if (configured) return { id: new URL(configured).hostname, origin: configured };
  const host = header('host') ?? '';
  const secure = header('x-forwarded-proto') === 'https';
  if (!secure && !isLoopback(host)) return null;
  const address = `${secure ? 'https' : 'http'}://${host}`;
  if (!URL.canParse(address)) return null;
  const { hostname, origin } = new URL(address);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { id: hostname, origin } : null;
}
