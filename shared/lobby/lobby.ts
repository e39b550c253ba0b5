import type { Strength } from '../bots/think.ts';
import type { Chat } from '../match/letters.ts';
import type { MatchSetup } from '../match/match.ts';
import { draw, stream } from '../random.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { auctioned, type Bid, type Bids } from './auction.ts';

/**
 * A lobby: people on their way to one match. It is plain data, changed by the functions below alone; times are ms
 * since 1970.
 */
export interface Lobby {
  code: string;
  kind: LobbyKind;
  plan: Plan;
  rated: boolean; // a quick match for a rank: people with accounts alone, and at least two of them
  made: number;
  guests: Guest[]; // the one who opens the match first
  next: number; // id of the next guest
  version: number; // counts what anybody can see change
}

/** quick: strangers, who start by themselves; open: anybody finds it in the list; private: whoever has the link. */
export const LOBBY_KINDS = ['quick', 'open', 'private'] as const;
export type LobbyKind = (typeof LOBBY_KINDS)[number];

/** The match that it will be, however people come by their seats. */
export interface Game {
  scenario: string;
  turns: number;
  clock: number; // seconds to plan a turn
  reserve: number; // seconds each has for the whole match when that is over; 0: none
  leave: number; // days each may stop their own clock in the whole match; 0: none
  chat: Chat;
  watch: Watch;
  strength: Strength; // of the bots at seats that nobody takes
}

/** What a table plays. */
export interface Plan extends Game {
  seats: Seating;
}

/** How people come by their seats: each chooses one or leaves it to the lot, or bids points of their score. */
export const SEATINGS = ['choose', 'bid'] as const;
export type Seating = (typeof SEATINGS)[number];

/** Whether those who have the link of the match may watch: one turn late, at once, or not at all. */
export const WATCHES = ['late', 'live', 'none'] as const;
export type Watch = (typeof WATCHES)[number];

export interface Guest {
  id: number;
  name: string;
  nation: NationId | null; // the seat they chose; null: any that is left
  bots: boolean; // in a quick match: would rather start with bots than wait
  bid: Bid | null; // sealed, where seats are bid for
  seen: number; // when their page last asked
}

/** What strangers get without asking: a match of the story, in turns that a newcomer can follow. */
export const QUICK_GAME: Game = {
  scenario: '2010-senkaku',
  turns: 14,
  clock: 105,
  reserve: 120,
  leave: 0,
  chat: 'phrases',
  watch: 'late',
  strength: 3,
};
export const QUICK_PLAN: Plan = { ...QUICK_GAME, seats: 'choose' };

/** How long strangers wait for one another before bots take the empty seats, ms. */
export const QUICK_WAIT = 30_000;
/** A match for a rank compares people: one of them alone is compared with nobody. */
export const LEAST_RATED = 2;
/** Whose page has not asked for so long is gone, ms: a reload and a tunnel are shorter. */
export const AWAY = 25_000;

export const newLobby = (code: string, kind: LobbyKind, plan: Plan, now: number, rated = false): Lobby => ({
  code,
  kind,
  plan,
  rated,
  made: now,
  guests: [],
  next: 1,
  version: 1,
});

export const isFull = (lobby: Lobby): boolean => lobby.guests.length >= NATIONS.length;
export const guestAt = (lobby: Lobby, id: number): Guest | undefined =>
  lobby.guests.find((one) => one.id === id);

/** Somebody comes in; null where there is no seat left. */
export function enter(lobby: Lobby, name: string, now: number, nation: NationId | null = null): Guest | null {
  if (isFull(lobby)) return null;
  const free = nation !== null && !lobby.guests.some((one) => one.nation === nation);
  const guest: Guest = {
    id: lobby.next++,
    name,
    nation: free ? nation : null,
    bots: true,
    bid: null,
    seen: now,
  };
  lobby.guests.push(guest);
  // Who waited alone for a match for a rank has time to see with whom it will be.
  if (lobby.rated && lobby.guests.length === LEAST_RATED) lobby.made = now;
  lobby.version += 1;
  return guest;
}

export function leave(lobby: Lobby, id: number): void {
  lobby.guests = lobby.guests.filter((one) => one.id !== id);
  lobby.version += 1;
}

