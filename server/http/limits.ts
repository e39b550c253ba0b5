import type express from 'express';
import type { WireError } from '#shared/protocol/messages.ts';
import { tokenHash } from '../accounts/tokens.ts';
import { noteAbuse } from './abuse.ts';
import { bearer } from './bearer.ts';
import { isLoopback } from './lan.ts';

/** So many at once, and so many a second for good. */
interface Allowance {
  burst: number;
  perSecond: number;
}

/** A school is one address: 120 students who all come back at once after a break of the line need a third of it. */
export const ADDRESS: Allowance = { burst: 1_500, perSecond: 25 };
/** Matches that are made, each some 100 kB: those of a class do not count, its server makes them. */
export const MATCHES: Allowance = { burst: 150, perSecond: 1 };
/** Whoever holds a token is one person. */
export const TOKEN: Allowance = { burst: 150, perSecond: 5 };

/** Codes of lobbies and tournaments that nobody has, of one address. */
export const GUESSES: Allowance = { burst: 300, perSecond: 1 / 10 };
/** New tournaments, and people who join one. */
export const TOURNAMENTS_MADE: Allowance = { burst: 20, perSecond: 1 / 60 };
export const TOURNAMENTS_JOINED: Allowance = { burst: 600, perSecond: 10 };
/** New accounts. */
export const SIGN_UPS: Allowance = { burst: 300, perSecond: 1 / 2 };

/** Who has used nothing for so long is forgotten, ms. */
const FORGET_MS = 300_000;

/** Counts what each may do. Nobody is written down: who it is stays in memory, and is forgotten when their allowance is full again. */
export class Limit {
  private readonly allowance: Allowance;
  private readonly used = new Map<string, { amount: number; at: number }>();
  private cleaned = 0;

  constructor(allowance: Allowance) {
    this.allowance = allowance;
  }

  /** Counts one more; false where it is one too many. @param now ms */
  allows(who: string, now: number): boolean {
    this.clean(now);
    const amount = this.amount(who, now);
    const allowed = amount + 1 <= this.allowance.burst;
    this.used.set(who, { amount: allowed ? amount + 1 : amount, at: now });
    return allowed;
  }

  /** Whether one more would be too many. */
  spent(who: string, now: number): boolean {
    return this.amount(who, now) + 1 > this.allowance.burst;
  }

  private amount(who: string, now: number): number {
    const before = this.used.get(who);
    if (!before) return 0;
    const passed = Math.max(0, now - before.at); // the clock may have been set back
    return Math.max(0, before.amount - (passed / 1_000) * this.allowance.perSecond);
  }

  private clean(now: number): void {
    if (now - this.cleaned < FORGET_MS) return;
    this.cleaned = now;
    for (const [who, { at }] of this.used) if (now - at > FORGET_MS) this.used.delete(who);
  }
}

/** Programs of this machine, and no proxy on it that says for whom it asks, are trusted. */
export const isHere = (address: string): boolean => isLoopback(address.replace(/^::ffff:/, ''));

/** Stops whoever asks the server to do more than people and schools do. Reading is free; programs of this machine are trusted. */
export function limitRequests(now: () => number = Date.now): express.RequestHandler {
  const [addresses, matches, tokens] = [new Limit(ADDRESS), new Limit(MATCHES), new Limit(TOKEN)];
  return (request, response, next) => {
    if (request.method !== 'POST') return next();
    const address = request.ip ?? '';
    const token = bearer(request);
    const isLocal = isHere(address);
    const allowed =
      (isLocal || addresses.allows(address, now())) &&
      (isLocal || request.path !== '/matches' || matches.allows(address, now())) &&
      (token === '' || isLocal || tokens.allows(tokenHash(token), now()));
    if (allowed) return next();
    noteAbuse('flood', 'http');
    const error: WireError = { code: 'too-many' };
    response.status(429).set('Retry-After', '10').json({ error });
  };
}
