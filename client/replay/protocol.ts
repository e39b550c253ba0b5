import type { Answer, Desk } from '#shared/protocol/messages.ts';
import type { Checked, Opened as Shown } from '#shared/replay/player.ts';
import type { Eyes, Moment } from '#shared/replay/reel.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { HeldSeat } from '../net/seats.ts';

/** Where a replay comes from: a match of this browser, or what a downloaded file says. */
export type Source = { is: 'here'; match: string } | { is: 'file'; text: string };

/** Asks a thread to show a match again; all further questions go over the port that comes with it. */
export interface ReplayQuestion {
  is: 'replay';
  source: Source;
}

/** What the page asks of the thread, by kind, and what it is answered; an answer comes on a port that comes along. */
export interface Asks {
  open: { ask: object; answer: Opened };
  moment: { ask: { at: number; eyes: Eyes; side: NationId }; answer: Moment | null };
  look: { ask: { at: number; eyes: Eyes; side: NationId }; answer: Answer<{ desk: Desk }> };
  fork: { ask: { at: number; seat: NationId }; answer: Forked | null };
  check: { ask: object; answer: Checked | null }; // null: nobody here can play it
  json: { ask: object; answer: string };
  csv: { ask: object; answer: string };
}
export type AskKind = keyof Asks;
export type ReplayAsk = { [K in AskKind]: { is: K } & Asks[K]['ask'] }[AskKind];

export type Opened = Shown | { ok: false; code: 'not-here' | 'wrong'; why: null };

/** What this browser notes of a match that it keeps anew. */
export type Forked = Pick<HeldSeat, 'match' | 'scenario' | 'nation' | 'turns' | 'seed' | 'strength'>;
