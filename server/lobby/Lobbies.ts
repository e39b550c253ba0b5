import { randomInt } from 'node:crypto';
import type { Bids } from '#shared/lobby/auction.ts';
import {
  bidsFor,
  choose,
  enter,
  forgetAway,
  type Guest,
  guestAt,
  isDue,
  isFull,
  type LobbyKind,
  leave,
  newLobby,
  offer,
  opens,
  type Plan,
  preferBots,
  QUICK_PLAN,
  rotated,
  seating,
} from '#shared/lobby/lobby.ts';
import { acceptName } from '#shared/names.ts';
import type {
  AskLobby,
  EnteredLobby,
  LobbyError,
  LobbyListing,
  LobbySeat,
  LobbyView,
} from '#shared/protocol/lobby.ts';
import type { CreatedMatch, MatchWish } from '#shared/protocol/messages.ts';
import { isScenario } from '#shared/scenarios/index.ts';
import type { NationId } from '#shared/world/terms.ts';
import { newToken, tokenHash } from '../accounts/tokens.ts';
import { newCode } from '../classroom/codes.ts';
import { log } from '../log.ts';
import { type Live, listing, news, tell, view, wishOf } from './live.ts';

/** Lobbies at once; a thousand are four thousand people who wait. */
const MOST = 2_000;
const SWEEP_MS = 1_000;
/** Those who were slow still find their seats, ms. */
const KEPT_MS = 300_000;

/** Makes a match; `bids` are those for its seats, `rated`: it counts for a rank. */
type Create = (wish: MatchWish, by: { bids: Bids | null; rated: boolean }) => Promise<CreatedMatch>;

/** Notes a match that counts for a rank, before anybody can sit down at it. */
type Enlist = (match: string, seats: { nation: NationId; account: string }[]) => Promise<void>;
/** Who comes with an account. */
export interface Known {
  account: string;
  name: string;
  apart: ReadonlySet<string>; // accounts with which it comes to no table of strangers
}

export type Refusable<T> = { ok: true; value: T } | { ok: false; code: LobbyError };
const refuse = (code: LobbyError): { ok: false; code: LobbyError } => ({ ok: false, code });

/**
 * The lobbies of this server. They are not stored: until the match is there nobody has anything to lose, and a page
 * whose lobby is gone says so.
 */
export class Lobbies {
  private readonly live = new Map<string, Live>();
  private readonly create: Create;
  private readonly enlist: Enlist;
  private readonly sweep: NodeJS.Timeout;

  constructor(create: Create, enlist: Enlist) {
    this.create = create;
    this.enlist = enlist;
    this.sweep = setInterval(() => this.look(Date.now()), SWEEP_MS);
    this.sweep.unref();
  }

  close(): void {
    clearInterval(this.sweep);
    for (const one of this.live.values()) tell(one);
  }

  /** Another process has the lobbies now. */
  clear(): void {
    for (const one of this.live.values()) tell(one);
    this.live.clear();
  }

  /** Lobbies that anybody may join, the fullest first. */
  list(): LobbyListing[] {
    return this.joinable(['open', 'quick'])
      .map(({ lobby }) => listing(lobby))
      .sort((one, other) => one.free - other.free);
  }

  has = (code: string): boolean => this.live.has(code);

  /** Whether a token is that of a guest there. */
  holds = (code: string, token: string): boolean => this.find(code, token).ok;

  listing(code: string): LobbyListing | null {
    const one = this.live.get(code);
    return one && !one.started ? listing(one.lobby) : null;
  }

  open(kind: LobbyKind, plan: Plan, name: string, known: Known | null): Refusable<EnteredLobby> {
    if (!isScenario(plan.scenario)) return refuse('bad-scenario');
    const made = this.make(kind, plan);
    return made ? this.sitDown(made, name, known) : refuse('too-many');
  }

