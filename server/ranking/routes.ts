import express from 'express';
import { z } from 'zod';
import type { PublicError } from '#shared/protocol/public.ts';
import type { Certificates } from '../certificates/certificates.ts';
import type { Board } from './Board.ts';
import { openapi } from './openapi.ts';

/** So long an answer may be kept, seconds. */
const FRESH = 60;
const MOST_PAGES = 10_000;

const asked = z.object({
  season: z
    .string()
    .regex(/^\d{4}-[1-4]$/)
    .optional(),
  page: z.coerce.number().int().min(0).max(MOST_PAGES).default(0),
});

/** What everybody may read, as /api/openapi.json describes it. */
export function publicRoutes(board: Board, certificates: Certificates): express.Router {
  const router = express.Router();
  const send = (response: express.Response, answer: object | null, missing: PublicError = 'malformed') => {
    if (!answer) return refuse(response, 404, missing);
    response.set('Cache-Control', `public, max-age=${FRESH}`).json(answer);
  };

  router.get('/openapi.json', (_, response) => send(response, openapi));

  router.get('/leaderboard', async (request, response) => {
    const read = asked.safeParse(request.query);
    if (!read.success) return refuse(response, 400, 'malformed');
    send(response, await board.leaderboard(read.data.season ?? null, Date.now()));
  });

  router.get('/players/:player', async (request, response) => {
    send(response, await board.player(request.params.player, Date.now()), 'no-player');
  });

  router.get('/games', async (request, response) => {
    const read = asked.safeParse(request.query);
    if (!read.success) return refuse(response, 400, 'malformed');
    send(response, await board.games(read.data.page));
  });

  router.get('/games/:game', async (request, response) => {
    const { game } = request.params;
    const record = await board.record(game);
    send(response, record && certificates.certify(game, record), 'no-game');
  });

  return router;
}

function refuse(response: express.Response, status: number, code: PublicError): void {
  response.status(status).json({ error: { code } });
}
