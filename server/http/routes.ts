import type express from 'express';
import { createMatch, joinMatch, type WireError } from '#shared/protocol/messages.ts';
import { ScenarioError } from '#shared/scenarios/scenario.ts';
import { text } from '#shared/text.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import { DamagedMatch, type Journal } from '../journal/journal.ts';
import { createMatch as create, openMatch } from '../match/open.ts';

/** The plain HTTP side: making and waking matches, records, health. Errors are WireErrors with a fitting status. */
export function addRoutes(app: express.Application, journal: Journal, parse: express.RequestHandler): void {
  app.get('/healthz', (_, response) => {
    response.json({ ok: true });
  });

  app.post('/api/matches', parse, async (request, response) => {
    const wish = createMatch.safeParse(request.body);
    if (!wish.success) {
      const field = wish.error.issues[0]?.path.join('.') ?? '';
      refuse(response, 400, {
        code: 'malformed',
        why: text('refusal.bad-field', { field: { is: 'name', text: field } }),
      });
      return;
    }
    try {
      response.status(201).json(await create(journal, wish.data));
    } catch (error) {
      if (error instanceof ScenarioError) refuse(response, 400, { code: 'bad-scenario' });
      else fail(response, error);
    }
  });

  app.post('/api/matches/:match/open', async (request, response) => {
    try {
      const opened = await openMatch(journal, request.params.match);
      if (opened) response.json(opened);
      else refuse(response, 404, { code: 'no-match' });
    } catch (error) {
      fail(response, error);
    }
  });

  app.get('/api/matches/:match/record', async (request, response) => {
    const { match } = request.params;
    const auth = joinMatch.safeParse({ token: request.get('authorization')?.replace(/^Bearer /, '') });
    const hash = auth.success ? tokenHash(auth.data.token) : '';
    try {
      const seats = await journal.seats(match);
      if (!seats.some((seat) => sameHash(seat.token, hash)))
        return refuse(response, 403, { code: 'no-seat' });
      const recovered = await journal.recover(match);
      if (!recovered?.match.outcome) return refuse(response, 409, { code: 'wrong-turn' });
      response.json(await journal.record(match));
    } catch (error) {
      fail(response, error);
    }
  });

  app.use('/api', (_, response) => refuse(response, 404, { code: 'unknown-message' }));
}

function refuse(response: express.Response, status: number, error: WireError): void {
  response.status(status).json({ error });
}

function fail(response: express.Response, error: unknown): void {
  console.error('A request failed:', error);
  refuse(response, 503, { code: error instanceof DamagedMatch ? 'no-match' : 'not-stored' });
}
