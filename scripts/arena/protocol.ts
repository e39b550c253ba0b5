import { z } from 'zod';
import { MOST_ORDERS } from '../../shared/match/draft.ts';
import type { Order } from '../../shared/orders/index.ts';
import type { SharedOutcome } from '../../shared/scoring/outcome.ts';
import type { Text } from '../../shared/text.ts';
import type { NationId } from '../../shared/world/terms.ts';
import type { View } from '../../shared/world/view.ts';

/** What bots of other programs and the arena say to each other: JSON objects in text frames. docs/arena.md tells it. */

/** Raised when a bot that was written for the one before would break. */
export const PROTOCOL = 1;

const orders = z.array(z.unknown()).max(MOST_ORDERS);
const turn = z.int().min(0);
const match = z.string().max(40);

/** What a bot may say. */
export const FROM_BOT = {
  /** The first thing it says. */
  hello: z.strictObject({
    type: z.literal('hello'),
    protocol: z.int(),
    name: z.string().trim().min(1).max(40),
  }),
  /** Asks for the JSON Schemas of all kinds of orders. */
  schema: z.strictObject({ type: z.literal('schema') }),
  /** Asks what the rules say to a draft. */
  check: z.strictObject({ type: z.literal('check'), match, turn, orders }),
  /** Its orders for the turn, for good. */
  orders: z.strictObject({ type: z.literal('orders'), match, turn, orders }),
} as const;
export type FromBot = z.infer<(typeof FROM_BOT)[keyof typeof FROM_BOT]>;

/** A legal order, taken by itself. */
export interface Idea {
  order: Order;
  points: number; // policy points
  cost: number; // M USD
  words: string; // in English
}

export type Verdict = { ok: true } | { ok: false; what: string; why: Text };

/** What the arena says. A bot must bear types and fields that it does not know. */
export type ToBot =
  | { type: 'hello'; protocol: number; rules: string; seconds: number; mostOrders: number; mostBytes: number }
  | {
      type: 'match';
      match: string;
      scenario: string;
      nation: NationId;
      turns: number;
      seconds: number; // for each turn
      players: Record<NationId, string>; // by name
    }
  | {
      type: 'turn';
      match: string;
      turn: number;
      points: number; // policy points of this turn
      treasury: number; // M USD
      view: View; // all that the nation may know
      events: { words: string; text: Text; nation: NationId | null }[]; // of the turn before
      ideas: Idea[]; // orders that make sense, each legal by itself
    }
  | { type: 'checked'; match: string; turn: number; verdicts: Verdict[] }
  | { type: 'accepted'; match: string; turn: number }
  | { type: 'schema'; orders: Record<string, object> }
  | {
      type: 'over';
      match: string;
      shared: SharedOutcome;
      total: Record<NationId, number>;
      par: Record<NationId, number>;
      ranking: NationId[];
      winners: NationId[];
    }
  | ArenaError;

/** What is wrong, where, and how to mend it. `code` is stable. */
export interface ArenaError {
  type: 'error';
  code: ErrorCode;
  what: string;
  where: string; // a path into the message, such as orders[2].tonnes; empty for the whole
  mend: string;
  why?: Text; // as the rules say it
}

export const MENDS = {
  'bad-json': 'Send one JSON object in each text frame.',
  'unknown-type': `Send one of: ${Object.keys(FROM_BOT).join(', ')}.`,
  'bad-message': 'Compare the message with docs/arena.md; leave out fields that are not there.',
  'wrong-protocol': `Say {"type":"hello","protocol":${PROTOCOL},"name":"..."}.`,
  'not-now': 'Say hello once, first; then answer each turn once, when it has come.',
  'wrong-turn': 'Give back match and turn of the last turn message.',
  'too-late': 'The turn went on without orders. Answer within the seconds that the match message names.',
  'bad-order': 'Compare the order with the JSON Schema of its kind: send {"type":"schema"}.',
  'illegal-order': 'Leave this order out or change it, and send all orders again; the turn is still open.',
  'too-many': 'Fewer messages a turn are enough: one check for each draft, and one orders.',
} as const;
export type ErrorCode = keyof typeof MENDS;

export const errorOf = (code: ErrorCode, what: string, where = '', why?: Text): ArenaError => ({
  type: 'error',
  code,
  what,
  where,
  mend: MENDS[code],
  ...(why ? { why } : {}),
});
