import { NATIONS, type NationId } from '../world/terms.ts';
import { clockOf, isSlow, type OwnTime, onLeaveDays } from './clock.ts';
import type { Match } from './match.ts';

/** How fast a match goes on that was begun at another pace. */
export interface Pace {
  clock: number; // seconds to plan a turn
}

/** A live match is to go on by correspondence: from the next turn on, when everybody who plays it has agreed. */
export interface Slower extends Pace {
  agreed: NationId[]; // the one who proposed it first
}

/** Days of leave in a match that has become one by correspondence. */
const LEAVE_DAYS = 7;

/** Whose word is still wanted: people, but not those whose seat a stand-in holds. */
export const unasked = ({ seats, slower }: Match): NationId[] =>
  NATIONS.filter(
    (nation) => seats[nation].bot === null && !seats[nation].absent && !slower?.agreed.includes(nation),
  );

/**
 * What is proposed after a seat has proposed a pace or agreed to it, or said no (null). `undefined` where that makes
 * no sense: there is no proposal to refuse, or the match is not live.
 */
export function proposed(match: Match, seat: NationId, clock: number | null): Slower | null | undefined {
  const { slower } = match;
  if (clock === null) return slower ? null : undefined;
  const now = clockOf(match);
  if (now === null || isSlow(now) || !isSlow(clock)) return undefined;
  if (slower?.clock !== clock) return { clock, agreed: [seat] };
  return slower.agreed.includes(seat) ? undefined : { clock, agreed: [...slower.agreed, seat] };
}

/** The pace of the next turn, and what is then still proposed. */
export const nextPace = (match: Match): Pick<Match, 'pace' | 'slower'> => {
  const { pace, slower } = match;
  return slower && unasked(match).length === 0
    ? { pace: { clock: slower.clock }, slower: null }
    : { pace, slower };
};

/** What a seat has of its own when the pace has just changed. */
export const timeAt = (before: Pace | null, after: Pace | null, time: OwnTime | null): OwnTime | null =>
  after && after !== before ? onLeaveDays(LEAVE_DAYS) : time;
