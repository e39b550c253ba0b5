import type express from 'express';
import type { ClassErrorCode } from '#shared/protocol/classroom.ts';

const STATUS: Partial<Record<ClassErrorCode, number>> = {
  'no-class': 404,
  'wrong-secret': 403,
  'not-yours': 403,
  'wrong-phase': 409,
  locked: 429,
  'name-refused': 422,
  full: 409,
  'not-stored': 503,
};

/** Answers with the code of a refusal. */
export function refuse(response: express.Response, code: ClassErrorCode): void {
  response.status(STATUS[code] ?? 400).json({ error: { code } });
}
