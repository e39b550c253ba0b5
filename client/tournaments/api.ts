import type {
  AskTournament,
  JoinedTournament,
  MadeTournament,
  MakeTournament,
  TournamentError,
  TournamentResults,
  TournamentView,
} from '#shared/protocol/tournaments.ts';
import { session } from '../account/session.ts';
import { word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';

const account = (): string => session.peek()?.token ?? '';
const at = (code: string): string => `/api/tournaments/${encodeURIComponent(code)}`;

export const makeTournament = (body: MakeTournament): Promise<MadeTournament> =>
  ask('POST', '/api/tournaments', { body, token: account() });
/** The account, where one is signed in, says who one is. */
export const joinTournament = (code: string, name: string): Promise<JoinedTournament> =>
  ask('POST', `${at(code)}/join`, { body: { name }, token: account() });

/** What is new in a tournament since `version`; waits until something is. Without a secret, as the account has it. */
export const watchTournament = (
  code: string,
  token: string,
  version: number,
  signal: AbortSignal,
): Promise<TournamentView> =>
  ask('GET', `${at(code)}?version=${version}`, { token: token || account(), signal });
export const askTournament = (code: string, token: string, body: AskTournament): Promise<TournamentView> =>
  ask('POST', `${at(code)}/ask`, { body, token: token || account() });
export const resultsOf = (code: string): Promise<TournamentResults> => ask('GET', `${at(code)}/results`);

const OWN: readonly string[] = [
  'no-tournament',
  'not-yours',
  'not-signed-in',
  'closed',
  'name-refused',
  'name-taken',
  'removed',
  'ended',
  'full',
  'no-player',
  'no-table',
  'running',
  'round-begun',
  'too-few',
] satisfies TournamentError[];

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  return OWN.includes(code) ? word(`tournament.error.${code}`) : word(`error.${code}`);
}
