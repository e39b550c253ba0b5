import type { Request } from 'express';

/** The token of `Authorization: Bearer …`; empty where there is none. */
export const bearer = (request: Request): string =>
  /^Bearer ([\w-]+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
