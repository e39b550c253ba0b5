/** Something that this tab keeps until it is closed. */
export interface TabStore {
  held(): string | null;
  keep(value: string | null): void;
}

/** Where nothing can be written, be the store full or blocked, it lives as long as the page. */
const unwritten = new Map<string, string | null>();

export const tabStore = (name: string): TabStore => ({
  held: () => {
    const here = unwritten.get(name);
    if (here !== undefined) return here;
    try {
      return sessionStorage.getItem(name);
    } catch {
      return null;
    }
  },
  keep: (value) => {
    try {
      if (value === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, value);
      unwritten.delete(name);
    } catch {
      unwritten.set(name, value);
    }
  },
});
