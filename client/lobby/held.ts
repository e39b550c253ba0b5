import type { EnteredLobby } from '#shared/protocol/lobby.ts';
import { tabStore } from '../net/tab.ts';

/** Where somebody waits, until the tab is closed: several people may share a browser. */
const storeOf = (code: string) => tabStore(`lanthanide.lobby.${code}`);

export function heldLobby(code: string): EnteredLobby | null {
  const token = storeOf(code).held();
  return token === null ? null : { code, token };
}

export const keepLobby = ({ code, token }: EnteredLobby): void => storeOf(code).keep(token);
export const forgetLobby = (code: string): void => storeOf(code).keep(null);
