import type { Decision, Mind } from '#shared/bots/think.ts';
import type { Posted } from '#shared/match/posted.ts';
import type { MessageType, Pushed } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Refusal } from '../api.ts';

/**
 * Asks a thread to host a match of this browser. Two ports come with it: one for all that is said, and one to a
 * thread that thinks for the bots.
 */
export interface SitQuestion {
  is: 'sit';
  match: string;
  nation: NationId;
}

/** Asks a thread to think for bots: questions come on the port that comes with it, each with a port for its answer. */
export interface ThinkQuestion {
  is: 'think';
}

export interface Thinking {
  view: View;
  mind: Mind;
}

/** What a bot decided; null: it could not. */
export type Thought = Decision | null;

/** Asks a thread to keep a match of this browser anew from the start of a turn; the answer comes on the port. */
export interface ForkQuestion {
  is: 'fork';
  match: string;
  turn: number;
}

/** The id of the new match; null: the old one could not be read. */
export type Forked = string | null;

/** What the page says on the first port; the answer comes back on a port that comes along. */
export interface Ask {
  type: MessageType;
  message: object;
}

/** What the thread says on that port. */
export type Said =
  | { is: 'waiting' } // another tab has the match open
  | { is: 'sat' }
  | { is: 'refused'; code: Refusal['code'] | null } // null: it may be tried again
  | { is: 'notice'; posted: Posted }
  | { [T in keyof Pushed]: { is: 'news'; type: T; news: Pushed[T] } }[keyof Pushed];
