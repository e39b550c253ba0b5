import type { Bids } from '#shared/lobby/auction.ts';
import type { Answer, Desk } from '#shared/protocol/messages.ts';
import type { Examined } from '#shared/replay/examine.ts';
import type { Marker } from '#shared/replay/markers.ts';
import type { Eyes, Moment } from '#shared/replay/reel.ts';
import type { Outcome } from '#shared/scoring/outcome.ts';
import type { Text } from '#shared/text.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { HalfYear } from '#shared/world/world.ts';
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
  examine: { ask: object; answer: Examined };
  json: { ask: object; answer: string };
  csv: { ask: object; answer: string };
}
export type AskKind = keyof Asks;
export type ReplayAsk = { [K in AskKind]: { is: K } & Asks[K]['ask'] }[AskKind];

export type Opened =
  | { ok: true; feature: Feature }
  | { ok: false; code: 'not-here' | 'running' | 'wrong'; why: Text | null };

/** What a whole match is, before one looks at any moment of it. */
export interface Feature {
  scenario: string;
  seed: number;
  people: NationId[];
  bids: Bids | null; // for the seats, where they went by bid
  start: HalfYear;
  turns: number; // resolved
  markers: Marker[];
  outcome: Outcome;
}

/** What this browser notes of a match that it keeps anew. */
export type Forked = Pick<HeldSeat, 'match' | 'scenario' | 'nation' | 'turns' | 'seed' | 'strength'>;
