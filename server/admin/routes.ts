import express from 'express';
import type { AdminError } from '#shared/protocol/admin.ts';
import { noteAbuse } from '../http/abuse.ts';
import { bearer } from '../http/bearer.ts';
import type { Admin } from './Admin.ts';

/** The admin page's side of the wire: closed unless the server was started with a secret for it. */
export function adminRoutes(admin: Admin): express.Router {
  const router = express.Router();
  router.use((request, response, next) => {
    const refuse = (status: number, code: AdminError) => response.status(status).json({ error: { code } });
    if (admin.isClosed) return void refuse(404, 'closed');
    if (admin.admits(bearer(request))) return next();
    noteAbuse('forged-token', 'admin');
    refuse(403, 'wrong-secret');
  });
  router.get('/', async (_, response) => {
    response.json(await admin.view());
  });
  router.post('/drain', async (_, response) => {
    admin.drain();
    response.json(await admin.view());
  });
  return router;
}
