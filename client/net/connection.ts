import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Body, Letter, Readers } from '#shared/match/letters.ts';
import type { Standing } from '#shared/match/motions.ts';
import type { Posted } from '#shared/match/posted.ts';
import type { Order } from '#shared/orders/index.ts';
import type {
  Answer,
  Desk,
  Drafted,
  Members,
  MessageType,
  PublicTable,
  WireError,
} from '#shared/protocol/messages.ts';
import { Refusal } from './api.ts';
import { SharedDraft } from './draft.ts';
import { keepName } from './name.ts';
import { noteProgress, notesOf } from './seats.ts';
import { type Dial, dial, type Ears, type Line, type Seat, type Stage } from './transport.ts';

export type Status = 'connecting' | 'live' | 'reconnecting' | 'refused';

const FIRST_RETRY_MS = 400;
const SLOWEST_RETRY_MS = 5000;
/** Whoever was sent away, as from a class's match to another, is told elsewhere where to go. */
const SENT_AWAY_MS = 3000;
/** Refusals that trying again does not mend. */
const FINAL: ReadonlySet<Refusal['code']> = new Set([
  'no-match',
  'no-seat',
  'not-here',
  'old-rules',
  'damaged',
]);

/** A seat at a match, wherever that is: what it may know, its draft, and who else sits there. */
export class Connection {
  /** Without a seat one sees what is public, or as a teacher what lies on a desk, and changes nothing. */
  readonly watching: boolean;
  readonly status = signal<Status>('connecting');
  readonly stage = signal<Stage>('waking');
  readonly refusal = signal<Refusal['code'] | null>(null);
  readonly desk = signal<Desk | null>(null);
  readonly written: SharedDraft;
  readonly draft: ReadonlySignal<Order[]>;
  readonly draftState: SharedDraft['state'];
  readonly members = signal<Members>({ members: [], you: 1 });
  /** Another tab has this match open, and ours waits for it. */
  readonly elsewhere = signal(false);
  readonly seats = signal<Partial<Posted['seats']>>({});
  readonly watchers = signal(0);
  readonly slower = signal(0); // seconds for a turn by correspondence, as somebody proposes; 0: nobody does
  readonly late = signal(false); // one watches, and is shown the turn before
  /** The rules fail on this turn as it stands: it waits until somebody changes something. */
  readonly stuck = signal(false);
  readonly deadline = signal(0);
  readonly clock = signal(0); // seconds a turn has; 0 for no clock
  readonly ahead = signal(0); // ms by which the host's clock is ahead of ours
  readonly lostAt = signal<number | null>(null); // ms since 1970 at which the line broke
  readonly sealing = signal(false);
  /** Nothing can be changed: the orders are sealed, or one only looks on. */
  readonly sealed = computed(() => this.watching || (this.desk.value?.sealed ?? false));
  private readonly seat: Seat;
  private readonly way: Dial;
  private line: Line | null = null;
  private closed = false;
  private retryIn = FIRST_RETRY_MS;
  private retry: number | null = null; // timer of the next attempt to connect

  constructor(seat: Seat, way: Dial = dial) {
    this.seat = seat;
    this.way = way;
    this.watching = seat.token === null;
    this.written = new SharedDraft(notesOf(seat), {
      live: () => this.status.value === 'live',
      send: (how, turn, edits) => this.request<Drafted>(how, { turn, edits }),
      look: () => this.lookAgain(),
    });
    this.draft = this.written.orders;
    this.draftState = this.written.state;
    void this.connect();
  }

  close(): void {
    this.closed = true;
    if (this.retry !== null) window.clearTimeout(this.retry);
    this.written.stop();
    this.line?.leave();
  }

  /** Seals what is on screen: while the server does not hold that very draft, nothing is sealed. */
  async seal(): Promise<WireError | null> {
    this.sealing.value = true;
    try {
      await this.written.save();
      const refused = this.written.refused.value;
      this.written.refused.value = null;
      if (refused || this.draftState.value !== 'saved') return refused ?? { code: 'not-stored' };
      return await this.ask('seal');
    } finally {
      this.sealing.value = false;
    }
  }

  /** Tells the others at the seat what to call this member. */
  async rename(name: string): Promise<void> {
    keepName(name);
    await this.request('name', { name });
  }

  /** Writes to some nations, or to everybody; the letter comes back to this device too. */
  async say(to: Readers, body: Body): Promise<WireError | null> {
    const turn = this.desk.value?.view.world.turn ?? 0;
    const answer = await this.request('say', { turn, to, body });
    return answer.ok ? null : answer.error;
  }

  /** Accepts, rejects or withdraws what was proposed, or opens it again. */
  async decide(motion: number, as: Standing): Promise<WireError | null> {
    const turn = this.desk.value?.view.world.turn ?? 0;
    const answer = await this.request<Drafted>('decide', { turn, motion, as });
    if (answer.ok) this.written.hold(answer);
    return answer.ok ? null : answer.error;
  }

  async unseal(): Promise<WireError | null> {
    return this.ask('unseal');
  }

