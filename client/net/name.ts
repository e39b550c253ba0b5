import { LONGEST_NAME } from '#shared/match/draft.ts';

const STORE = 'lanthanide.name';

/** The name this browser's user goes by at a shared seat; empty until one is given. */
export function heldName(): string {
  try {
    return (localStorage.getItem(STORE) ?? '').slice(0, LONGEST_NAME);
  } catch {
    return '';
  }
}

export function keepName(name: string): void {
  try {
    localStorage.setItem(STORE, name);
  } catch {
    // Without storage it is asked for again after a reload.
  }
}
