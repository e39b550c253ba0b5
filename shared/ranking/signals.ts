import type { Gift } from '../diplomacy/gifts.ts';
import { sum } from '../numbers.ts';
import type { NationId } from '../world/terms.ts';
import { exp } from './exp.ts';

/**
 * What pairs of accounts do that honest players rarely do. Each of these can be innocent: they are for somebody to
 * look at, and nothing follows from them alone.
 */

/** A rated match that has been counted. */
export interface Counted {
  match: string;
  at: number; // ms since 1970 when it ended
  seats: readonly { nation: NationId; account: string | null; place: number }[]; // people; null: deleted since
  gifts: readonly Gift[];
}

/** A match in which both sat. */
export interface Meeting {
  match: string;
  at: number; // ms since 1970
  one: NationId;
  other: NationId;
}

/** Figures that explain a signal. */
export type Grounds =
  | { signal: 'gifts'; funds: number; met: number } // M USD from one to the other; matches together
  | { signal: 'together'; met: number; expected: number; games: [number, number] } // matches; of one and the other
  | { signal: 'thrown'; with: [number, number]; without: [number, number]; errors: number }; // share beaten by one and the other; standard errors of the first fall

/** A pair that shows a signal; whoever gave, or lost, is `one`. */
export interface Flag {
  accounts: [string, string];
  grounds: Grounds;
  meetings: Meeting[]; // that show it, the newest first
}

/** Pairs that met less often are not looked at. */
const LEAST_MET = 3;
/** A gift is as much as this in a match, M USD: a usual payment of two turns. */
const GIFT = 40;
/** Meetings that chance would bring about less often than this are a signal, where there are so many and they are so large a part of somebody's games. */
const TOGETHER = { chance: 1e-5, met: 6, share: 0.5 } as const;
/** Games with the other and without; how far one falls and the other rises, in standard errors; spread at the least. */
const THROWN = { games: 4, fall: 3.5, rise: 1.5, spread: 0.25 } as const;

/** All flags among the matches of some weeks. */
export function signals(counted: readonly Counted[]): Flag[] {
  const played = new Map<string, Counted[]>();
  for (const one of counted)
    for (const { account } of one.seats)
      if (account !== null) played.set(account, [...(played.get(account) ?? []), one]);
  const seats = sum([...played.values()], (games) => games.length);
  return [...pairs(counted)].flatMap(([one, other]) => {
    const [first, second] = [played.get(one) ?? [], played.get(other) ?? []];
    const both = first.filter((match) => second.includes(match));
    if (both.length < LEAST_MET) return [];
    return [
      ...gave(one, other, both),
      ...gave(other, one, both),
      ...together([one, other], [first, second], both, seats),
      ...threw([one, other], [first, second], both),
      ...threw([other, one], [second, first], both),
    ];
  });
}

/** Every two accounts that have met, once. */
function pairs(counted: readonly Counted[]): Iterable<[string, string]> {
  const met = new Map<string, [string, string]>();
  for (const { seats } of counted) {
    const accounts = seats.flatMap(({ account }) => account ?? []).sort();
    for (const [index, one] of accounts.entries())
      for (const other of accounts.slice(index + 1)) met.set(`${one} ${other}`, [one, other]);
  }
  return met.values();
}

function gave(one: string, other: string, both: Counted[]): Flag[] {
  const given = (match: Counted, from: string, to: string) =>
    match.gifts.find((gift) => gift.giver === seatOf(match, from) && gift.taker === seatOf(match, to))
      ?.funds ?? 0;
  const shown = both.filter((match) => given(match, one, other) >= GIFT);
  const back = both.some((match) => given(match, other, one) >= GIFT);
  if (shown.length < LEAST_MET || back) return [];
  const funds = sum(shown, (match) => given(match, one, other));
  return [flag([one, other], { signal: 'gifts', funds, met: both.length }, shown)];
}

/** @param seats that all accounts together took: quick match fills a table with whoever plays */
function together(
  accounts: [string, string],
  [first, second]: [Counted[], Counted[]],
  both: Counted[],
  seats: number,
): Flag[] {
  const met = both.length;
  const games: [number, number] = [first.length, second.length];
  if (met < TOGETHER.met || met < TOGETHER.share * Math.min(...games)) return [];
  const by = (own: Counted[], others: Counted[]) =>
    (sum(own, (match) => match.seats.length - 1) * others.length) / Math.max(1, seats - own.length);
  const expected = Math.max(by(first, second), by(second, first));
  if (atLeast(met, expected) >= TOGETHER.chance) return [];
  return [flag(accounts, { signal: 'together', met, expected, games }, both)];
}

/** The first falls far below its usual at tables with the second, who rises there. */
function threw(accounts: [string, string], [first, second]: [Counted[], Counted[]], both: Counted[]): Flag[] {
  const [one, other] = accounts;
  const apart = [first, second].map((games) => games.filter((match) => !both.includes(match)));
  const [own = [], theirs = []] = apart;
  if (Math.min(both.length, own.length, theirs.length) < THROWN.games) return [];
  const shares = (games: Counted[], account: string) => games.map((match) => beaten(match, account));
  const [oneWith, oneApart] = [shares(both, one), shares(own, one)];
  const [otherWith, otherApart] = [shares(both, other), shares(theirs, other)];
  const errors = difference(oneApart, oneWith);
  if (errors < THROWN.fall || difference(otherWith, otherApart) < THROWN.rise) return [];
  const grounds: Grounds = {
    signal: 'thrown',
    with: [mean(oneWith), mean(otherWith)],
    without: [mean(oneApart), mean(otherApart)],
    errors,
  };
  return [flag(accounts, grounds, both)];
}

function flag(accounts: [string, string], grounds: Grounds, shown: Counted[]): Flag {
  const meetings = shown.flatMap((match) => {
    const [one, other] = accounts.map((account) => seatOf(match, account));
    return one && other ? [{ match: match.match, at: match.at, one, other }] : [];
  });
  return { accounts, grounds, meetings: meetings.sort((a, b) => b.at - a.at) };
}

const seatOf = ({ seats }: Counted, account: string): NationId | undefined =>
  seats.find((seat) => seat.account === account)?.nation;

/** The share of the other people at a table whom somebody has beaten, 0 to 1; of those level with them, none. */
function beaten({ seats }: Counted, account: string): number {
  const place = seats.find((seat) => seat.account === account)?.place ?? seats.length;
  return seats.filter((seat) => seat.place > place).length / Math.max(1, seats.length - 1);
}

const mean = (values: readonly number[]): number => sum(values, (value) => value) / values.length;

/** By how many standard errors the mean of the first is above that of the second. */
function difference(first: readonly number[], second: readonly number[]): number {
  const off = (values: readonly number[]) =>
    sum(values, (value) => (value - mean(values)) * (value - mean(values)));
  const spread = Math.sqrt((off(first) + off(second)) / (first.length + second.length - 2));
  const error = Math.max(THROWN.spread, spread) * Math.sqrt(1 / first.length + 1 / second.length);
  return (mean(first) - mean(second)) / error;
}

/** The chance of so many or more where so many are expected (Poisson). */
function atLeast(count: number, expected: number): number {
  let chance = exp(-expected);
  let fewer = 0;
  for (let i = 0; i < count; i++) {
    fewer += chance;
    chance *= expected / (i + 1);
  }
  return Math.max(0, 1 - fewer);
}
