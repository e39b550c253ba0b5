import express from 'express';
import { planOf } from '#shared/lobby/lobby.ts';
import { DAMAGED, OLD_RULES } from '#shared/match/stored.ts';
import { askAway } from '#shared/protocol/away.ts';
import { enterLobby } from '#shared/protocol/lobby.ts';
import {
  createMatch,
  type OpenedMatch,
  openMatch as openWish,
  type WireError,
} from '#shared/protocol/messages.ts';
import { ScenarioError } from '#shared/scenarios/scenario.ts';
import { text } from '#shared/text.ts';
import { isNation, type NationId } from '#shared/world/terms.ts';
import type { Accounts } from '../accounts/Accounts.ts';
import { accountRoutes } from '../accounts/routes.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import type { Admin } from '../admin/Admin.ts';
import { adminRoutes } from '../admin/routes.ts';
import type { Away } from '../away/Away.ts';
import type { Certificates } from '../certificates/certificates.ts';
import type { Classes } from '../classroom/Classes.ts';
import { classRoutes } from '../classroom/routes.ts';
import type { Journal } from '../journal/journal.ts';
import type { Lobbies } from '../lobby/Lobbies.ts';
import { answer, lobbyRoutes } from '../lobby/routes.ts';
import { log } from '../log.ts';
import { createMatch as create, keepPlace, openMatch } from '../match/open.ts';
import type { Moderation } from '../moderation/Moderation.ts';
import { moderationRoutes, reportRoutes } from '../moderation/routes.ts';
import type { Board } from '../ranking/Board.ts';
import { publicRoutes } from '../ranking/routes.ts';
import { tournamentRoutes } from '../tournaments/routes.ts';
import type { Tournaments } from '../tournaments/Tournaments.ts';
import { noteAbuse } from './abuse.ts';
import { bearer } from './bearer.ts';
import { isLoopback, lanAddresses } from './lan.ts';
import { limitRequests } from './limits.ts';

/** What the routes lead to. */
interface Parts {
  journal: Journal;
  classes: Classes;
  lobbies: Lobbies;
  tournaments: Tournaments;
  certificates: Certificates;
  accounts: Accounts;
  moderation: Moderation;
  board: Board;
  origin: string | null; // where browsers reach the game, if it is configured
  away: Away;
  admin: Admin | null; // for whoever runs the server
  /** Passes on what turned out to be about a place of another process; null: this one is alone. */
  elsewhere: express.ErrorRequestHandler | null;
}

