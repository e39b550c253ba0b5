import type { z } from 'zod';
import { readEdits, readOrders } from '../protocol/edits.ts';
import {
  type Answer,
  type Common,
  type Drafted,
  isMessageType,
  MESSAGES,
  type MessageType,
  type Whole,
  type WireError,
} from '../protocol/messages.ts';
import type { Text } from '../text.ts';
import type { NationId } from '../world/terms.ts';
import { Cabinets, type Think } from './cabinets.ts';
import { turnEnds } from './clock.ts';
import { common, desk, drafted, matchOfTable, publicTable } from './desk.ts';
import { type Device, Devices, type Guided, type Send } from './devices.ts';
import type { HostInput, Input, Match } from './match.ts';
import { type Posted, posted } from './posted.ts';
import type { Recovered } from './recovery.ts';
import { type Refusal, type Shell, type Store, Table } from './table.ts';

/** A bell that could not be stored rings again after this. */
const RING_AGAIN_MS = 1000;

/** What a host needs of the place where it runs: a room of the server, or a worker of the page. */
export interface Surroundings extends Shell {
  /** What everybody sees of the match has changed. */
  post(notice: Posted, match: Match): void;
  /** Asks for `ring()` after so many ms, instead of what was asked before; null: not at all. */
  wake(after: number | null, match: Match): void;
  readonly think: Think;
}

/** What a seat asks from elsewhere than the table: it changes nothing that lies on its desk. */
const FROM_ELSEWHERE: ReadonlySet<Input['type']> = new Set(['pause', 'slow', 'instruct']);

type Writing = Extract<Input, { type: 'edit' | 'propose' | 'decide' }>;

type Handler = (device: Device, raw: unknown) => Promise<Answer>;

/**
 * A match and those who sit at it: reads what they say, plays it, answers, and tells each what they may know. It
 * knows no network, so that a match in the page goes exactly as one on the server.
 */
export class Host {
  private readonly table: Table;
  private readonly devices = new Devices();
  private readonly around: Surroundings;
  private notice: Posted | null = null;
  private readonly cabinets: Cabinets;
  /** The rules failed on this turn: nothing rings until somebody changes something, by which it may go on. */
  private stuck = false;
  /** Since when nobody is at a seat, ms since 1970. */
  private readonly emptySince = new Map<NationId, number>();

  constructor(id: string, store: Store, recovered: Recovered, around: Surroundings) {
    this.table = new Table(id, store, recovered, {
      ...around,
      recovered: () => this.refresh(),
      explained: () => this.devices.sendDesks(this.match, this.table.past),
    });
    this.around = around;
    for (const seat of recovered.match.setup.people) this.emptySince.set(seat, around.now());
    const { table } = this;
    this.cabinets = new Cabinets({
      get match() {
        return table.match;
      },
      think: around.think,
      play: (input) => this.play(input, null),
    });
    this.publish();
    this.setBell();
    this.cabinets.ask();
  }

  get match(): Match {
    return this.table.match;
  }

  /** Those at a seat, or for null those who watch; the longest there first. */
  at(seat: NationId | null): Device[] {
    return this.devices.at(seat);
  }

  join(seat: NationId | null, name: string, send: Send, guided: Guided | null = null): Device {
    const device = this.devices.join(seat, name, send, guided);
    if (seat) {
      this.emptySince.delete(seat);
      this.setBell();
      void this.takeBack(seat);
    }
    this.publish();
    this.devices.sendMembers(seat);
    return device;
  }

  /** Somebody who is shown the desk of a seat, and whom nobody notices there. */
  read(seat: NationId, send: Send): Device {
    return this.devices.read(seat, send);
  }

  leave(device: Device): void {
    if (!this.devices.leave(device) || device.reads) return;
    const { seat } = device;
    if (seat && this.at(seat).length === 0) {
      this.emptySince.set(seat, this.around.now());
      this.setBell();
    }
    this.publish();
    this.devices.sendMembers(seat);
  }

  /** Answers a message as it came. */
  async handle(device: Device, type: string, raw: unknown): Promise<Answer> {
    if (!isMessageType(type)) return { ok: false, error: { code: 'unknown-message' } };
    try {
      return await this.handlers[type](device, raw);
    } catch (error) {
      this.around.fault(`Match ${this.table.id}: a message could not be handled:`, error);
      return { ok: false, error: { code: 'not-stored' } };
    }
  }

