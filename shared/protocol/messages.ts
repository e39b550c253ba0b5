import { z } from 'zod';
import { USUAL_STRENGTH } from '../bots/minds.ts';
import type { Bids } from '../lobby/auction.ts';
import { type Member, MOST_ORDERS } from '../match/draft.ts';
import type { Held } from '../match/handover.ts';
import { bodySchema, CHATS, type Chat, type Letter, readersSchema } from '../match/letters.ts';
import { type Motion, STANDINGS } from '../match/motions.ts';
import type { Motive } from '../match/motives.ts';
import type { Order } from '../orders/index.ts';
import type { Outcome } from '../scoring/outcome.ts';
import type { Text } from '../text.ts';
import type { Report } from '../turn/report.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { PublicView, View } from '../world/view.ts';
import { botWish } from './bots.ts';
import { memberName, rawEdit } from './edits.ts';

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
  /** Seconds that each has for the whole match when the time of a turn is up. */
  reserve: z.int().min(10).max(3600).optional(),
  /** Days that each may stop their own clock in the whole match. */
  leave: z.int().min(1).max(30).optional(),
  /** Seconds that a seat may be empty before a stand-in holds it; null: never. As long as the clock if nothing is said. */
  standIn: z.int().min(10).max(259_200).nullable().optional(),
  chat: z.enum(CHATS).default('free'),
  /** Whether those without a seat may watch. */
  watch: z.boolean().default(false),
  /** Whether they see it one turn late. */
  late: z.boolean().optional(),
  /** Whether the game says what would help. */
  advice: z.boolean().default(true),
  /** Whether treaties may hold clauses that only their parties know. */
  secretClauses: z.boolean().default(false),
  /** Bots that think; null: bots that follow their habits, and so answer at once. */
  bots: botWish.nullable().default({ strength: USUAL_STRENGTH, characters: {} }),
});
export type CreateMatch = z.input<typeof createMatch>;
export type MatchWish = z.output<typeof createMatch>;
export interface CreatedMatch {
  match: string;
  seed: number;
  /** One secret per person's seat; whoever holds it sits there. */
  tokens: Partial<Record<NationId, string>>;
}

/**
 * POST /api/matches/:match/open: wakes the match, answers with the room to join. Who says right away as whom they
 * come, by the options of joinById(room, ...), needs no second request: a place on the line is kept for them.
 */
export const openMatch = z.looseObject({ join: z.record(z.string(), z.unknown()).optional() });
export interface OpenedMatch {
  room: string;
  commitment: string | null; // to the seed: opened by the record, when the match is over
  /** The place that is kept, as consumeSeatReservation() takes it; left out where joinById(room, ...) is to say why. */
  place?: KeptPlace;
}
export interface KeptPlace {
  name: string;
  roomId: string;
  sessionId: string;
  processId?: string;
  publicAddress?: string;
}

/** Options of joinById(room, ...). */
export const joinMatch = z.strictObject({ token: z.string().length(43), name: memberName.optional() });
export type JoinMatch = z.infer<typeof joinMatch>;
/** Options of joinById(room, ...) for those who watch, where the match lets them. */
export const watchMatch = z.strictObject({ watch: z.literal(true) });
export type WatchMatch = z.infer<typeof watchMatch>;

