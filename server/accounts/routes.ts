import express, { type Request, type Response } from 'express';
import type { z } from 'zod';
import {
  type AccountError,
  accountName,
  block,
  claim,
  newPasskey,
  recovery,
  signOut,
  usedPasskey,
} from '#shared/protocol/account.ts';
import { bearer } from '../http/bearer.ts';
import { Limit, SIGN_UPS } from '../http/limits.ts';
import type { Accounts } from './Accounts.ts';
import { type Party, partyOf } from './party.ts';
import { AccountRefusal } from './refusal.ts';

const STATUS: Partial<Record<AccountError, number>> = {
  'name-refused': 422,
  'not-signed-in': 401,
  'not-recognised': 403,
  'wrong-code': 403,
  'no-player': 404,
  late: 409,
  'last-passkey': 409,
  'no-passkeys-here': 409,
  'too-many': 429,
  'not-stored': 503,
};

/** Accounts over plain HTTP; `origin`: where browsers reach the game, if it is configured. */
export function accountRoutes(accounts: Accounts, origin: string | null): express.Router {
  const router = express.Router();
  const signUps = new Limit(SIGN_UPS);
  router.use(express.json({ limit: '32kb' }));
  const party = (request: Request): Party => {
    const found = partyOf((name) => request.get(name), origin);
    if (!found) throw new AccountRefusal('no-passkeys-here');
    return found;
  };

  router.get('/', async (request, response) => {
    response.json(await accounts.now(bearer(request)));
  });
  router.post('/sign-up/options', async (request, response) => {
    if (signUps.spent(request.ip ?? '', Date.now())) throw new AccountRefusal('too-many');
    response.json(await accounts.offerSignUp(party(request), read(accountName, request).name));
  });
  router.post('/sign-up', async (request, response) => {
    const signedUp = await accounts.signUp(party(request), read(newPasskey, request));
    signUps.allows(request.ip ?? '', Date.now());
    response.status(201).json(signedUp);
  });
  router.post('/sign-in/options', async (request, response) => {
    response.json(await accounts.askSignIn(party(request)));
  });
  router.post('/sign-in', async (request, response) => {
    response.json(await accounts.signIn(party(request), read(usedPasskey, request)));
  });
  router.post('/recover', async (request, response) => {
    response.json(await accounts.recover(read(recovery, request).code));
  });
  router.post('/passkeys/options', async (request, response) => {
    response.json(await accounts.offerPasskey(party(request), bearer(request)));
  });
  router.post('/passkeys', async (request, response) => {
    response.json(await accounts.addPasskey(party(request), bearer(request), read(newPasskey, request)));
  });
  router.post('/passkeys/:id/remove', async (request, response) => {
    response.json(await accounts.removePasskey(bearer(request), request.params.id));
  });
  router.post('/codes', async (request, response) => {
    response.json(await accounts.renewCodes(bearer(request)));
  });
  router.post('/name', async (request, response) => {
    response.json(await accounts.rename(bearer(request), read(accountName, request).name));
  });
  router.post('/claim', async (request, response) => {
    response.json(await accounts.claim(bearer(request), read(claim, request).seats));
  });
  router.post('/blocks', async (request, response) => {
    const { player, on } = read(block, request);
    response.json(await accounts.block(bearer(request), player, on));
  });
  router.get('/blocks/:match', async (request, response) => {
    response.json(await accounts.blockedSeats(bearer(request), request.params.match));
  });
  router.get('/export', async (request, response) => {
    response.json(await accounts.export(bearer(request)));
  });
  router.post('/sign-out', async (request, response) => {
    await accounts.signOut(bearer(request), read(signOut, request).everywhere);
    response.json({ ok: true });
  });
  router.post('/delete', async (request, response) => {
    await accounts.delete(bearer(request));
    response.json({ ok: true });
  });
  router.use(refuse);
  return router;
}

function read<T>(schema: z.ZodType<T>, request: Request): T {
  const found = schema.safeParse(request.body);
  if (!found.success) throw new AccountRefusal('malformed');
  return found.data;
}

const refuse: express.ErrorRequestHandler = (error: unknown, _, response: Response, next) => {
  if (!(error instanceof AccountRefusal)) return next(error);
  response.status(STATUS[error.code] ?? 400).json({ error: { code: error.code } });
};