/** The plain HTTP side: making and waking matches, records. Errors are WireErrors with a fitting status. */
export function addRoutes(
  app: express.Application,
  {
    journal,
    classes,
    lobbies,
    tournaments,
    certificates,
    accounts,
    moderation,
    board,
    away,
    origin,
    admin,
    elsewhere,
  }: Parts,
): void {
  const api = express.Router();
  api.use((_, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  api.use(limitRequests());

  /** For a page of this very machine: the address at which others find it. Nobody else is told. */
  api.get('/lan', (request, response) => {
    const [address] = isLoopback(request.get('host') ?? '') ? lanAddresses() : [];
    response.json({ origin: address ? `http://${address}:${request.socket.localPort}` : null });
  });

  api.post('/matches', express.json({ limit: '16kb' }), async (request, response) => {
    const wish = createMatch.safeParse(request.body);
    if (!wish.success) {
      const [fault] = wish.error.issues;
      const field = fault?.code === 'unrecognized_keys' ? fault.keys.join(', ') : fault?.path.join('.');
      const why = text('refusal.bad-field', { field: { is: 'name', text: field ?? '' } });
      return refuse(response, 400, { code: 'malformed', why });
    }
    try {
      response.status(201).json(await create(journal, wish.data));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      refuse(response, 400, { code: 'bad-scenario' });
    }
  });

  api.post('/matches/:match/open', express.json({ limit: '4kb' }), async (request, response) => {
    const opened = await openMatch(journal, request.params.match);
    if (!opened) return refuse(response, 404, { code: 'no-match' });
    const join = openWish.safeParse(request.body).data?.join;
    const place = join && (await keepPlace(opened.room, join));
    response.json({ ...opened, ...(place && { place }) } satisfies OpenedMatch);
  });

  /**
   * For those who sat there, and only after the end: a record holds everybody's orders, and the letters one may read.
   * That of a tournament is for everybody, without names and letters between others.
   */
  api.get('/matches/:match/record', async (request, response) => {
    const { match } = request.params;
    const token = bearer(request);
    const nation =
      (await seatOf(journal, match, token)) ?? classes.find(match, tokenHash(token))?.nation ?? null;
    if (!nation && !(await tournaments.isPublic(match))) return turnAway(response);
    const recovered = await journal.recover(match);
    if (!recovered?.match.outcome) return refuse(response, 409, { code: 'wrong-turn' });
    const record = await journal.record(match, nation);
    if (record) response.json(certificates.certify(match, record));
    else refuse(response, 404, { code: 'no-match' });
  });

  /** By which this server's certificates are known: Ed25519, hex. */
  api.get('/key', (_, response) => {
    response.json({ key: certificates.key });
  });

  /** The same people again, after the end: each of them asks with the token of their seat. */
  api.post('/matches/:match/rematch', express.json({ limit: '1kb' }), async (request, response) => {
    const { match } = request.params;
    const read = enterLobby.safeParse(request.body);
    if (!read.success) return refuse(response, 400, { code: 'malformed' });
    const nation = await seatOf(journal, match, bearer(request));
    if (!nation) return turnAway(response);
    const recovered = await journal.recover(match);
    if (!recovered?.match.outcome) return refuse(response, 409, { code: 'wrong-turn' });
    const { setup } = recovered.match;
    answer(response, lobbies.rematch(match, planOf(setup), setup.people, nation, read.data.name));
  });

  api.use(reportRoutes(moderation, (match, token) => seatOf(journal, match, token)));
  api.use('/moderation', moderationRoutes(moderation));
  api.use(publicRoutes(board, certificates));
  api.use('/account', accountRoutes(accounts, origin));
  /** For somebody at a seat who is not at the table: their time, the pace, and where they are told of news. */
  api.get('/matches/:match/away', async (request, response) => {
    const { match } = request.params;
    const nation = await seatOf(journal, match, bearer(request));
    if (!nation) return turnAway(response);
    response.json(await away.view(match, nation));
  });

  /** All that the seat may know, for orders to be given there. */
  api.get('/matches/:match/away/view', async (request, response) => {
    const { match } = request.params;
    const nation = await seatOf(journal, match, bearer(request));
    if (!nation) return turnAway(response);
    response.json(await away.seen(match, nation));
  });

  api.post('/matches/:match/away', express.json({ limit: '4kb' }), async (request, response) => {
    const { match } = request.params;
    const nation = await seatOf(journal, match, bearer(request));
    if (!nation) return turnAway(response);
    const asked = askAway.safeParse(request.body);
    if (!asked.success) return refuse(response, 400, { code: 'malformed' });
    const code = await away.obey(match, nation, asked.data);
    if (code) response.status(code === 'not-stored' ? 503 : 409).json({ error: { code } });
    else response.json(await away.view(match, nation));
  });

  api.use(
    '/lobbies',
    lobbyRoutes(lobbies, accounts, (account) => moderation.isClosed(account)),
  );
  api.use(
    '/tournaments',
    tournamentRoutes(tournaments, accounts, (account) => moderation.isClosed(account)),
  );
  api.use('/classes', classRoutes(classes));
  if (admin) api.use('/admin', adminRoutes(admin));
  api.use((_, response) => refuse(response, 404, { code: 'unknown-message' }));
  if (elsewhere) api.use(elsewhere);
  api.use(fail);
  app.use('/api', api);
  app.use('/api', fail); // of what was asked of another process first
}

/** The seat that a token opens; null where it opens none of this match. */
async function seatOf(journal: Journal, match: string, token: string): Promise<NationId | null> {
  const hash = tokenHash(token);
  const found = (await journal.seats(match)).find((one) => sameHash(one.token, hash));
  return found && isNation(found.nation) ? found.nation : null;
}

/** Whoever holds no secret of the match that they speak of. */
function turnAway(response: express.Response): void {
  noteAbuse('forged-token', 'http');
  refuse(response, 403, { code: 'no-seat' });
}

function refuse(response: express.Response, status: number, error: WireError | { code: 'old-rules' }): void {
  response.status(status).json({ error });
}

/** What the parser refuses is the client's fault; everything else is ours, is logged, and tells nothing. */
const fail: express.ErrorRequestHandler = (error: unknown, request, response, _) => {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 413) {
    noteAbuse('huge', 'http');
    return refuse(response, 413, { code: 'too-many' });
  }
  if (status === 400 || status === 415) return refuse(response, 400, { code: 'malformed' });
  log.error({ err: error, method: request.method, path: request.path }, 'A request failed.');
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === OLD_RULES) refuse(response, 409, { code: 'old-rules' });
  else if (code === DAMAGED) refuse(response, 500, { code: 'no-match' });
  else refuse(response, 503, { code: 'not-stored' });
};
