import express from 'express';
import { askLobby, enterLobby, type LobbyError, openLobby, quickLobby } from '#shared/protocol/lobby.ts';
import type { Accounts } from '../accounts/Accounts.ts';
import { noteAbuse } from '../http/abuse.ts';
import { bearer } from '../http/bearer.ts';
import { GUESSES, Limit } from '../http/limits.ts';
import type { Known, Lobbies, Refusable } from './Lobbies.ts';

const STATUS: Partial<Record<LobbyError, number>> = {
  'no-lobby': 404,
  'not-yours': 403,
  'not-host': 403,
  'not-signed-in': 401,
  'signed-out': 401,
  closed: 403,
  twice: 409,
  apart: 409,
  full: 409,
  taken: 409,
  'by-bid': 409,
  'no-bids': 409,
  'name-refused': 422,
  'too-many': 429,
  'not-stored': 503,
};

/**
 * The ways into a match with others.
 * @param isClosed whether an account is kept from tables with strangers
 */
export function lobbyRoutes(
  lobbies: Lobbies,
  accounts: Accounts,
  isClosed: (account: string) => Promise<boolean>,
): express.Router {
  const router = express.Router();
  const guesses = new Limit(GUESSES);
  router.use(express.json({ limit: '4kb' }));

  router.get('/', (_, response) => {
    response.json(lobbies.list());
  });

  /**
   * Who comes to a table with strangers; null: a guest, who shows no session. One that has ended is no guest's: whoever
   * a moderator keeps away, or has deleted their account, doesn't come in by it. Throws Turned.
   */
  const stranger = async (token: string): Promise<Known | null> => {
    if (token === '') return null;
    const known = await accounts.known(token);
    if (!known) throw new Turned('signed-out');
    if (await isClosed(known.account)) throw new Turned('closed');
    return { ...known, apart: await accounts.apart(known.account) };
  };

  router.post('/', async (request, response) => {
    const wish = openLobby.safeParse(request.body);
    if (!wish.success) return refuse(response, 'malformed');
    const known = wish.data.kind === 'open' ? await stranger(bearer(request)) : null;
    answer(response, lobbies.open(wish.data.kind, wish.data.plan, wish.data.name, known));
  });

  router.post('/quick', async (request, response) => {
    const read = quickLobby.safeParse(request.body);
    if (!read.success) return refuse(response, 'malformed');
    const known = await stranger(bearer(request));
    if (!read.data.rated) answer(response, lobbies.quick(read.data.name, known));
    else if (!known) refuse(response, 'not-signed-in');
    else answer(response, lobbies.ranked(known));
  });

  /** A code that nobody has is counted by address, so that codes can't be tried out. Guests of a lobby notice nothing. */
  router.param('code', (request, response, next, typed: string) => {
    const code = typed.toUpperCase();
    const address = request.ip ?? '';
    if (guesses.spent(address, Date.now()) && !lobbies.holds(code, bearer(request))) {
      noteAbuse('guessing', 'lobbies');
      return refuse(response, 'too-many');
    }
    if (!lobbies.has(code)) guesses.allows(address, Date.now());
    next();
  });

  router.post('/:code/join', async (request, response) => {
    const read = enterLobby.safeParse(request.body);
    if (!read.success) return refuse(response, 'malformed');
    const code = request.params.code.toUpperCase();
    const strangers = lobbies.listing(code)?.kind !== 'private';
    const known = strangers ? await stranger(bearer(request)) : null;
    answer(response, lobbies.join(code, read.data.name, known));
  });

  router.post('/:code/ask', async (request, response) => {
    const asked = askLobby.safeParse(request.body);
    if (!asked.success) return refuse(response, 'malformed');
    answer(response, await lobbies.ask(request.params.code.toUpperCase(), bearer(request), asked.data));
  });

  router.get('/:code', async (request, response) => {
    const code = request.params.code.toUpperCase();
    const token = bearer(request);
    if (token === '') {
      const listing = lobbies.listing(code);
      if (listing) response.json(listing);
      else refuse(response, 'no-lobby');
      return;
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    answer(response, await lobbies.watch(code, token, Number(request.query.version ?? 0) || 0, gone.signal));
  });

  router.use(turnAway);
  return router;
}

/** Somebody who may not come to a table. */
class Turned extends Error {
  readonly code: LobbyError;

  constructor(code: LobbyError) {
    super(code);
    this.code = code;
  }
}

const turnAway: express.ErrorRequestHandler = (error: unknown, _, response, next) => {
  if (error instanceof Turned) refuse(response, error.code);
  else next(error);
};

export function answer<T>(response: express.Response, result: Refusable<T>): void {
  if (result.ok) response.json(result.value);
  else refuse(response, result.code);
}

function refuse(response: express.Response, code: LobbyError): void {
  response.status(STATUS[code] ?? 400).json({ error: { code } });
}
