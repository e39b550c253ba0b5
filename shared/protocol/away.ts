import { z } from 'zod';
import { type Instruction, MOST_INSTRUCTIONS } from '../match/instructions.ts';
import type { NationId } from '../world/terms.ts';
import { rawInstruction } from './edits.ts';
import type { WireError } from './messages.ts';

/** What crosses the wire about a match while one is not at its table: time of one's own, the pace, and notices. */

/** What a notice can be about. */
export const NEWS = ['turn', 'soon', 'over'] as const;
export type News = (typeof NEWS)[number];

const words = z.string().min(1).max(300);
const address = z.string().max(500);

/** POST /api/matches/:match/away, with the token of the seat. */
export const askAway = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('leave'), on: z.boolean() }),
  z.strictObject({ do: z.literal('pace'), clock: z.int().min(43_200).max(259_200).nullable() }),
  z.strictObject({
    do: z.literal('push'),
    endpoint: address,
    keys: z.strictObject({ p256dh: z.base64url().max(100), auth: z.base64url().max(40) }),
    /** What the device is to say, in its reader's language. */
    words: z.strictObject({ title: words, turn: words, soon: words, over: words }),
  }),
  z.strictObject({
    do: z.literal('instruct'),
    instructions: z.array(rawInstruction).max(MOST_INSTRUCTIONS),
  }),
  z.strictObject({ do: z.literal('hook'), url: address }),
  z.strictObject({ do: z.literal('silence'), address }),
]);
export type AskAway = z.infer<typeof askAway>;
export type PushWish = Extract<AskAway, { do: 'push' }>;

/** Answer to that, and to GET of the same. Times are ms since 1970 on the server's clock. */
export interface AwayView {
  nation: NationId;
  scenario: string;
  turn: number;
  turns: number;
  over: boolean;
  sealed: boolean;
  clock: number | null; // seconds to plan a turn
  due: number | null; // when the seat's time is up
  now: number;
  leave: { left: number; since: number | null } | null; // ms; null: the match knows none
  slower: { clock: number; agreed: NationId[]; asked: NationId[] } | null; // proposed for the turns to come
  mayPropose: boolean;
  instructions: Instruction[];
  pushKey: string; // by which a browser subscribes
  pushes: string[]; // where browsers of this seat are told, by the address of their push service
  hooks: string[]; // addresses that are called for this seat
}

export type AwayError = WireError['code'] | 'bad-address' | 'too-many-notices';
