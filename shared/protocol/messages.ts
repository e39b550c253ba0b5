import { z } from 'zod';
import { type Letter, LONGEST_LETTER } from '../match/letters.ts';
import type { Order } from '../orders/index.ts';
import type { Outcome } from '../scoring/outcome.ts';
import type { Text } from '../text.ts';
import type { Report } from '../turn/report.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** What crosses the wire between client and server. Everything that comes in is parsed by a schema here. */

export const MATCH_ROOM = 'match';

/** POST /api/matches: who plays what. Seats that no person takes are played by bots. */
export const createMatch = z.strictObject({
  scenario: z.string().max(60),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  turns: z.int().min(4).max(30).optional(),
  seats: z.array(z.enum(NATIONS)).min(1).max(4),
  /** Seconds to plan a turn; null for no clock. */
  clock: z.int().min(10).max(259_200).nullable(),
});
export type CreateMatch = z.infer<typeof createMatch>;
export interface CreatedMatch {
  match: string;
  seed: number;
  /** One secret per person's seat; whoever holds it sits there. */
  tokens: Partial<Record<NationId, string>>;
}

/** POST /api/matches/:match/open: wakes the match, answers with the room to join. */
export interface OpenedMatch {
  room: string;
}

/** Options of joinById(room, ...). */
export const joinMatch = z.strictObject({ token: z.string().length(43) });
export type JoinMatch = z.infer<typeof joinMatch>;

/** Messages a client may send, each answered with an Answer. Orders are parsed one by one by their kind. */
export const MESSAGES = {
  /** Replaces the seat's draft. */
  draft: z.strictObject({ turn: z.int().min(0), orders: z.array(z.unknown()).max(40) }),
  seal: z.strictObject({ turn: z.int().min(0) }),
  unseal: z.strictObject({ turn: z.int().min(0) }),
  /** A letter to one nation, or to everybody; the answer to those who may read it is the message `letter`. */
  say: z.strictObject({
    turn: z.int().min(0),
    to: z.enum(NATIONS).nullable(),
    words: z.string().trim().min(1).max(LONGEST_LETTER),
  }),
  /** Asks for the seat's own desk. */
  look: z.strictObject({}),
} as const;
export type MessageType = keyof typeof MESSAGES;

export type Answer<T = object> = ({ ok: true } & T) | { ok: false; error: WireError };

/** `code` is stable; `why` is for people; `order` the place in the draft. */
export interface WireError {
  code: ErrorCode;
  why?: Text;
  order?: number;
}
export const ERROR_CODES = [
  'malformed', // not what the schema says
  'unknown-message',
  'wrong-turn', // the turn is over or not yet there
  'illegal-order',
  'sealed', // unseal first
  'not-sealed',
  'over', // the match has ended
  'not-stored', // the journal could not keep it; nothing was changed
  'no-match',
  'no-seat', // the token opens no seat of this match
  'bad-scenario',
  'too-many', // rate or size limit
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** All that one seat may know: the answer to `look`, and pushed as message `desk` after each turn. */
export interface Desk {
  view: View;
  report: Report | null; // of the last turn, cut to this nation
  draft: Order[];
  letters: Letter[]; // that this nation wrote or may read, oldest first
  sealed: boolean;
  outcome: Outcome | null; // when the match is over
}