  /** The quick match that most wait for, or a new one. */
  quick(name: string, known: Known | null): Refusable<EnteredLobby> {
    const fullest = this.fullest(false, known);
    return fullest ? this.sitDown(fullest, name, known) : this.open('quick', QUICK_PLAN, name, known);
  }

  /** The same for a rank. */
  ranked(known: Known): Refusable<EnteredLobby> {
    const one = this.fullest(true, known) ?? this.make('quick', QUICK_PLAN, true);
    return one ? this.seatKnown(one, known) : refuse('too-many');
  }

  /** `known`: who is signed in; a match for a rank is for them alone. */
  join(code: string, name: string, known: Known | null): Refusable<EnteredLobby> {
    const one = this.live.get(code);
    if (!one || one.started) return refuse('no-lobby');
    if (known && one.lobby.kind !== 'private' && meets(one, known)) return refuse('apart');
    if (!one.lobby.rated) return this.sitDown(one, name, known);
    return known ? this.seatKnown(one, known) : refuse('not-signed-in');
  }

  private fullest(rated: boolean, known: Known | null): Live | undefined {
    return this.joinable(['quick'])
      .filter((one) => one.lobby.rated === rated)
      .filter((one) => !known || !(meets(one, known) || (rated && sits(one, known.account))))
      .sort((one, other) => other.lobby.guests.length - one.lobby.guests.length)[0];
  }

  private seatKnown(one: Live, known: Known): Refusable<EnteredLobby> {
    if (sits(one, known.account)) return refuse('twice');
    return this.sitDown(one, known.name, known);
  }

  /** Gives a place to somebody, and notes whose account it is. */
  private sitDown(one: Live, name: string, known: Known | null): Refusable<EnteredLobby> {
    const next = one.lobby.next;
    const seated = this.seat(one, name);
    if (seated.ok && known) one.accounts.set(next, known.account);
    return seated;
  }

  /** The same people again, each in the next one's seat; the first to ask opens it. */
  rematch(match: string, plan: Plan, people: readonly NationId[], nation: NationId, name: string) {
    const known = [...this.live.values()].find(({ after, started }) => after === match && !started);
    const one = known ?? this.make('private', plan);
    if (!one) return refuse('too-many');
    one.after = match;
    return this.seat(one, name, plan.seats === 'bid' ? null : rotated(people, nation));
  }

  /** What a guest may see: at once where it is newer than `version`, else when it is, or after a while. */
  async watch(
    code: string,
    token: string,
    version: number,
    gone: AbortSignal,
  ): Promise<Refusable<LobbyView>> {
    const found = this.find(code, token);
    if (!found.ok) return found;
    const [one, guest] = found.value;
    guest.seen = Date.now();
    if (one.lobby.version <= version && !one.started) await news(one, gone);
    guest.seen = Date.now();
    return { ok: true, value: view(one, guest) };
  }

  async ask(code: string, token: string, asked: AskLobby): Promise<Refusable<LobbyView>> {
    const found = this.find(code, token);
    if (!found.ok) return found;
    const [one, guest] = found.value;
    const refused = await this.obey(one, guest, asked);
    if (refused) return refuse(refused);
    tell(one);
    return { ok: true, value: view(one, guest) };
  }

  private async obey(one: Live, guest: Guest, asked: AskLobby): Promise<LobbyError | null> {
    const { lobby } = one;
    switch (asked.do) {
      case 'choose':
        if (lobby.plan.seats === 'bid') return 'by-bid';
        return choose(lobby, guest, asked.nation) ? null : 'taken';
      case 'bid':
        return offer(lobby, guest, asked.bid) ? null : 'no-bids';
      case 'bots':
        preferBots(lobby, guest, asked.bots);
        return null;
      case 'leave':
        leave(lobby, guest.id);
        this.dropEmpty(one);
        return null;
      case 'start':
        if (!opens(lobby, guest.id)) return 'not-host';
        return (await this.start(one)) ? null : 'not-stored';
    }
  }

