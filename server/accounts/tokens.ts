import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A seat's secret: 32 random bytes as 43 characters. Whoever holds it sits in the seat. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: nobody who reads the database can sit down with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Compares in constant time. */
export function sameHash(one: string, other: string): boolean {
  const a = Buffer.from(one, 'hex');
  const b = Buffer.from(other, 'hex');
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}

/** Ids that nobody guesses: 12 random bytes. */
export const newMatchId = (): string => randomBytes(12).toString('base64url');