  /** Something is due, as asked for by `wake`: a stand-in takes its seat, or the turn ends. Rings again until it is done. */
  async ring(): Promise<void> {
    if (this.table.inDoubt) await this.table.clearDoubt();
    const now = this.around.now();
    const { turn } = this.match.world;
    const ends = turnEnds(this.match);
    const due: Input[] = [...this.emptySince.keys()]
      .filter((seat) => (this.standInAt(seat) ?? now + 1) <= now)
      .map((seat) => ({ type: 'absent', seat, turn }));
    if (ends !== null && ends <= now) due.push({ type: 'time-up', turn });
    let done = true;
    for (const input of due) {
      const played = await this.play(input, null);
      done &&= played.ok || played.error.code !== 'not-stored';
      // Somebody may have sat down while that was being stored.
      if (input.type === 'absent' && this.at(input.seat).length > 0) await this.takeBack(input.seat);
    }
    this.setBell(done ? 0 : RING_AGAIN_MS);
  }

  /** When a stand-in is to take an empty seat, ms since 1970; null: never, or it sits there already. */
  private standInAt(seat: NationId): number | null {
    const { setup, seats, outcome } = this.match;
    const since = this.emptySince.get(seat);
    if (since === undefined || setup.standIn === null || outcome) return null;
    if (this.match.pace || seats[seat].absent || seats[seat].bot || seats[seat].time?.since != null)
      return null;
    return since + setup.standIn * 1000;
  }

  /** Gives a seat back to whoever is there again. */
  private async takeBack(seat: NationId): Promise<void> {
    if (this.match.seats[seat].absent)
      await this.play({ type: 'back', seat, turn: this.match.world.turn }, null);
  }

  /** What somebody asks who holds this match for others: its clock, the end of a turn or of all, or a delegation's seal. Or what a seat asks from elsewhere than the table. */
  async direct(
    asked: HostInput | Extract<Input, { type: 'seal' | 'pause' | 'slow' | 'instruct' }>,
  ): Promise<Answer<{ resolved: boolean }>> {
    if (asked.type === 'inject' || asked.type === 'withdraw') this.cabinets.askAgain();
    const played = await this.play(asked, null);
    if (!played.ok || played.resolved || FROM_ELSEWHERE.has(asked.type)) return played;
    if (asked.type === 'occupy' && asked.bot === null && this.at(asked.seat).length === 0)
      this.emptySince.set(asked.seat, this.around.now());
    if (asked.type === 'clock' || asked.type === 'occupy') this.setBell();
    if (asked.type !== 'clock')
      this.devices.sendDesks(
        this.match,
        this.table.past,
        asked.type === 'seal' ? this.devices.facing(asked.seat) : this.devices.everybody,
      );
    return played;
  }

  /** What lies before a device, once all that was asked for is done, and what of it everybody may know. */
  async look({ seat, reads }: Device): Promise<{ whole: Whole; open: Common }> {
    await this.table.settled();
    const { match } = this;
    const { past } = this.table;
    const whose = seat ?? reads;
    return whose
      ? { whole: { desk: desk(match, whose) }, open: common(match) }
      : { whole: { table: publicTable(match, past) }, open: common(matchOfTable(match, past)) };
  }

  /** From now on nothing happens by itself: what bots are still thinking about is not heard. */
  close(): void {
    this.cabinets.close();
    this.around.wake(null, this.match);
  }

  /** Resolves when everything asked for so far has been stored or refused. */
  settled(): Promise<void> {
    return this.table.settled();
  }

  private readonly handlers: Record<MessageType, Handler> = {
    draft: this.seated(MESSAGES.draft, async ({ turn, orders }, seat, device) => {
      const read = readOrders(orders);
      if (!read.ok) return unread(read);
      return this.play({ type: 'draft', seat, turn, orders: read.orders }, device);
    }),
    edit: this.seated(MESSAGES.edit, async ({ turn, edits }, seat, device) => {
      const read = readEdits(edits);
      if (!read.ok) return unread(read);
      return this.write({ type: 'edit', seat, turn, by: device.member, edits: read.edits }, device);
    }),
    propose: this.seated(MESSAGES.propose, async ({ turn, edits }, seat, device) => {
      const read = readEdits(edits);
      if (!read.ok) return unread(read);
      return this.write({ type: 'propose', seat, turn, by: device.member, edits: read.edits }, device);
    }),
    decide: this.seated(MESSAGES.decide, ({ turn, motion, as }, seat, device) =>
      this.write({ type: 'decide', seat, turn, by: device.member, motion, as }, device),
    ),
    name: this.seated(MESSAGES.name, async ({ name }, seat, device) => {
      device.member = { ...device.member, name };
      this.devices.sendMembers(seat);
      return { ok: true };
    }),
    seal: this.seated(MESSAGES.seal, ({ turn }, seat, device) =>
      this.play({ type: 'seal', seat, turn }, device),
    ),
    unseal: this.seated(MESSAGES.unseal, ({ turn }, seat, device) =>
      this.play({ type: 'unseal', seat, turn }, device),
    ),
    say: this.seated(MESSAGES.say, ({ turn, to, body }, seat, device) =>
      this.play({ type: 'say', seat, turn, to, body, by: device.member }, device),
    ),
    look: hear(
      MESSAGES.look,
      async (_, device): Promise<Answer<Whole>> => ({ ok: true, ...(await this.look(device)).whole }),
    ),
  };