  /** Every second: who has gone, what is due, what nobody needs any more. */
  private look(now: number): void {
    for (const one of this.live.values()) {
      if (one.started) {
        if (now - one.started.at > KEPT_MS) this.live.delete(one.lobby.code);
        continue;
      }
      const { version } = one.lobby;
      forgetAway(one.lobby, now);
      this.dropEmpty(one);
      if (isDue(one.lobby, now)) void this.start(one);
      else if (one.lobby.version !== version) tell(one);
    }
  }

  /** Makes the match and gives everybody their seat; false where it could not be stored. */
  private async start(one: Live): Promise<boolean> {
    if (one.started || one.starting) return true;
    one.starting = true;
    const seed = randomInt(2_147_483_647);
    const seats = seating(one.lobby, seed);
    try {
      const { match, tokens } = await this.create(wishOf(one.lobby, seed, [...seats.values()]), {
        bids: bidsFor(one.lobby, seats),
        rated: one.lobby.rated,
      });
      if (one.lobby.rated)
        await this.enlist(
          match,
          [...seats].flatMap(([id, nation]) => {
            const account = one.accounts.get(id);
            return account ? [{ nation, account }] : [];
          }),
        );
      const given = [...seats].map(([id, nation]): [number, LobbySeat] => [
        id,
        { match, nation, token: tokens[nation] ?? '' },
      ]);
      one.started = { at: Date.now(), seats: new Map(given) };
      one.lobby.version += 1;
      tell(one);
    } catch (error) {
      log.error({ err: error, lobby: one.lobby.code }, 'The match of a lobby could not be made.');
    }
    one.starting = false;
    return one.started !== null;
  }

  private make(kind: LobbyKind, plan: Plan, rated = false): Live | null {
    if (this.live.size >= MOST) return null;
    let code = newCode();
    while (this.live.has(code)) code = newCode();
    const one: Live = {
      lobby: newLobby(code, kind, plan, Date.now(), rated),
      tokens: new Map(),
      accounts: new Map(),
      waiting: new Set(),
      after: null,
      started: null,
      starting: false,
    };
    this.live.set(code, one);
    return one;
  }

  private seat(one: Live, typed: string, nation: NationId | null = null): Refusable<EnteredLobby> {
    const name = typed === '' ? '' : acceptName(typed);
    const guest = name === null || one.starting ? null : enter(one.lobby, name, Date.now(), nation);
    if (!guest) {
      this.dropEmpty(one);
      return refuse(name === null ? 'name-refused' : 'full');
    }
    const token = newToken();
    one.tokens.set(tokenHash(token), guest.id);
    tell(one);
    return { ok: true, value: { code: one.lobby.code, token } };
  }

  private find(code: string, token: string): Refusable<[Live, Guest]> {
    const one = this.live.get(code);
    if (!one) return refuse('no-lobby');
    const guest = guestAt(one.lobby, one.tokens.get(tokenHash(token)) ?? 0);
    return guest ? { ok: true, value: [one, guest] } : refuse('not-yours');
  }

  private joinable(kinds: readonly LobbyKind[]): Live[] {
    return [...this.live.values()].filter(
      ({ lobby, started, starting }) =>
        !started && !starting && kinds.includes(lobby.kind) && !isFull(lobby) && lobby.guests.length > 0,
    );
  }

  private dropEmpty(one: Live): void {
    if (one.lobby.guests.length === 0) this.live.delete(one.lobby.code);
  }
}

/** Whether somebody sits at a table with whom this one shall not. */
const meets = ({ lobby, accounts }: Live, { apart }: Known): boolean =>
  lobby.guests.some(({ id }) => apart.has(accounts.get(id) ?? ''));

/** Whether an account has a place at a table. */
const sits = ({ lobby, accounts }: Live, account: string): boolean =>
  lobby.guests.some(({ id }) => accounts.get(id) === account);
