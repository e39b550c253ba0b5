import { Client, type Room } from '@colyseus/sdk';
import { batch, computed, signal } from '@preact/signals';
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
  private saving: Promise<void> | null = null;

  constructor(seat: HeldSeat) {
    this.seat = seat;
    void this.connect();
  }

  close(): void {
    this.closed = true;
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

  async seal(): Promise<WireError | null> {
    await this.save();
    return this.ask('seal');
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
      if (!answer.ok && answer.error.code !== 'wrong-turn' && answer.error.code !== 'sealed') {
        this.draftState.value = 'unsaved';
        return;
      }
      this.draftState.value = this.draft.value === orders ? 'saved' : 'unsaved';
    }
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
    try {
      const { room: id } = await openMatch(this.seat.match);
      const client = new Client(location.origin);
      const room = await client.joinById(id, { token: this.seat.token });
      if (this.closed) {
        void room.leave();
        return;
      }
      this.room = room;
      room.reconnection.enabled = false;
      room.onMessage('desk', (desk: Desk) => this.take(desk));
      room.onStateChange((state) => this.watch(state));
      room.onLeave(() => this.lost());
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
      this.lost();
    }
  }

  private lost(): void {
    if (this.closed || this.status.value === 'refused') return;
    this.room = null;
    this.status.value = this.desk.value ? 'reconnecting' : 'connecting';
    window.setTimeout(() => void this.connect(), this.retryIn);
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
