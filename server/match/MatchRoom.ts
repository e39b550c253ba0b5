import { type Client, CloseCode, Room, ServerError } from '@colyseus/core';
import type { z } from 'zod';
import { desk } from '#shared/match/desk.ts';
import { type Letter, mayRead } from '#shared/match/letters.ts';
import type { Input } from '#shared/match/match.ts';
import { type Order, parseOrder } from '#shared/orders/index.ts';
import { type Answer, type Desk, joinMatch, MESSAGES, type WireError } from '#shared/protocol/messages.ts';
import { MatchState } from '#shared/protocol/state.ts';
import { isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import type { Journal } from '../journal/journal.ts';
import { steady } from './frames.ts';
import { project } from './project.ts';
import { newRate, type Rate, tooMany } from './rate.ts';
import { Table } from './table.ts';

/** Devices at one seat; the newest comes in and the oldest goes, so nobody can crowd out the other seats. */
const MOST_PER_SEAT = 12;
/** Frames a second after which a connection is closed: no page and no person sends a hundredth of it. */
const FLOOD = 500;
/** An empty room is kept this long for those who reload. */
const LINGER_MS = 30_000;
/** A bell that could not be stored rings again after this. */
const RING_AGAIN_MS = 1000;

type SeatClient = Client<{ userData: { seat: NationId; rate: Rate } }>;

/** The Colyseus shell around a match: parse, play, answer. */
export class MatchRoom extends Room<{ state: MatchState; client: SeatClient }> {
  /** Given by the process that defines the room. */
  static journal: Journal;

  /** Null while people can join; once the room is going, resolves when its match can be woken again. */
  asleep: Promise<void> | null = null;
  override state = new MatchState();
  override patchRate = null;
  override maxClients = NATIONS.length * (MOST_PER_SEAT + 1);
  override maxMessagesPerSecond = FLOOD;
  override autoDispose = false;
  private table: Table | null = null;
  private seats: { nation: NationId; token: string }[] = [];
  private bell: NodeJS.Timeout | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly closing = Promise.withResolvers<void>();

  override messages = {
    draft: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.draft, raw, async ({ turn, orders }, seat) => {
        const read = readOrders(orders);
        return read.ok ? this.play({ type: 'draft', seat, turn, orders: read.orders }, client) : read;
      }),
    seal: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.seal, raw, ({ turn }, seat) =>
        this.play({ type: 'seal', seat, turn }, client),
      ),
    unseal: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.unseal, raw, ({ turn }, seat) =>
        this.play({ type: 'unseal', seat, turn }, client),
      ),
    say: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.say, raw, ({ turn, to, words }, seat) =>
        this.say({ turn, from: seat, to, words }),
      ),
    look: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.look, raw, async (_, seat): Promise<Answer<{ desk: Desk }>> => {
        await this.table?.settled();
        return this.table
          ? { ok: true, desk: desk(this.table.match, seat) }
          : { ok: false, error: { code: 'no-match' } };
      }),
    /** Anything else is answered, not punished: an older page must survive a newer server. */
    _: (): Answer => ({ ok: false, error: { code: 'unknown-message' } }),
  };

  override async onCreate({ match: id }: { match: string }): Promise<void> {
    this.roomId = id;
    const recovered = await MatchRoom.journal.recover(id);
    if (!recovered) throw new Error(`there is no match ${id}`);
    this.table = new Table(id, MatchRoom.journal, recovered);
    this.seats = (await MatchRoom.journal.seats(id)).flatMap(({ nation, token }) =>
      isNation(nation) ? [{ nation, token }] : [],
    );
    this.publish();
    this.setBell();
    this.sleepSoon();
  }

  override onAuth(_: SeatClient, options: unknown): { seat: NationId } {
    const read = joinMatch.safeParse(options);
    const hash = read.success ? tokenHash(read.data.token) : '';
    const seat = this.seats.find((one) => sameHash(one.token, hash));
    if (!seat) throw new ServerError(403, 'no-seat');
    return { seat: seat.nation };
  }

  override onJoin(client: SeatClient, _options: unknown, { seat }: { seat: NationId }): void {
    steady(client.ref);
    client.userData = { seat, rate: newRate(Date.now()) };
    const devices = this.clients.filter((one) => one.userData?.seat === seat);
    if (devices.length > MOST_PER_SEAT) devices[0]?.leave(CloseCode.NORMAL_CLOSURE, 'newer-device');
    clearTimeout(this.idle);
    this.publish();
  }

  override onLeave(): void {
    this.publish();
    this.sleepSoon();
  }

  override async onDispose(): Promise<void> {
    clearTimeout(this.bell);
    clearTimeout(this.idle);
    await this.table?.settled();
    this.closing.resolve();
  }

  override onBeforeShutdown(): void {
    this.asleep = this.closing.promise;
    super.onBeforeShutdown();
  }

  /** A fault of ours in a handler is logged; the message counts as not stored and the client stays. */
  override onUncaughtException(error: Error, method: string): void {
    console.error(`Match ${this.table?.id ?? '?'}: ${method}:`, error);
  }

  private async answer<M, T>(
    client: SeatClient,
    schema: z.ZodType<M>,
    raw: unknown,
    handle: (message: M, seat: NationId) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const { userData } = client;
    if (!userData) return { ok: false, error: { code: 'no-seat' } };
    if (tooMany(userData.rate, Date.now())) return { ok: false, error: { code: 'too-many' } };
    const read = schema.safeParse(raw);
    if (!read.success) return { ok: false, error: { code: 'malformed' } };
    try {
      return await handle(read.data, userData.seat);
    } catch (error) {
      console.error(`Match ${this.table?.id ?? '?'}: a message could not be handled:`, error);
      return { ok: false, error: { code: 'not-stored' } };
    }
  }

  private async play(input: Input, from: SeatClient | null): Promise<Answer<{ resolved: boolean }>> {
    if (!this.table) return { ok: false, error: { code: 'no-match' } };
    const played = await this.table.play(input);
    if (!played.ok) return played;
    this.publish();
    if (played.resolved) {
      this.sendDesks(() => true);
      this.setBell();
    } else this.sendDesks((client) => client !== from && client.userData?.seat === from?.userData?.seat);
    return { ok: true, resolved: played.resolved };
  }

  /** Stores a letter and passes it on to every device that may read it. */
  private async say(letter: Letter): Promise<Answer<{ resolved: boolean }>> {
    if (!this.table) return { ok: false, error: { code: 'no-match' } };
    const { turn, from, to, words } = letter;
    const played = await this.table.play({ type: 'say', seat: from, turn, to, words });
    if (played.ok)
      for (const client of this.clients)
        if (client.userData && mayRead(letter, client.userData.seat)) client.send('letter', letter);
    return played;
  }

  private publish(): void {
    if (!this.table) return;
    const connected = new Set(
      this.clients.flatMap((client) => (client.userData ? [client.userData.seat] : [])),
    );
    project(this.table.match, connected, this.state);
    this.broadcastPatch();
  }

  private sendDesks(to: (client: SeatClient) => boolean): void {
    if (!this.table) return;
    for (const client of this.clients)
      if (client.userData && to(client)) client.send('desk', desk(this.table.match, client.userData.seat));
  }

  /** Rings at the deadline of the turn, on the server's clock, and again until the turn is over. */
  private setBell(least = 0): void {
    clearTimeout(this.bell);
    const match = this.table?.match;
    if (!match?.deadline) return;
    const turn = match.world.turn;
    const ring = async () => {
      const rung = await this.play({ type: 'time-up', turn }, null);
      if (!rung.ok) this.setBell(RING_AGAIN_MS);
    };
    this.bell = setTimeout(() => void ring(), Math.max(least, match.deadline - Date.now()));
  }

  /** An empty room sleeps after a while, counted anew from each time somebody asks for it. */
  sleepSoon(): void {
    clearTimeout(this.idle);
    if (this.clients.length > 0) return;
    this.idle = setTimeout(() => {
      this.asleep = this.closing.promise;
      void this.disconnect();
    }, LINGER_MS);
  }
}

function readOrders(raw: unknown[]): { ok: true; orders: Order[] } | { ok: false; error: WireError } {
  const orders: Order[] = [];
  for (const [index, one] of raw.entries()) {
    const read = parseOrder(one);
    if (!read.ok) return { ok: false, error: { code: 'malformed', why: read.why, order: index } };
    orders.push(read.order);
  }
  return { ok: true, orders };
}
