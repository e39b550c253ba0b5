import { kept } from '../net/kept.ts';

/** Who is signed in with this browser. */
export interface Session {
  token: string;
  name: string; // as others see it
}

const [held, rewrite] = kept('lanthanide.account', (stored) => (isSession(stored) ? stored : null));
/** Null for a guest. */
export const session = held;

export const keepSession = (now: Session | null): void => rewrite(() => now);

/** Keeps what the server says of one sign-in: it means nothing to a newer one that another tab has got since. */
export const amendSession = (token: string, now: Session | null): void =>
  rewrite((before) => (before?.token === token ? now : before));

function isSession(value: unknown): value is Session {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}
