import { type HeldSeat, seatIn } from '../net/seats.ts';
import { isHere } from '../net/solo/here.ts';
import type { Source } from './protocol.ts';

/** Why there is nothing to show. */
export type Missing = 'no-seat' | 'running' | 'offline' | 'not-here';

export type Found = { ok: true; source: Source } | { ok: false; code: Missing };

/** The record of a match in which this browser holds a seat, wherever it is kept, or that everybody may read. */
export async function find(match: string): Promise<Found> {
  if (isHere(match)) return { ok: true, source: { is: 'here', match } };
  return download(seatIn(match) ?? { match, token: '' });
}

async function download({ match, token }: Pick<HeldSeat, 'match' | 'token'>): Promise<Found> {
  try {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`/api/matches/${match}/record`, { headers });
    if (response.ok) return { ok: true, source: { is: 'file', text: await response.text() } };
    // What is not over is told to nobody, and what one did not play at not at all.
    if (response.status === 409) return { ok: false, code: 'running' };
    return { ok: false, code: response.status === 403 ? 'no-seat' : 'offline' };
  } catch {
    return { ok: false, code: 'offline' };
  }
}