/** Seals a bid, in place of one before; null takes it back. False where seats are not bid for. */
export function offer(lobby: Lobby, guest: Guest, bid: Bid | null): boolean {
  if (lobby.plan.seats !== 'bid') return false;
  guest.bid = bid;
  lobby.version += 1;
  return true;
}

/** Takes a seat, or gives it back; false where somebody else has it, and where seats go by lot or by bid. */
export function choose(lobby: Lobby, guest: Guest, nation: NationId | null): boolean {
  if (lobby.rated || lobby.plan.seats === 'bid') return false;
  if (nation !== null && lobby.guests.some((one) => one !== guest && one.nation === nation)) return false;
  guest.nation = nation;
  lobby.version += 1;
  return true;
}

export function preferBots(lobby: Lobby, guest: Guest, bots: boolean): void {
  guest.bots = bots;
  lobby.version += 1;
}

/** Whoever has gone is no longer waited for. */
export function forgetAway(lobby: Lobby, now: number): void {
  for (const { id } of lobby.guests.filter(({ seen }) => now - seen > AWAY)) leave(lobby, id);
}

/** When a quick match starts with bots at the empty seats; null where too few have come, or somebody waits for people. */
export const startsAt = ({ kind, rated, guests, made }: Lobby): number | null =>
  kind === 'quick' && guests.length >= (rated ? LEAST_RATED : 1) && guests.every(({ bots }) => bots)
    ? made + QUICK_WAIT
    : null;

/** Whether it starts by itself now. */
export function isDue(lobby: Lobby, now: number): boolean {
  const at = startsAt(lobby);
  return lobby.kind === 'quick' && (isFull(lobby) || (at !== null && now >= at));
}

/** Whether this guest starts the match: in a quick match nobody does. */
export const opens = ({ kind, guests }: Lobby, id: number): boolean =>
  kind !== 'quick' && guests[0]?.id === id;

/** Who sits where: by bid where the table bids, else each in the seat they chose, the others by lot. */
export function seating(lobby: Lobby, seed: number): Map<number, NationId> {
  if (lobby.plan.seats === 'bid')
    return new Map(auctioned(lobby.guests.map(bidder), seed).map(({ id, nation }) => [id, nation]));
  const taken = lobby.guests.map(({ nation }) => nation);
  const left = NATIONS.filter((nation) => !taken.includes(nation));
  const lot = stream(seed, 'seats');
  return new Map(
    lobby.guests.map(({ id, nation }) => {
      if (nation) return [id, nation];
      const [drawn = left[0]] = left.splice(Math.floor(draw(lot) * left.length), 1);
      if (!drawn) throw new Error(`lobby ${lobby.code} has more guests than seats`);
      return [id, drawn];
    }),
  );
}

/** Who has sealed no bid wants no seat more than another. */
const bidder = ({ id, bid }: Guest) => ({ id, bid: bid ?? each(NATIONS, () => 0) });

/** The bids as they are opened when everybody has a seat; null where there were none. */
export const bidsFor = ({ plan, guests }: Lobby, seats: ReadonlyMap<number, NationId>): Bids | null =>
  plan.seats === 'bid'
    ? Object.fromEntries(guests.map((guest) => [seats.get(guest.id), bidder(guest).bid]))
    : null;

/** What a match was made from, to make another like it. */
export const planOf = ({
  scenario,
  turns,
  clock,
  reserve,
  leave,
  chat,
  watch,
  late,
  bots,
  bids,
}: MatchSetup): Plan => ({
  scenario,
  turns: turns ?? QUICK_PLAN.turns,
  clock: clock ?? QUICK_PLAN.clock,
  reserve: reserve ?? 0,
  leave: leave ?? 0,
  chat,
  watch: watch ? (late ? 'late' : 'live') : 'none',
  strength: Object.values(bots)[0]?.strength ?? QUICK_PLAN.strength,
  seats: bids ? 'bid' : 'choose',
});

/** The seat of the next match of the same people: everybody moves on by one. */
export function rotated(people: readonly NationId[], nation: NationId): NationId {
  const next = people[(people.indexOf(nation) + 1) % people.length];
  return next ?? nation;
}
