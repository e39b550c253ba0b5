/** A secret of whoever looks after a server, kept until the tab is closed. */
export interface SecretStore {
  held(): string | null;
  keep(secret: string | null): void;
}

export const secretStore = (name: string): SecretStore => ({
  held: () => {
    try {
      return sessionStorage.getItem(name);
    } catch {
      return null;
    }
  },
  keep: (secret) => {
    try {
      if (secret === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, secret);
    } catch {
      // Then a reload asks for it again.
    }
  },
});
