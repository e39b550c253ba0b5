import express from 'express';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import { registry } from '../metrics/metrics.ts';
import '../metrics/runtime.ts';
import { noteAbuse } from './abuse.ts';
import { bearer } from './bearer.ts';
import type { Ready } from './ready.ts';

/**
 * What machines ask of this process: whether it lives, whether it takes people in, what it measures.
 * @param secret opens the figures; null: they are shown to nobody
 */
export function healthRoutes(ready: Ready, secret: string | null): express.Router {
  const router = express.Router();
  // At these addresses alone: what is served behind them may be kept.
  router.use(['/healthz', '/readyz', '/metrics'], (_, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/healthz', (_, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_, response) => {
    const faults = await ready.faults();
    response.status(faults.length === 0 ? 200 : 503).json({ ready: faults.length === 0, faults });
  });
  const hash = secret === null ? null : tokenHash(secret);
  router.get('/metrics', async (request, response) => {
    if (hash === null) {
      response.status(404).type('text').send('Not Found');
      return;
    }
    if (!sameHash(tokenHash(bearer(request)), hash)) {
      noteAbuse('forged-token', 'metrics');
      response.status(401).set('WWW-Authenticate', 'Bearer').type('text').send('Unauthorized');
      return;
    }
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  });
  return router;
}