  /** Tries to connect at once, without waiting for the next attempt. */
  tryNow(): void {
    if (this.retry === null) return;
    window.clearTimeout(this.retry);
    this.retry = null;
    void this.connect();
  }

  /** After a page has slept, as phones make them: asks for what has changed meanwhile. */
  awake(): void {
    if (this.status.value !== 'live') this.tryNow();
    else void this.lookAgain();
  }

  private async ask(type: 'seal' | 'unseal'): Promise<WireError | null> {
    const desk = this.desk.value;
    if (!desk) return { code: 'no-match' };
    const answer = await this.request<{ resolved: boolean }>(type, { turn: desk.view.world.turn });
    if (!answer.ok) return answer.error;
    // A resolved turn arrives as a new desk; otherwise only the seal has changed.
    if (!answer.resolved && this.desk.value)
      this.desk.value = { ...this.desk.value, sealed: type === 'seal' };
    return null;
  }

  /** Shows what the server holds. */
  private async lookAgain(): Promise<void> {
    const looked = await this.look();
    if (looked) this.take(looked);
  }

  private async look(): Promise<Desk | null> {
    const looked = await this.request<{ desk: Desk } | { table: PublicTable }>('look', {});
    if (!looked.ok) return null;
    return 'table' in looked ? this.asDesk(looked.table) : looked.desk;
  }

  private async request<T = object>(type: MessageType, message: object): Promise<Answer<T>> {
    const { line } = this;
    try {
      if (!line) throw new Error('no line');
      return await line.request<T>(type, message);
    } catch {
      // A line that does not answer is none; another one may lead to a server that does.
      if (line && this.line === line) {
        this.lost(line);
        line.leave();
      }
      return { ok: false, error: { code: 'not-stored' } };
    }
  }

  private async connect(): Promise<void> {
    let line: Line | null = null;
    const ears: Ears = {
      news: {
        desk: (desk) => this.take(desk),
        table: (table) => this.take(this.asDesk(table)),
        letter: (letter) => this.receive(letter),
        draft: (news) => this.written.hear(news),
        members: (here) => this.meet(here),
      },
      notice: (posted) => this.watch(posted),
      stage: (stage) => {
        this.stage.value = stage;
      },
      elsewhere: (is) => {
        this.elsewhere.value = is;
      },
      gone: (sentAway) => {
        if (sentAway) this.retryIn = SENT_AWAY_MS;
        this.lost(line);
      },
    };
    try {
      line = await this.way(this.seat, ears);
      if (this.closed) {
        line.leave();
        return;
      }
      this.line = line;
      this.stage.value = 'reading';
      const looked = await this.look();
      if (!looked) throw new Refusal('not-stored');
      this.retryIn = FIRST_RETRY_MS;
      this.status.value = 'live';
      this.lostAt.value = null;
      this.take(looked);
    } catch (error) {
      if (error instanceof Refusal && FINAL.has(error.code)) {
        batch(() => {
          this.refusal.value = error.code;
          this.status.value = 'refused';
        });
        return;
      }
      this.lost(line);
      line?.leave();
    }
  }

  /** Tries again after a while; one attempt waits at a time, and an old line's end does not touch a new one. */
  private lost(line: Line | null): void {
    if (this.closed || this.status.value === 'refused' || this.retry !== null) return;
    if (this.line && this.line !== line) return;
    this.line = null;
    this.lostAt.value ??= Date.now();
    this.status.value = this.desk.value ? 'reconnecting' : 'connecting';
    this.retry = window.setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, this.retryIn);
    this.retryIn = Math.min(SLOWEST_RETRY_MS, this.retryIn * 1.7);
  }

  private take(desk: Desk): void {
    batch(() => {
      this.desk.value = desk;
      this.written.hold(desk);
    });
    if (!desk.sealed && !this.watching) void this.written.save();
    const { turn, turns } = desk.view.world;
    noteProgress(this.seat.match, turn, turns, desk.outcome !== null);
  }

  private meet(here: Members): void {
    this.members.value = here;
    const me = here.members.find((one) => one.number === here.you);
    if (me) this.written.know(me);
  }

  /** The public table as somebody sees it who looks from one side and knows what everybody knows. */
  private asDesk({ view, report, letters, motives, bids, late, outcome }: PublicTable): Desk {
    const { nation } = this.seat;
    this.late.value = late;
    return {
      view: { nation, world: view.world },
      report,
      turn: view.world.turn,
      draft: [],
      authors: {},
      motions: [],
      version: 0,
      letters,
      motives,
      chat: 'free',
      advice: false,
      bids,
      sealed: true,
      handover: [],
      outcome,
    };
  }

  private receive(letter: Letter): void {
    const desk = this.desk.value;
    if (desk) this.desk.value = { ...desk, letters: [...desk.letters, letter] };
  }

  private watch({ seats, deadline, clock, slower, watchers, stuck, now }: Posted): void {
    batch(() => {
      this.seats.value = seats;
      this.deadline.value = deadline;
      this.clock.value = clock;
      this.slower.value = slower;
      this.watchers.value = watchers;
      this.stuck.value = stuck;
      this.ahead.value = now - Date.now();
    });
  }
}
