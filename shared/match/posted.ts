import type { CharacterId } from '../bots/characters.ts';
import type { Strength } from '../bots/think.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { clockOf, dueAt } from './clock.ts';
import type { Match } from './match.ts';
import { isReady } from './step.ts';

/** What everybody at a match sees of a seat. */
export interface PostedSeat {
  bot: boolean;
  character: CharacterId | ''; // of a bot
  strength: Strength | 0; // of a bot that thinks; 0 for one that follows its habits
  connected: boolean;
  absent: boolean; // a stand-in holds the seat
  sealed: boolean; // or, for a bot: has decided
  since: number; // ms since 1970 since when it has been so
  due: number; // ms since 1970 when its time is up; 0 for no clock
  reserve: number; // ms of its own for the whole match, drawn when the time of the turn is up
  leave: number; // ms by which it may still stop its clock; what is running counts from `paused`
  paused: number; // ms since 1970 since when it is on leave; 0: at work
}

/** What everybody at a match sees at once, as a notice on the wall: nothing secret is in it. */
export interface Posted {
  turn: number; // turns resolved
  turns: number;
  over: boolean;
  stuck: boolean; // the rules fail on this turn: it waits until somebody changes something
  deadline: number; // ms since 1970; 0 for no clock
  clock: number; // seconds to plan a turn; 0 for no clock
  slower: number; // seconds for a turn by correspondence, as somebody proposes; 0: nobody does
  now: number; // ms since 1970 on the host's clock, when this was written
  watchers: number; // people without a seat
  seats: Record<NationId, PostedSeat>;
}

/** What a host knows besides its match. */
interface Present {
  connected: ReadonlySet<NationId>;
  watchers: number;
  stuck: boolean;
  now: number; // ms since 1970
}

/** The notice as it should now read; `before` is the one that hangs there. */
export function posted(
  match: Match,
  { connected, watchers, stuck, now }: Present,
  before: Posted | null,
): Posted {
  const { turn, turns } = match.world;
  return {
    turn,
    turns,
    over: match.outcome !== null,
    stuck,
    deadline: match.deadline ?? 0,
    clock: clockOf(match) ?? 0,
    slower: match.slower?.clock ?? 0,
    now,
    watchers,
    seats: each(NATIONS, (nation) => {
      const { bot, strength, absent, time } = match.seats[nation];
      // When all is over no bot thinks any more.
      const sealed = isReady(match.seats[nation]) || (bot !== null && match.outcome !== null);
      const here = connected.has(nation);
      const was = before?.turn === turn ? before.seats[nation] : null;
      const same = was?.sealed === sealed && was.connected === here;
      return {
        bot: bot !== null,
        character: bot ?? '',
        strength: strength ?? 0,
        connected: here,
        absent,
        sealed,
        since: same ? was.since : now,
        due: dueAt(match, nation) ?? 0,
        reserve: time?.reserve ?? 0,
        leave: time?.leave ?? 0,
        paused: time?.since ?? 0,
      };
    }),
  };
}

/**
 * Whether a notice says anything new. The hour alone is nothing: if it were told, everybody would see that somebody
 * does something in secret, and when.
 */
export const isNews = (notice: Posted, before: Posted | null): boolean =>
  JSON.stringify({ ...notice, now: 0 }) !== JSON.stringify({ ...before, now: 0 });
