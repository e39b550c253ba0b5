import { NATIONS, type NationId } from '../world/terms.ts';
import type { Match, MatchSetup, Seat } from './match.ts';

/**
 * The time that a seat has for itself beside that of the turn. In a live match a reserve, drawn when the time to plan
 * is up; by correspondence leave, in which its clock stands. All in ms.
 */
export interface OwnTime {
  reserve: number; // left for the whole match
  leave: number; // left for the whole match, without what is running
  since: number | null; // since 1970: on leave from then on; null: at work
  added: number; // to this turn, by leave that is over
}

/** From so many seconds for a turn on, a match is played by correspondence: nobody has to be there. */
const SLOW = 3_600;
export const isSlow = (clock: number | null): boolean => clock !== null && clock >= SLOW;

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** What everybody begins with; null where a match knows no time of one's own. */
export const ownTime = ({ reserve, leave }: MatchSetup): OwnTime | null =>
  reserve || leave ? { ...onLeaveDays(leave ?? 0), reserve: (reserve ?? 0) * SECOND } : null;

/** So many days of leave, and no reserve. */
export const onLeaveDays = (days: number): OwnTime => ({
  reserve: 0,
  leave: days * DAY,
  since: null,
  added: 0,
});

/** When the time of a seat is up, ms since 1970, should it stay as it is; null: there is no clock. */
export function dueAt({ deadline, seats }: Match, nation: NationId): number | null {
  const { time } = seats[nation];
  if (deadline === null || !time) return deadline;
  return deadline + time.reserve + time.added + (time.since === null ? 0 : time.leave);
}

/** Whether the turn waits for the person at a seat. */
const isAwaited = ({ bot, sealed, absent }: Seat): boolean => bot === null && !sealed && !absent;

/** When the turn ends at the latest, ms since 1970: when the time of all who are waited for is up. */
export function turnEnds(match: Match): number | null {
  const { deadline, seats } = match;
  if (deadline === null) return null;
  const awaited = NATIONS.filter((nation) => isAwaited(seats[nation]));
  return Math.max(deadline, ...awaited.map((nation) => dueAt(match, nation) ?? deadline));
}

/** Seconds to plan a turn as they are now; null for no clock. */
export const clockOf = ({ pace, setup }: Pick<Match, 'pace' | 'setup'>): number | null =>
  pace?.clock ?? setup.clock;

/** So long before the end of a turn by correspondence people are reminded of it, at most, and at most this share of the turn. */
const SOON = 6 * 3600 * SECOND;
const SOON_SHARE = 1 / 4;

/** From when on the end of a turn by correspondence is near, ms since 1970; null in any other match. */
export function soonAt(match: Match): number | null {
  const ends = turnEnds(match);
  const clock = clockOf(match);
  if (ends === null || clock === null || !isSlow(clock)) return null;
  return ends - Math.min(SOON, clock * SECOND * SOON_SHARE);
}

/**
 * Whether a match goes on though nobody is there: one for a rank, which nobody may put off by leaving. By
 * correspondence nobody has to be there anyway.
 */
export const goesOn = ({ setup, outcome }: Match): boolean => setup.rated === true && outcome === null;

/** When a match that nobody has open must be woken, to remind people or to end its turn; null: when somebody comes. */
export function wakeAt(match: Match, now: number): number | null {
  const soon = soonAt(match);
  if (soon !== null) return soon > now ? soon : turnEnds(match);
  return goesOn(match) ? turnEnds(match) : null;
}

/** Whether the time of a seat is up while the turn still waits for others: its draft stands as it is. */
export function isOut(match: Match, nation: NationId, now: number): boolean {
  const due = dueAt(match, nation);
  return match.seats[nation].time !== null && due !== null && now >= due;
}

/** What is left to a seat that has planned until now. */
export function planned(time: OwnTime | null, deadline: number | null, now: number): OwnTime | null {
  if (!time || deadline === null) return time;
  const over = Math.max(0, now - deadline - time.added);
  return { ...time, reserve: Math.max(0, time.reserve - over) };
}

/** What a seat takes into the next turn. */
export function nextTurn(time: OwnTime | null, now: number): OwnTime | null {
  if (!time) return null;
  const { leave } = returned(time, now);
  return { ...time, leave, since: time.since !== null && leave > 0 ? now : null, added: 0 };
}

/** On leave from now on; null where there is none left, or one is on it already. */
export const onLeave = (time: OwnTime | null, now: number): OwnTime | null =>
  time && time.since === null && time.leave > 0 ? { ...time, since: now } : null;

/** At work again, with as much time as when the leave began. */
export function returned(time: OwnTime, now: number): OwnTime {
  if (time.since === null) return time;
  const taken = Math.min(time.leave, Math.max(0, now - time.since));
  return { ...time, leave: time.leave - taken, since: null, added: time.added + taken };
}
