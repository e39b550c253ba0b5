import type { Chosen } from './SetUp.tsx';

const STORE = 'lanthanide.set-up';

/** What this browser's teacher chose last; null where there is nothing to read. The server checks it anew. */
export function lastChosen(): Chosen | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? 'null');
    return isChosen(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function keepChosen(chosen: Chosen): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(chosen));
  } catch {
    // Then the next class is set up by hand.
  }
}

const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' &&
  value !== null &&
  'scenario' in value &&
  typeof value.scenario === 'string' &&
  'turns' in value &&
  typeof value.turns === 'number';
