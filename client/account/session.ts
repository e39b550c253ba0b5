import { signal } from '@preact/signals';

/** Who is signed in with this browser. */
export interface Session {
  token: string;
  name: string; // as others see it
}

const STORE = 'lanthanide.account';

/** Null for a guest. */
export const session = signal<Session | null>(load());

export function keepSession(now: Session | null): void {
  session.value = now;
  try {
    if (now) localStorage.setItem(STORE, JSON.stringify(now));
    else localStorage.removeItem(STORE);
  } catch {
    // Without storage one signs in anew after a reload.
  }
}

function load(): Session | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? 'null');
    return isSession(stored) ? stored : null;
  } catch {
    return null;
  }
}

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
