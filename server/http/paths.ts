import type express from 'express';
import type { WireError } from '#shared/protocol/messages.ts';

/** No id has a NUL in it, and PostgreSQL takes none in a question: nothing is at such an address. */
export const refuseNul: express.RequestHandler = (request, response, next) => {
  if (!request.url.includes('%00')) return next();
  const error: WireError = { code: 'unknown-message' };
  response.status(404).json({ error });
};
