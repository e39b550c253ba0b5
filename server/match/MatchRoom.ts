import { type Client, Room, ServerError } from '@colyseus/core';
import type { z } from 'zod';
import { desk } from '#shared/match/desk.ts';
import type { Input } from '#shared/match/match.ts';
import { type Order, parseOrder } from '#shared/orders/index.ts';
import { type Answer, type Desk, joinMatch, MESSAGES, type WireError } from '#shared/protocol/messages.ts';
import { MatchState } from '#shared/protocol/state.ts';
import { isNation, type NationId } from '#shared/world/terms.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import type { Journal } from '../journal/journal.ts';
import { project } from './project.ts';
import { Table } from './table.ts';

/** Messages one connection may send in ten seconds; a hurried person needs a tenth of it. */
const MOST_MESSAGES = 300;
const WINDOW_MS = 10_000;

type SeatClient = Client<{ userData: { seat: NationId; count: number; since: number } }>;

export interface MatchRoomOptions {
  match: string;
}

/** The Colyseus shell around a match: parse, play, answer. */
export class MatchRoom extends Room<{ state: MatchState; client: SeatClient }> {
  /** Given by the process that defines the room. */
  static journal: Journal;

  override state = new MatchState();
  override patchRate = null;
  private table: Table | null = null;
  private seats: { nation: NationId; token: string }[] = [];
  private bell: NodeJS.Timeout | null = null;

  override messages = {
    draft: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.draft, raw, (message) => {
        const orders = readOrders(message.orders);
        if (!orders.ok) return Promise.resolve(orders);
        return this.play(
          { type: 'draft', seat: seatOf(client), turn: message.turn, orders: orders.orders },
          client,
        );
      }),
    seal: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.seal, raw, ({ turn }) =>
        this.play({ type: 'seal', seat: seatOf(client), turn }, client),
      ),
    unseal: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.unseal, raw, ({ turn }) =>
        this.play({ type: 'unseal', seat: seatOf(client), turn }, client),
      ),
    look: (client: SeatClient, raw: unknown) =>
      this.answer(client, MESSAGES.look, raw, async (): Promise<Answer<{ desk: Desk }>> => {
        await this.table?.settled();
        return this.table
          ? { ok: true, desk: desk(this.table.match, seatOf(client)) }
          : { ok: false, error: { code: 'no-match' } };
      }),
    /** Anything else is answered, not punished: an older page must survive a newer server. */
    _: (): Answer => ({ ok: false, error: { code: 'unknown-message' } }),
  };

  override async onCreate({ match: id }: MatchRoomOptions): Promise<void> {
    this.maxClients = 40;
    this.roomId = id;
    const recovered = await MatchRoom.journal.recover(id);
    if (!recovered) throw new ServerError(404, 'no-match');
    this.table = new Table(id, MatchRoom.journal, recovered);
    this.seats = (await MatchRoom.journal.seats(id)).flatMap(({ nation, token }) =>
      isNation(nation) ? [{ nation, token }] : [],
    );
    this.publish();
    this.setBell();
  }

  override onAuth(_: SeatClient, options: unknown): { seat: NationId } {
    const read = joinMatch.safeParse(options);
    const hash = read.success ? tokenHash(read.data.token) : '';
    const seat = this.seats.find((one) => sameHash(one.token, hash));
    if (!seat) throw new ServerError(403, 'no-seat');
    return { seat: seat.nation };
  }

  override onJoin(client: SeatClient, _options: unknown, auth: { seat: NationId }): void {
    client.userData = { seat: auth.seat, count: 0, since: Date.now() };
    this.publish();
  }

  override onLeave(): void {
    this.publish();
  }

  override onDispose(): void {
    if (this.bell) clearTimeout(this.bell);
  }

  /** A fault of ours in a handler is logged; the message counts as not stored and the client stays. */
  override onUncaughtException(error: Error, method: string): void {
    console.error(`Match ${this.table?.id ?? '?'}: ${method}:`, error);
  }

  private async answer<M, T>(
    client: SeatClient,
    schema: z.ZodType<M>,
    raw: unknown,
    handle: (message: M) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (tooMany(client)) return { ok: false, error: { code: 'too-many' } };
    const read = schema.safeParse(raw);
    if (!read.success) return { ok: false, error: { code: 'malformed' } };
    return handle(read.data);
  }

  private async play(input: Input, from: SeatClient | null): Promise<Answer<{ resolved: boolean }>> {
    if (!this.table) return { ok: false, error: { code: 'no-match' } };
    const played = await this.table.play(input);
    if (!played.ok) return played;
    this.publish();
    if (played.resolved) {
      this.sendDesks(() => true);
      this.setBell();
    } else if (from) this.sendDesks((client) => client !== from && seatOf(client) === seatOf(from));
    return { ok: true, resolved: played.resolved };
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

  /** Rings at the deadline of the turn, on the server's clock. */
  private setBell(): void {
    if (this.bell) clearTimeout(this.bell);
    const match = this.table?.match;
    if (!match?.deadline) return;
    const turn = match.world.turn;
    this.bell = setTimeout(
      () => void this.play({ type: 'time-up', turn }, null),
      Math.max(0, match.deadline - Date.now()),
    );
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

function seatOf(client: SeatClient): NationId {
  if (!client.userData) throw new Error('a message came before its connection was seated');
  return client.userData.seat;
}

function tooMany(client: SeatClient): boolean {
  const data = client.userData;
  if (!data) return true;
  if (Date.now() - data.since > WINDOW_MS) {
    data.since = Date.now();
    data.count = 0;
  }
  data.count += 1;
  return data.count > MOST_MESSAGES;
}
