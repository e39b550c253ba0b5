import { Client, type Room } from '@colyseus/sdk';
import { batch, computed, signal } from '@preact/signals';
import type { Letter } from '#shared/match/letters.ts';
import type { Order } from '#shared/orders/index.ts';
import type { Answer, Desk, WireError } from '#shared/protocol/messages.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { openMatch, Refusal } from './api.ts';
import { type HeldSeat, noteProgress } from './seats.ts';

export type Status = 'connecting' | 'live' | 'reconnecting' | 'refused';

/** What everybody sees of a seat. */
export interface PublicSeat {
  bot: boolean;
  connected: boolean;
  sealed: boolean;
}

interface PublicState {
  turn: number;
  deadline: number;
  seats: { get(nation: NationId): PublicSeat | undefined };
}

const FIRST_RETRY_MS = 400;
const SLOWEST_RETRY_MS = 5000;
const SAVE_AGAIN_MS = 2000;

/** Refusals that pass by themselves: the same draft may be taken a moment later. */
const PASSING: ReadonlySet<WireError['code']> = new Set(['not-stored', 'too-many']);

/**
 * A seat at a match over the network. Drafts are kept by the server; one that it has not acknowledged is sent
 * again after a reconnection, so that nothing typed is lost.
 */
export class Connection {
  readonly status = signal<Status>('connecting');
  readonly refusal = signal<Refusal['code'] | null>(null);
  readonly desk = signal<Desk | null>(null);
  readonly draft = signal<Order[]>([]);
  readonly draftState = signal<'saved' | 'saving' | 'unsaved'>('saved');
  readonly seats = signal<Partial<Record<NationId, PublicSeat>>>({});
  readonly deadline = signal(0);
  readonly sealed = computed(() => this.desk.value?.sealed ?? false);
  private readonly seat: HeldSeat;
  private room: Room | null = null;
  private closed = false;
  private retryIn = FIRST_RETRY_MS;
  private retry: number | null = null; // timer of the next attempt to connect
  private saving: Promise<void> | null = null;
  private saveError: WireError | null = null;
  private saveAgain = 0; // timer

  constructor(seat: HeldSeat) {
    this.seat = seat;
    void this.connect();
  }

  close(): void {
    this.closed = true;
    if (this.retry !== null) window.clearTimeout(this.retry);
    window.clearTimeout(this.saveAgain);
    void this.room?.leave();
  }

  /** Replaces the draft here at once and on the server soon after. */
  setDraft(orders: Order[]): void {
    batch(() => {
      this.draft.value = orders;
      this.draftState.value = 'unsaved';
    });
    void this.save();
  }

  /** Seals what is on screen: while the server does not hold that very draft, nothing is sealed. */
  async seal(): Promise<WireError | null> {
    await this.save();
    if (this.draftState.value !== 'saved') return this.saveError ?? { code: 'not-stored' };
    return this.ask('seal');
  }

  /** Writes to a nation, or to everybody; the letter comes back to this device too. */
  async say(to: NationId | null, words: string): Promise<WireError | null> {
    const turn = this.desk.value?.view.world.turn ?? 0;
    const answer = await this.request('say', { turn, to, words });
    return answer.ok ? null : answer.error;
  }

  async unseal(): Promise<WireError | null> {
    return this.ask('unseal');
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

  /** Sends the newest draft until the server has it; one message is under way at a time. */
  private save(): Promise<void> {
    this.saving ??= this.saveAll().finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  private async saveAll(): Promise<void> {
    while (this.draftState.value !== 'saved' && this.status.value === 'live') {
      const orders = this.draft.value;
      const turn = this.desk.value?.view.world.turn ?? 0;
      this.draftState.value = 'saving';
      const answer = await this.request('draft', { turn, orders });
      this.saveError = answer.ok ? null : answer.error;
      if (!answer.ok && (answer.error.code === 'wrong-turn' || answer.error.code === 'sealed')) {
        await this.lookAgain();
        return;
      }
      if (!answer.ok) {
        this.draftState.value = 'unsaved';
        if (PASSING.has(answer.error.code)) this.saveLater();
        return;
      }
      this.draftState.value = this.draft.value === orders ? 'saved' : 'unsaved';
    }
  }

  private saveLater(): void {
    window.clearTimeout(this.saveAgain);
    this.saveAgain = window.setTimeout(() => void this.save(), SAVE_AGAIN_MS);
  }

  /** The server has moved on from what is on screen: shows what it holds. */
  private async lookAgain(): Promise<void> {
    const looked = await this.request<{ desk: Desk }>('look', {});
    if (looked.ok) this.take(looked.desk);
    else this.draftState.value = 'unsaved';
  }

  private async request<T = object>(type: string, message: object): Promise<Answer<T>> {
    try {
      if (!this.room) throw new Error('no room');
      return await this.room.request(type, message);
    } catch {
      return { ok: false, error: { code: 'not-stored' } };
    }
  }

  private async connect(): Promise<void> {
    let room: Room | null = null;
    try {
      const { room: id } = await openMatch(this.seat.match);
      const client = new Client(location.origin);
      const joined = await client.joinById(id, { token: this.seat.token });
      room = joined;
      if (this.closed) {
        void room.leave();
        return;
      }
      this.room = room;
      room.reconnection.enabled = false;
      room.onMessage('desk', (desk: Desk) => this.take(desk));
      room.onMessage('letter', (letter: Letter) => this.receive(letter));
      room.onStateChange((state) => this.watch(state));
      room.onLeave(() => this.lost(joined));
      const looked = await this.request<{ desk: Desk }>('look', {});
      if (!looked.ok) throw new Refusal(looked.error.code);
      this.retryIn = FIRST_RETRY_MS;
      const unsent = this.draftState.value === 'saved' ? null : this.draft.value;
      const sameTurn = this.desk.value?.view.world.turn === looked.desk.view.world.turn;
      this.status.value = 'live';
      this.take(looked.desk);
      if (unsent && sameTurn) this.setDraft(unsent);
    } catch (error) {
      const code =
        error instanceof Refusal
          ? error.code
          : error instanceof Error && error.message === 'no-seat'
            ? 'no-seat'
            : 'offline';
      if (code === 'no-match' || code === 'no-seat') {
        batch(() => {
          this.refusal.value = code;
          this.status.value = 'refused';
        });
        return;
      }
      this.lost(room);
      void room?.leave();
    }
  }

  /** Tries again after a while; one attempt waits at a time, and an old room's end does not touch a new one. */
  private lost(room: Room | null): void {
    if (this.closed || this.status.value === 'refused' || this.retry !== null) return;
    if (this.room && this.room !== room) return;
    this.room = null;
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
      this.draft.value = desk.draft;
      this.draftState.value = 'saved';
    });
    const { turn, turns } = desk.view.world;
    noteProgress(this.seat.match, turn, turns, desk.outcome !== null);
  }

  private receive(letter: Letter): void {
    const desk = this.desk.value;
    if (desk) this.desk.value = { ...desk, letters: [...desk.letters, letter] };
  }

  private watch(state: PublicState): void {
    const seats: Partial<Record<NationId, PublicSeat>> = {};
    for (const nation of NATIONS) {
      const seat = state.seats.get(nation);
      if (seat) seats[nation] = { bot: seat.bot, connected: seat.connected, sealed: seat.sealed };
    }
    batch(() => {
      this.seats.value = seats;
      this.deadline.value = state.deadline;
    });
  }
}
