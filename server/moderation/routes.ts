import express, { type Response } from 'express';
import type { ConductError } from '#shared/conduct.ts';
import { moderate, reportLetter } from '#shared/protocol/conduct.ts';
import type { NationId } from '#shared/world/terms.ts';
import { noteAbuse } from '../http/abuse.ts';
import { bearer } from '../http/bearer.ts';
import type { Moderation } from './Moderation.ts';
import { ConductRefusal } from './refusal.ts';

const STATUS: Partial<Record<ConductError, number>> = {
  'no-seat': 403,
  'no-letter': 404,
  reported: 409,
  closed: 404,
  'wrong-secret': 403,
  'no-report': 409,
  'no-flag': 409,
  'no-account': 409,
  'no-act': 409,
  'too-many': 429,
  'not-stored': 503,
};

type SeatOf = (match: string, token: string) => Promise<NationId | null>;

/** POST /matches/:match/reports, for whoever holds a seat of the match. */
export function reportRoutes(moderation: Moderation, seatOf: SeatOf): express.Router {
  const router = express.Router();
  router.post('/matches/:match/reports', express.json({ limit: '4kb' }), async (request, response) => {
    const read = reportLetter.safeParse(request.body);
    if (!read.success) throw new ConductRefusal('malformed');
    const { match } = request.params;
    const by = await seatOf(match, bearer(request));
    if (!by) throw new ConductRefusal('no-seat');
    await moderation.report(match, by, read.data);
    response.status(201).json({ ok: true });
  });
  router.use(refuse);
  return router;
}

/** The moderator's console. */
export function moderationRoutes(moderation: Moderation): express.Router {
  const router = express.Router();
  router.use(async (request, _, next) => {
    await moderation.admit(bearer(request));
    next();
  });
  router.use(express.json({ limit: '4kb' }));
  router.get('/', async (_, response) => {
    response.json(await moderation.page());
  });
  router.post('/acts', async (request, response) => {
    const read = moderate.safeParse(request.body);
    if (!read.success) throw new ConductRefusal('malformed');
    await moderation.act(read.data);
    response.json(await moderation.page());
  });
  router.use(refuse);
  return router;
}

const refuse: express.ErrorRequestHandler = (error: unknown, _, response: Response, next) => {
  if (!(error instanceof ConductRefusal)) return next(error);
  if (error.code === 'no-seat') noteAbuse('forged-token', 'report');
  if (error.code === 'wrong-secret') noteAbuse('forged-token', 'moderator');
  if (error.code === 'too-many') noteAbuse('flood', 'reports');
  response.status(STATUS[error.code] ?? 400).json({ error: { code: error.code } });
};
