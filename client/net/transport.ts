import type { Posted } from '#shared/match/posted.ts';
import type { Answer, MessageType, Pushed } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import { isHere } from './solo/here.ts';

/** How far one has come on the way to the table. */
export const STAGES = ['waking', 'sitting', 'reading'] as const;
export type Stage = (typeof STAGES)[number];

/** A place at a match: a seat with its secret, or none, and a side to look from. */
export interface Seat {
  match: string;
  nation: NationId;
  /** Who share this device, where they are several. */
  people?: readonly NationId[];
  token: string | null; // empty for a match in this browser, which needs none
  /** Of a class: opens what lies on that nation's desk to whoever has no seat there. */
  teacher?: { teacher: string; pin: string };
}

/** What a match says unasked, and how it goes with the way there. */
export interface Ears {
  news: { [T in keyof Pushed]: (news: Pushed[T]) => void };
  notice(posted: Posted): void;
  stage(stage: Stage): void;
  /** Whether another tab has the match open, so that ours must wait. */
  elsewhere(is: boolean): void;
  /** The line has broken, or the host has sent this device away. */
  gone(sentAway?: boolean): void;
}

/** A line to a match that stands. */
export interface Line {
  /** Rejects when the line breaks before the answer. */
  request<T>(type: MessageType, message: object): Promise<Answer<T>>;
  leave(): void;
}

/** Sits down at a match. Throws a Refusal where trying again is no use. */
export type Dial = (seat: Seat, ears: Ears) => Promise<Line>;

/** How a match is reached: over the network, or in a worker of this page. Each brings its own scripts. */
export async function dial(seat: Seat, ears: Ears): Promise<Line> {
  const { reach } = isHere(seat.match) ? await import('./solo/reach.ts') : await import('./room.ts');
  return reach(seat, ears);
}
