import type {
  AskLobby,
  EnteredLobby,
  LobbyError,
  LobbyListing,
  LobbyView,
  OpenLobby,
} from '#shared/protocol/lobby.ts';
import { session } from '../account/session.ts';
import { word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';
import type { HeldSeat } from '../net/seats.ts';

const account = (): string => session.peek()?.token ?? '';
const at = (code: string): string => `/api/lobbies/${encodeURIComponent(code)}`;

export const listLobbies = (): Promise<LobbyListing[]> => ask('GET', '/api/lobbies');
export const seeLobby = (code: string): Promise<LobbyListing> => ask('GET', at(code));
export const openLobby = (body: OpenLobby): Promise<EnteredLobby> =>
  ask('POST', '/api/lobbies', { body, token: account() });
export const findMatch = (name: string): Promise<EnteredLobby> =>
  ask('POST', '/api/lobbies/quick', { body: { name }, token: account() });
/** A quick match for a rank: the account says who one is. */
export const findRanked = (): Promise<EnteredLobby> =>
  ask('POST', '/api/lobbies/quick', { body: { name: '', rated: true }, token: account() });
export const joinLobby = (code: string, name: string): Promise<EnteredLobby> =>
  ask('POST', `${at(code)}/join`, { body: { name }, token: account() });
export const playAgain = ({ match, token }: HeldSeat, name: string): Promise<EnteredLobby> =>
  ask('POST', `/api/matches/${match}/rematch`, { body: { name }, token });

/** What is new in a lobby since `version`; waits until something is. */
export const watchLobby = (
  { code, token }: EnteredLobby,
  version: number,
  signal: AbortSignal,
): Promise<LobbyView> => ask('GET', `${at(code)}?version=${version}`, { token, signal });
export const askLobby = ({ code, token }: EnteredLobby, body: AskLobby): Promise<LobbyView> =>
  ask('POST', `${at(code)}/ask`, { body, token });

const OWN: readonly string[] = [
  'no-lobby',
  'not-yours',
  'full',
  'taken',
  'by-bid',
  'no-bids',
  'not-host',
  'name-refused',
  'not-signed-in',
  'signed-out',
  'twice',
  'apart',
  'closed',
] satisfies LobbyError[];

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  return OWN.includes(code) ? word(`lobby.error.${code}`) : word(`error.${code}`);
}
