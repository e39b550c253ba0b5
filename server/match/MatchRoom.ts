import { CloseCode, Room, ServerError } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { goesOn, soonAt, wakeAt } from '#shared/match/clock.ts';
import { Host } from '#shared/match/host.ts';
import { isNote } from '#shared/match/letters.ts';
import type { Input, Match } from '#shared/match/match.ts';
import { isNews, type Posted } from '#shared/match/posted.ts';
import { readSeat } from '#shared/protocol/classroom.ts';
import {
  type Answer,
  joinMatch,
  MESSAGE_TYPES,
  MESSAGES,
  type MessageType,
  type Update,
  watchMatch,
} from '#shared/protocol/messages.ts';
import { MatchState } from '#shared/protocol/state.ts';
import { UPDATE_FORMAT } from '#shared/updates/update.ts';
import { each, isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import type { Notices } from '../away/Notices.ts';
import type { BotPool } from '../bots/BotPool.ts';
import type { Hold } from '../cluster/Leases.ts';
import { noteAbuse } from '../http/abuse.ts';
import { keepPlaces } from '../http/places.ts';
import type { Journal } from '../journal/journal.ts';
import { log } from '../log.ts';
import { MatchMeter } from '../metrics/MatchMeter.ts';
import type { AlarmStore } from './Alarms.ts';
import { credited } from './credited.ts';
import { steady } from './frames.ts';
import { type Guest, type Guests, NO_GUESTS } from './guests.ts';
import { project } from './project.ts';
import { newRate, tooMany } from './rate.ts';
import { NO_ROUNDS, type Rounds } from './rounds.ts';
import { type SeatClient, type Sitting, sendTo, tellNoMore, updateFor } from './sitting.ts';
import type { TurnPool } from './TurnPool.ts';
import { tickSlowly } from './ticks.ts';

/** Devices at one seat; the newest comes in and the oldest goes, so nobody can crowd out the other seats. */
const MOST_PER_SEAT = 12;
/** People who watch one match. */
const MOST_WATCHERS = 40;
/** Frames a second after which a connection is closed: no page and no person sends a hundredth of it. */
const FLOOD = 500;
/** An empty room is kept this long for those who reload. */
const LINGER_MS = 30_000;
const LONGEST_MS = 86_400_000;

/** What a token or the wish to watch gives somebody. */
interface Ticket {
  seat: NationId | null;
  reads: NationId | null; // whose desk a teacher reads
  name: string;
  guest: number | null;
}

/** What each room has twice, for its notice to be written in: that takes less than half of it, and 16 kB is the habit. */
Encoder.BUFFER_SIZE = 4 * 1024;

/** The Colyseus shell around a match's host: who may sit down, how fast one may talk, when the room sleeps. */
export class MatchRoom extends Room<{ state: MatchState; client: SeatClient }> {
  /** Given by the process that defines the room. */
  static journal: Journal;
  static bots: BotPool;
  static turns: TurnPool;
  static guests: Guests = NO_GUESTS;
  static rounds: Rounds = NO_ROUNDS;
  /** Told of every match that is over, each time its room wakes too. */
  static ended: (match: string) => void = () => undefined;
  static alarms: Pick<AlarmStore, 'wakeAt'>;
  static notices: Pick<Notices, 'tell'>;
  /** Whether a moderator has stopped own words of a seat. */
  static isSilenced: (match: string, seat: NationId) => Promise<boolean> = async () => false;

  /** Null while people can join; once the room is going, resolves when its match can be woken again. */
  asleep: Promise<void> | null = null;
  override state = new MatchState();
  override patchRate = null;
  override maxClients = NATIONS.length * (MOST_PER_SEAT + 1) + 3 * MOST_WATCHERS; // of those some only ask
  override maxMessagesPerSecond = FLOOD;
  override autoDispose = false;
  private host: Host | null = null;
  private hold: Hold | null = null; // null: its class has it
  private seats: { nation: NationId; token: string }[] = [];
  private bell: NodeJS.Timeout | undefined;
  private idle: NodeJS.Timeout | undefined;
  private posted: Posted | null = null;
  private over = false;
  private readonly meter = new MatchMeter();
  private told: number | undefined; // the last turn of which there were news
  private wakes: number | null | undefined; // as noted last
  private noted: Promise<unknown> = Promise.resolve();
  private readonly closing = Promise.withResolvers<void>();

  override messages = {
    ...each(
      MESSAGE_TYPES,
      (type) =>
        (client: SeatClient, raw: unknown): Promise<Answer> =>
          this.meter.answered(type, () => this.hear(client, type, raw)),
    ),
    /** Anything else is answered, not punished: an older page must survive a newer server. */
    _: (): Answer => ({ ok: false, error: { code: 'unknown-message' } }),
  };

  override async onCreate({ match: id, hold }: { match: string; hold: Hold }): Promise<void> {
    this.roomId = id;
    if (hold.place === id) this.hold = hold;
    tickSlowly(this);
    keepPlaces(this, 2 * MOST_WATCHERS, (options) => this.ticket(options) !== null);
    const store = MatchRoom.journal.of(id, hold);
    const recovered = await credited(id, store, hold);
    this.seats = (await MatchRoom.journal.seats(id)).flatMap(({ nation, token }) =>
      isNation(nation) ? [{ nation, token }] : [],
    );
    this.host = new Host(id, store, recovered, {
      now: Date.now,
      fault: (what, error) => log.error({ err: error, match: id }, what),
      // Nothing here may speak of `recovered`: it would keep the match as it was for as long as the room stands.
      post: (notice, now) => {
        this.state.now = notice.now; // for whoever comes in
        if (isNews(notice, this.posted))
          this.meter.told(this.clients.length, () => {
            project(notice, now, this.state);
            this.broadcastPatch();
          });
        this.posted = notice;
        MatchRoom.guests.changed(id, now, notice);
        MatchRoom.rounds.changed(id, notice);
        if (notice.over && !this.over) {
          MatchRoom.ended(id);
          this.meter.opened(true);
          this.sleepSoon();
        }
        this.over = notice.over;
        this.tellNews(now);
      },
      wake: (after, now) => {
        clearTimeout(this.bell);
        // A timer holds 24 days; a bell too early is set anew.
        if (after !== null) this.bell = setTimeout(() => void this.host?.ring(), Math.min(after, LONGEST_MS));
        this.noteWake(now);
      },
      finish: (match, due, now) => MatchRoom.turns.finish(id, match, due, now),
      explain: (before, after) => MatchRoom.turns.explain(id, before, after),
      think: (view, mind) => MatchRoom.bots.think(id, { view, mind }),
    });
    this.meter.opened(this.over);
    this.sleepSoon();
  }

  override onAuth(_: SeatClient, options: unknown): Ticket {
    if (watchMatch.safeParse(options).success) {
      if (!this.host?.match.setup.watch) throw new ServerError(403, 'no-seat');
      if (this.host.at(null).length >= MOST_WATCHERS) throw new ServerError(429, 'too-many');
      return { seat: null, reads: null, name: '', guest: null };
    }
    const reader = readSeat.safeParse(options).data;
    if (reader) {
      if (!MatchRoom.guests.mayRead(this.roomId, reader)) throw new ServerError(403, 'no-seat');
      return { seat: null, reads: reader.read, name: '', guest: null };
    }
    const ticket = this.ticket(options);
    if (ticket) return ticket;
    noteAbuse('forged-token', 'match');
    throw new ServerError(403, 'no-seat');
  }

  /** Of whoever holds the secret of a seat. */
  private ticket(options: unknown): Ticket | null {
    const read = joinMatch.safeParse(options);
    const hash = read.success ? tokenHash(read.data.token) : '';
    const seat = this.seats.find((one) => sameHash(one.token, hash));
    if (seat) return { seat: seat.nation, reads: null, name: read.data?.name ?? '', guest: null };
    const guest: Guest | null = MatchRoom.guests.find(this.roomId, hash);
    return guest && { seat: guest.nation, reads: null, name: guest.name, guest: guest.id };
  }

  override onJoin(client: SeatClient, _options: unknown, { seat, reads, name, guest }: Ticket): void {
    const { host } = this;
    if (!host) throw new ServerError(503, 'no-match');
    steady(client.ref);
    const send = sendTo(client);
    const guided =
      guest === null
        ? null
        : {
            number: guest,
            refusal: (input: Input, match: Match) =>
              MatchRoom.guests.refusal(this.roomId, guest, input, match),
          };
    const device = reads ? host.read(reads, send) : host.join(seat, name, send, guided);
    if (guest !== null) this.expel(guest, 'newer-device');
    client.userData = { device, rate: newRate(Date.now()), guest, telling: null };
    const [oldest, ...others] = host.at(seat);
    if (others.length >= (seat ? MOST_PER_SEAT : MOST_WATCHERS))
      this.clients
        .find(({ userData }) => userData?.device === oldest)
        ?.leave(CloseCode.NORMAL_CLOSURE, 'newer-device');
    this.meter.joined(seat);
    clearTimeout(this.idle);
  }

  override onLeave(client: SeatClient, code: number): void {
    if (code === CloseCode.WITH_ERROR) noteAbuse('flood', 'match');
    tellNoMore(client);
    if (client.userData) {
      this.host?.leave(client.userData.device);
      this.meter.left(client.userData.device.seat, code);
    }
    this.sleepSoon();
  }

  override async onDispose(): Promise<void> {
    this.host?.close();
    this.meter.closed();
    clearTimeout(this.idle);
    await this.host?.settled();
    await MatchRoom.journal.forget(this.roomId).catch((error: unknown) => {
      log.error({ err: error, match: this.roomId }, 'Names could not be taken out of a match.');
    });
    await this.noted;
    if (this.hold) await MatchRoom.journal.leases.release(this.hold);
    this.closing.resolve();
  }

  override onBeforeShutdown(): void {
    this.asleep = this.closing.promise;
    super.onBeforeShutdown();
  }

  /** A fault of ours in a handler is logged; the message counts as not stored and the client stays. */
  override onUncaughtException(error: Error, method: string): void {
    log.error({ err: error, match: this.roomId, method }, 'A match failed at something.');
  }

  private async hear(client: SeatClient, type: MessageType, raw: unknown): Promise<Answer> {
    const { userData } = client;
    if (!userData) return { ok: false, error: { code: 'no-seat' } };
    if (tooMany(userData.rate, Date.now())) {
      noteAbuse('flood', 'match');
      return { ok: false, error: { code: 'too-many' } };
    }
    if (!this.host) return { ok: false, error: { code: 'no-match' } };
    // Whoever has let a guest in knows their name.
    if (userData.guest !== null && type === 'name') return { ok: false, error: { code: 'no-seat' } };
    const { seat } = userData.device;
    if (seat && type === 'say' && isOwnWords(seat, raw) && (await MatchRoom.isSilenced(this.roomId, seat)))
      return { ok: false, error: { code: 'silenced' } };
    const looked = type === 'look' ? MESSAGES.look.safeParse(raw).data : undefined;
    if (looked?.updates !== undefined && looked.format === UPDATE_FORMAT)
      return this.update(client, userData, looked.updates);
    if (userData.guest === null || !seat) return this.host.handle(userData.device, type, raw);
    const before = this.host.match.seats[seat].draft;
    const answer = await this.host.handle(userData.device, type, raw);
    if (this.host.match.seats[seat].draft !== before) MatchRoom.guests.drafted(this.roomId, seat);
    return answer;
  }

  /** Answers somebody who looks with what has changed since the update that it holds. */
  private async update(of: SeatClient, sitting: Sitting, held: number): Promise<Answer<{ update: Update }>> {
    if (!this.host) return { ok: false, error: { code: 'no-match' } };
    return { ok: true, update: updateFor(of, sitting, await this.host.look(sitting.device), held) };
  }

  /** Tells those who are away of a new turn, or of the end. */
  private tellNews(match: Match): void {
    const { turn } = match.world;
    const last = this.told;
    this.told = turn;
    if (last !== undefined && turn > last)
      void MatchRoom.notices.tell(this.roomId, match, match.outcome ? 'over' : 'turn', this.seated);
  }

  /** When it is time, tells those who are away that the turn ends soon, and notes when to be woken next. */
  due(): void {
    const match = this.host?.match;
    const soon = match && soonAt(match);
    if (!match || !soon) return;
    this.noteWake(match);
    if (Date.now() >= soon) void MatchRoom.notices.tell(this.roomId, match, 'soon', this.seated);
  }

  private get seated(): ReadonlySet<NationId> {
    return new Set(NATIONS.filter((nation) => (this.host?.at(nation).length ?? 0) > 0));
  }

  /** Notes when the match is to be woken should it sleep by then. */
  private noteWake(match: Match): void {
    const at = wakeAt(match, Date.now());
    if (at === this.wakes) return;
    this.wakes = at;
    this.noted = this.noted
      .then(() => MatchRoom.alarms.wakeAt(this.roomId, at))
      .catch((error: unknown) => {
        this.wakes = undefined;
        log.error({ err: error, match: this.roomId }, 'When to wake a match could not be noted.');
      });
  }

  /** For those who hold the match for its guests; null while it is being made. */
  get held(): Host | null {
    return this.host;
  }

  /** Closes the devices of a guest. */
  expel(guest: number, why: 'newer-device' | 'moved'): void {
    for (const client of this.clients.filter(({ userData }) => userData?.guest === guest))
      client.leave(CloseCode.NORMAL_CLOSURE, why);
  }

  /** Gives a seat another secret, by hash; whoever came with the one before has to go. */
  reseat(before: string, token: string): void {
    const seat = this.seats.find((one) => one.token === before);
    if (!seat) return;
    seat.token = token;
    for (const client of this.clients.filter(({ userData }) => userData?.device.seat === seat.nation))
      client.leave(CloseCode.NORMAL_CLOSURE, 'newer-device');
  }

  /** Another process has the match now: nothing happens here any more, and whoever sits here goes there. */
  move(): void {
    if (this.asleep) return;
    this.asleep = this.closing.promise;
    this.host?.close();
    void this.disconnect(CloseCode.MAY_TRY_RECONNECT);
  }

  /** An empty room sleeps after a while, counted anew from each time somebody asks for it. */
  sleepSoon(): void {
    clearTimeout(this.idle);
    const { roomId } = this;
    if (this.clients.length > 0 || MatchRoom.guests.keeps(roomId) || MatchRoom.rounds.keeps(roomId)) return;
    if (this.host && goesOn(this.host.match)) return;
    this.idle = setTimeout(() => {
      this.asleep = this.closing.promise;
      // Colyseus forgets the room at once: whoever opens the match meanwhile makes another, by a hold of its own.
      if (this.hold) MatchRoom.journal.leases.letGo(this.hold);
      void this.disconnect();
    }, LINGER_MS);
  }
}

/** Whether a message says something to others in words of one's own; notes to one's own seat are nobody's business. */
function isOwnWords(seat: NationId, raw: unknown): boolean {
  const said = MESSAGES.say.safeParse(raw).data;
  return said?.body.is === 'words' && !isNote({ from: seat, to: said.to });
}