  /** Hears those who sit at a seat. */
  private seated<M>(
    schema: z.ZodType<M>,
    handle: (message: M, seat: NationId, device: Device) => Promise<Answer>,
  ): Handler {
    return hear(schema, async (message, device) => {
      if (!device.seat) return { ok: false, error: { code: 'no-seat' } };
      await this.takeBack(device.seat);
      return handle(message, device.seat, device);
    });
  }

  private async play(input: Input, from: Device | null): Promise<Answer<{ resolved: boolean }>> {
    const played = await this.table.play(input, refusalOf(from, input));
    if (!played.ok) {
      if (played.error.code === 'stuck') this.setStuck(true);
      if (this.table.inDoubt) this.setBell();
      return played;
    }
    if (input.type === 'say') {
      this.devices.deliver(this.match, played.letters);
      return { ok: true, resolved: false };
    }
    this.setStuck(false);
    this.publish();
    this.setBell();
    if (played.resolved) this.devices.sendDesks(this.match, this.table.past);
    else if (from)
      this.devices.sendDesks(
        this.match,
        this.table.past,
        this.devices.facing(from.seat).filter((one) => one !== from),
      );
    this.cabinets.ask();
    return { ok: true, resolved: played.resolved };
  }

  /** Stores a change of the draft, or of what is proposed, and passes it on to the others at the seat. */
  private async write(input: Writing, from: Device): Promise<Answer<Drafted>> {
    const played = await this.table.play(input, refusalOf(from, input));
    if (!played.ok) {
      if (this.table.inDoubt) this.setBell();
      return played;
    }
    this.setStuck(false);
    const now = drafted(this.match, input.seat);
    for (const device of this.devices.facing(input.seat))
      if (device !== from) device.send('draft', { ...now, by: input.by });
    return { ok: true, ...now };
  }

  /** The match has gone on though its store could not say so: everybody is shown where it stands. */
  private refresh(): void {
    this.stuck = false;
    this.publish();
    this.setBell();
    this.devices.sendDesks(this.match, this.table.past);
    this.cabinets.ask();
  }

  private setStuck(is: boolean): void {
    if (is === this.stuck) return;
    this.stuck = is;
    this.setBell();
    this.publish();
  }

  /** Rings at the deadline of the turn, or when the next stand-in is due, on the host's clock. */
  private setBell(least = 0): void {
    if (this.stuck) {
      this.around.wake(null, this.match);
      return;
    }
    const due = [turnEnds(this.match), ...[...this.emptySince.keys()].map((seat) => this.standInAt(seat))];
    if (this.table.inDoubt) due.push(this.around.now() + RING_AGAIN_MS);
    const next = Math.min(...due.filter((at) => at !== null));
    this.around.wake(Number.isFinite(next) ? Math.max(least, next - this.around.now()) : null, this.match);
  }

  private publish(): void {
    const present = {
      connected: this.devices.seated,
      watchers: this.at(null).length,
      stuck: this.stuck,
      now: this.around.now(),
    };
    this.notice = posted(this.match, present, this.notice);
    this.around.post(this.notice, this.match);
  }
}

const refusalOf =
  (from: Device | null, input: Input): Refusal =>
  (match) =>
    from?.refusal(input, match) ?? null;

function hear<M>(schema: z.ZodType<M>, handle: (message: M, device: Device) => Promise<Answer>): Handler {
  return async (device, raw) => {
    const read = schema.safeParse(raw);
    return read.success ? handle(read.data, device) : { ok: false, error: { code: 'malformed' } };
  };
}

const unread = ({ why, at }: { why: Text; at: number }): { ok: false; error: WireError } => ({
  ok: false,
  error: { code: 'malformed', why, order: at },
});
