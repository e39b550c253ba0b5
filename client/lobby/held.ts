import type { EnteredLobby } from '#shared/protocol/lobby.ts';

/** Where somebody waits, until the tab is closed: several people may share a browser. */
const keyOf = (code: string): string => `lanthanide.lobby.${code}`;

export function heldLobby(code: string): EnteredLobby | null {
  try {
    const token = sessionStorage.getItem(keyOf(code));
    return token === null ? null : { code, token };
  } catch {
    return null;
  }
}

export function keepLobby({ code, token }: EnteredLobby): void {
  try {
    sessionStorage.setItem(keyOf(code), token);
  } catch {
    // Then a reload joins anew.
  }
}

export function forgetLobby(code: string): void {
  try {
    sessionStorage.removeItem(keyOf(code));
  } catch {
    // Nothing was kept.
  }
}
