import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import type { AdminError } from '#shared/protocol/admin.ts';
import { noteAbuse } from '../http/abuse.ts';
import { bearer } from '../http/bearer.ts';
import type { Admin } from './Admin.ts';

/** The admin page's side of the wire: closed unless the server was started with a secret for it. */
export function adminRoutes(admin: Admin): express.Router {
  const router = express.Router();
  router.use((request, response, next) => {
    if (admin.isClosed) return refuse(response, 404, 'closed');
    if (admin.admits(bearer(request))) return next();
    noteAbuse('forged-token', 'admin');
    refuse(response, 403, 'wrong-secret');
  });
  router.get('/', async (_, response) => {
    response.json(await admin.view());
  });
  router.post('/drain', async (_, response) => {
    admin.drain();
    response.json(await admin.view());
  });
  /** A backup, for `npm run backup`: the embedded database can be read by its server alone. */
  router.get('/backup', async (_, response) => {
    if (admin.isBackingUp) return refuse(response, 409, 'busy');
    await admin.backUp(async (file) => {
      const { size } = await stat(file);
      response.set({ 'Content-Type': 'application/gzip', 'Content-Length': String(size) });
      // Whoever asked may leave in the middle of it: then there is nobody to tell.
      await pipeline(createReadStream(file), response).catch(() => response.destroy());
    });
  });
  return router;
}

function refuse(response: express.Response, status: number, code: AdminError): void {
  response.status(status).json({ error: { code } });
}
