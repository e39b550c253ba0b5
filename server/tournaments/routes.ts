import express from 'express';
import {
  askTournament,
  joinTournament,
  makeTournament,
  type TournamentError,
} from '#shared/protocol/tournaments.ts';
import type { Accounts } from '../accounts/Accounts.ts';
import { noteAbuse } from '../http/abuse.ts';
import { bearer } from '../http/bearer.ts';
import { GUESSES, isHere, Limit, TOURNAMENTS_JOINED, TOURNAMENTS_MADE } from '../http/limits.ts';
import type { Refusable, Tournaments } from './Tournaments.ts';

const STATUS: Partial<Record<TournamentError, number>> = {
  'no-tournament': 404,
  'no-player': 404,
  'no-table': 404,
  'not-signed-in': 401,
  'not-yours': 403,
  closed: 403,
  removed: 403,
  'name-taken': 409,
  ended: 409,
  full: 409,
  running: 409,
  'round-begun': 409,
  'too-few': 409,
  'name-refused': 422,
  'too-many': 429,
  'not-stored': 503,
};

/**
 * Everything about tournaments goes over plain HTTP; their matches are matches like any other.
 * @param isClosed whether an account is kept from tables with strangers
 */
export function tournamentRoutes(
  tournaments: Tournaments,
  accounts: Accounts,
  isClosed: (account: string) => Promise<boolean>,
): express.Router {
  const router = express.Router();
  const made = new Limit(TOURNAMENTS_MADE);
  const joined = new Limit(TOURNAMENTS_JOINED);
  const guesses = new Limit(GUESSES);
  router.use(express.json({ limit: '4kb' }));

  router.post('/', async (request, response) => {
    const wish = makeTournament.safeParse(request.body);
    if (!wish.success) return refuse(response, 'malformed');
    if (!allows(made, request)) return refuse(response, 'too-many');
    const result = await tournaments.create(wish.data, await accounts.known(bearer(request)));
    if (result.ok) response.status(201);
    answer(response, result);
  });

  /** A code that nobody has is counted, so that codes can't be tried out. Those who take part notice nothing of that. */
  router.param('code', async (request, response, next, typed: string) => {
    const code = typed.toUpperCase();
    const address = request.ip ?? '';
    if (guesses.spent(address, Date.now()) && !(await tournaments.holds(code, bearer(request)))) {
      noteAbuse('guessing', 'tournaments');
      return refuse(response, 'too-many');
    }
    if (await tournaments.has(code)) return next();
    guesses.allows(address, Date.now());
    refuse(response, 'no-tournament');
  });

  router.post('/:code/join', async (request, response) => {
    const read = joinTournament.safeParse(request.body);
    if (!read.success) return refuse(response, 'malformed');
    if (!allows(joined, request)) return refuse(response, 'too-many');
    const known = await accounts.known(bearer(request));
    if (known && (await isClosed(known.account))) return refuse(response, 'closed');
    answer(response, await tournaments.join(codeOf(request), read.data.name, known));
  });

  router.post('/:code/ask', async (request, response) => {
    const asked = askTournament.safeParse(request.body);
    if (!asked.success) return refuse(response, 'malformed');
    const token = bearer(request);
    const done = await tournaments.ask(codeOf(request), token, await accounts.known(token), asked.data);
    if (!done.ok && done.code === 'not-yours') noteAbuse('forged-token', 'tournaments');
    answer(response, done);
  });

  router.get('/:code', async (request, response) => {
    const token = bearer(request);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const version = Number(request.query.version ?? 0) || 0;
    const known = await accounts.known(token);
    answer(response, await tournaments.watch(codeOf(request), token, known, version, gone.signal));
  });

  router.get('/:code/results', async (request, response) => {
    answer(response, await tournaments.results(codeOf(request)));
  });

  return router;
}

const codeOf = (request: express.Request): string => String(request.params.code).toUpperCase();

/** Counts one more, and says whether there were too many. */
/** Counted by address, so that nobody shuts out others. */
function allows(limit: Limit, { ip = '' }: express.Request): boolean {
  return isHere(ip) || limit.allows(ip, Date.now());
}

function answer<T>(response: express.Response, result: Refusable<T>): void {
  if (result.ok) response.json(result.value);
  else refuse(response, result.code);
}

function refuse(response: express.Response, code: TournamentError): void {
  response.status(STATUS[code] ?? 400).json({ error: { code } });
}
