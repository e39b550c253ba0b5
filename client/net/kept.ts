import { type ReadonlySignal, signal } from '@preact/signals';

type Rewrite<T> = (now: T) => T;

/**
 * What all tabs of this browser keep together: as it stands, and how to change it. Another tab may have written since
 * this one has read, so a change begins from what is stored by then; and what others write is followed.
 * @param read makes the best of what is stored, null where there is nothing legible
 */
export function kept<T>(
  store: string,
  read: (stored: unknown) => T,
): [ReadonlySignal<T>, (rewrite: Rewrite<T>) => void] {
  // Where nothing can be written, a page goes on with its own changes; it only forgets them on reload.
  let unwritten: Rewrite<T>[] = [];
  const current = (): T => unwritten.reduce((now, rewrite) => rewrite(now), read(stored(store)));
  const now = signal(current());
  // Threads, and programs that play by the same line, hear of no storage.
  globalThis.window?.addEventListener?.('storage', ({ key }) => {
    if (key === store || key === null) now.value = current();
  });
  return [
    now,
    (rewrite) => {
      unwritten.push(rewrite);
      const next = current();
      try {
        localStorage.setItem(store, JSON.stringify(next));
        unwritten = [];
      } catch {
        // It stays among the unwritten.
      }
      now.value = next;
    },
  ];
}

/** Reads a list, without the entries that are none. */
export const listOf =
  <T>(is: (value: unknown) => value is T) =>
  (stored: unknown): T[] =>
    Array.isArray(stored) ? stored.filter(is) : [];

function stored(store: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(store) ?? 'null');
  } catch {
    return null;
  }
}
