import express from 'express';
import {
  askTournament,
  joinTournament,
  makeTournament,
  type TournamentError,
} from '#shared/protocol/tournaments.ts';
import type { Accounts } from '../accounts/Accounts.ts';
import { Attempts } from '../classroom/attempts.ts';
import { noteAbuse } from '../http/abuse.ts';
import { bearer } from '../http/bearer.ts';
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

/** New tournaments, and people who join one, a minute, from everybody. */
const MADE = 60;
const JOINED = 600;
/** Wrong codes a minute, from everybody. */
const WRONG = 300;
const MINUTE_MS = 60_000;

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
  const made = new Attempts(MADE, MINUTE_MS);
  const joined = new Attempts(JOINED, MINUTE_MS);
  const wrong = new Attempts(WRONG, MINUTE_MS);
  router.use(express.json({ limit: '4kb' }));

  router.post('/', async (request, response) => {
    const wish = makeTournament.safeParse(request.body);
    if (!wish.success) return refuse(response, 'malformed');
    if (full(made)) return refuse(response, 'too-many');
    const result = await tournaments.create(wish.data, await accounts.known(bearer(request)));
    if (result.ok) response.status(201);
    answer(response, result);
  });

  /** A code that nobody has is counted, so that codes can't be tried out. Those who take part notice nothing of that. */
  router.param('code', async (request, response, next, typed: string) => {
    const code = typed.toUpperCase();
    if (wrong.locked(Date.now()) && !(await tournaments.holds(code, bearer(request)))) {
      noteAbuse('guessing', 'tournaments');
      return refuse(response, 'too-many');
    }
    if (await tournaments.has(code)) return next();
    wrong.fail(Date.now());
    refuse(response, 'no-tournament');
  });

  router.post('/:code/join', async (request, response) => {
    const read = joinTournament.safeParse(request.body);
    if (!read.success) return refuse(response, 'malformed');
    if (full(joined)) return refuse(response, 'too-many');
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
function full(attempts: Attempts): boolean {
  if (attempts.locked(Date.now())) return true;
  attempts.fail(Date.now());
  return false;
}

function answer<T>(response: express.Response, result: Refusable<T>): void {
  if (result.ok) response.json(result.value);
  else refuse(response, result.code);
}

function refuse(response: express.Response, code: TournamentError): void {
  response.status(STATUS[code] ?? 400).json({ error: { code } });
}