/** Messages a client may send, each answered with an Answer. Orders are parsed one by one by their kind. */
export const MESSAGES = {
  /** Replaces the seat's draft, whoever wrote it: for those who sit alone. */
  draft: z.strictObject({ turn: z.int().min(0), orders: z.array(z.unknown()).max(MOST_ORDERS) }),
  /** Changes single orders of the draft; answered with the draft after it. Others at the seat get the message `draft`. */
  edit: z.strictObject({ turn: z.int().min(0), edits: z.array(rawEdit).min(1).max(100) }),
  /** Puts changes of the draft before the others, who decide; answered and passed on like an edit. */
  propose: z.strictObject({ turn: z.int().min(0), edits: z.array(rawEdit).min(1).max(20) }),
  /** Accepts, rejects or withdraws what was proposed, or opens it again; answered and passed on like an edit. */
  decide: z.strictObject({ turn: z.int().min(0), motion: z.int().min(1), as: z.enum(STANDINGS) }),
  /** The name by which others at the seat know one. */
  name: z.strictObject({ name: memberName }),
  seal: z.strictObject({ turn: z.int().min(0) }),
  unseal: z.strictObject({ turn: z.int().min(0) }),
  /** A letter to one nation, several or everybody, or a note to one's own alone; those who may read it get the message `letter`. */
  say: z.strictObject({
    turn: z.int().min(0),
    to: readersSchema,
    body: bodySchema,
  }),
  /**
   * Asks for the seat's own desk, or for the public table. Who names the number of the last update it holds, 0 for
   * none, is answered by an update, and told by updates from then on; in the only format that there is, else whole.
   */
  look: z.strictObject({ updates: z.int().min(0).optional(), format: z.int().optional() }),
} as const;
export type MessageType = keyof typeof MESSAGES;
export const isMessageType = (type: string): type is MessageType => Object.hasOwn(MESSAGES, type);
export const MESSAGE_TYPES = Object.keys(MESSAGES).filter(isMessageType);

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
  'stuck', // the rules fail on this turn; nothing was changed, and the match waits for other orders
  'no-match',
  'no-seat', // the token opens no seat of this match
  'bad-scenario',
  'phrases-only', // this table talks by phrases
  'too-many', // rate or size limit
  'no-pace', // there is no such proposal, or the match is not live
  'no-time', // there is no leave to take, or the seat is on leave already, or at work
  'silenced', // a moderator has stopped own words of this seat
  'foreign-page', // the browser says that its page is from another address than this server's
  'no-motion', // nothing like that was proposed, or it is settled
  // In a class:
  'muted', // by the teacher
  'paused', // nobody seals while the clock stands
  'not-head', // the head of the delegation seals
  'majority', // the delegation seals when most agree, or all
  'department', // another department's order: propose it
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** All that one seat may know: the answer to `look`, and pushed as message `desk` after each turn. */
export interface Desk extends Drafted {
  view: View;
  report: Report | null; // of the last turn, cut to this nation
  letters: Letter[]; // that this nation wrote or may read, oldest first
  motives: Motive[]; // of bots: last turn's open orders, at the end of all
  chat: Chat;
  advice: boolean; // the game says what would help
  bids: Bids | null; // for the seats, where they went by bid
  sealed: boolean;
  handover: Held[]; // what a stand-in did while nobody was here, until the next seal
  outcome: Outcome | null; // when the match is over
}

/** What lies before a device. */
export type Whole = { desk: Desk } | { table: PublicTable };

/** What everybody at a match may know of its world. */
export interface Common {
  view: PublicView;
  report: Report | null; // of the last turn, cut to what is public
}

/** The draft of a seat; a higher version is newer. */
export interface Drafted {
  turn: number;
  draft: Order[];
  authors: Record<string, Member>; // by the subject of the order
  motions: Motion[]; // what members have proposed this turn, oldest first
  version: number;
}

/** Message `draft`: what another at the seat has just changed. */
export interface DraftNews extends Drafted {
  by: Member;
}

/** Message `members`: who is at the seat now, and which of them this device is. */
export interface Members {
  members: Member[];
  you: number;
}

/** All that those without a seat may know: the answer to their `look`, and pushed as message `table`. */
export interface PublicTable extends Common {
  letters: Letter[]; // to everybody, oldest first
  motives: Motive[]; // of bots: last turn's open orders, at the end of all
  people: NationId[]; // seats that people take
  bids: Bids | null; // for them, where they went by bid
  late: boolean; // as the table was one turn ago
  outcome: Outcome | null;
}

/**
 * A desk or table as what has changed since another update: message `update`, for those who asked for it. Its bytes
 * are how many the first part has (three, the lowest first), what everybody is told, and what this seat is told besides.
 * `after` is the number of the update it goes on from; 0: none. A list, as names would be a hundredth of it.
 */
export type Update = readonly [of: 'desk' | 'table', number: number, after: number, bytes: Uint8Array];

/** What a device is sent unasked; in place of desk and table an update, where it asked for that. */
export interface Pushed {
  desk: Desk;
  table: PublicTable;
  letter: Letter;
  draft: DraftNews;
  members: Members;
}
