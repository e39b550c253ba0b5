import express from 'express';
import { createMatch, joinMatch, type WireError } from '#shared/protocol/messages.ts';
import { ScenarioError } from '#shared/scenarios/scenario.ts';
import { text } from '#shared/text.ts';
import { isNation } from '#shared/world/terms.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import type { Journal } from '../journal/journal.ts';
import { DAMAGED } from '../journal/rows.ts';
import { createMatch as create, openMatch } from '../match/open.ts';

/** The plain HTTP side: making and waking matches, records, health. Errors are WireErrors with a fitting status. */
export function addRoutes(app: express.Application, journal: Journal): void {
  app.get('/healthz', (_, response) => {
    response.json({ ok: true });
  });

  const api = express.Router();
  api.use((_, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
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

  api.post('/matches/:match/open', async (request, response) => {
    const opened = await openMatch(journal, request.params.match);
    if (opened) response.json(opened);
    else refuse(response, 404, { code: 'no-match' });
  });

  /** For those who sat there, and only after the end: a record holds everybody's orders, and the letters one may read. */
  api.get('/matches/:match/record', async (request, response) => {
    const { match } = request.params;
    const auth = joinMatch.safeParse({ token: request.get('authorization')?.replace(/^Bearer /, '') });
    const hash = auth.success ? tokenHash(auth.data.token) : '';
    const seats = await journal.seats(match);
    const seat = seats.find((one) => sameHash(one.token, hash));
    if (!seat || !isNation(seat.nation)) return refuse(response, 403, { code: 'no-seat' });
    const recovered = await journal.recover(match);
    if (!recovered?.match.outcome) return refuse(response, 409, { code: 'wrong-turn' });
    response.json(await journal.record(match, seat.nation));
  });

  api.use((_, response) => refuse(response, 404, { code: 'unknown-message' }));
  api.use(fail);
  app.use('/api', api);
}

function refuse(response: express.Response, status: number, error: WireError): void {
  response.status(status).json({ error });
}

/** What the parser refuses is the client's fault; everything else is ours, is logged, and tells nothing. */
const fail: express.ErrorRequestHandler = (error: unknown, request, response, _) => {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 413) return refuse(response, 413, { code: 'too-many' });
  if (status === 400 || status === 415) return refuse(response, 400, { code: 'malformed' });
  console.error(`${request.method} ${request.path} failed:`, error instanceof Error ? error.message : error);
  const damaged = error instanceof Error && 'code' in error && error.code === DAMAGED;
  if (damaged) refuse(response, 500, { code: 'no-match' });
  else refuse(response, 503, { code: 'not-stored' });
};
