/** Matches that live in this browser alone bear ids of their own kind, so that their address tells where they are. */
const PREFIX = 'here-';

export const isHere = (match: string): boolean => match.startsWith(PREFIX);

export function newIdHere(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return PREFIX + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
