import type { Room } from '@colyseus/sdk';
import { batch, signal } from '@preact/signals';
import type { Command } from '#shared/classroom/class.ts';
import type { ClassView } from '#shared/protocol/class-views.ts';
import type {
  ClassAnswer,
  ClassErrorCode,
  ClassMessageType,
  EnterClass,
  InjectableCrisis,
} from '#shared/protocol/classroom.ts';
import { enter } from '../net/enter.ts';
import { Refusal } from '../net/http.ts';
import { type ClassRefusal, codeOf, openClass } from './api.ts';

export type LineStatus = 'connecting' | 'live' | 'lost' | 'refused';
/** Why a class is closed to this page. */
export type Closed = ClassRefusal['code'] | Dismissal;
export const DISMISSALS = ['newer-device', 'removed', 'deleted'] as const;
export type Dismissal = (typeof DISMISSALS)[number];

/** Whom this page has been sent away as: asked again, such a secret would only be called wrong. */
const sentAway = new Map<string, Dismissal>();
const secretOf = (who: EnterClass): string =>
  'token' in who ? who.token : 'screen' in who ? who.screen : who.teacher;

/** `randomUUID` is not there where the line is open, as in a school's own network. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

const FIRST_RETRY_MS = 400;
const SLOWEST_RETRY_MS = 5000;
/** Refusals that trying again does not mend. */
const FINAL: readonly Closed[] = ['no-class', 'wrong-secret', 'locked', 'malformed', 'no-student'];

/** The way to a class for one of its members; it finds back by itself. */
export class ClassLine<V extends ClassView> {
  readonly status = signal<LineStatus>('connecting');
  readonly closed = signal<Closed | null>(null);
  readonly view = signal<V | null>(null);
  readonly ahead = signal(0); // ms by which the server's clock is ahead of ours
  private readonly code: string;
  private readonly who: EnterClass;
  private room: Room | null = null;
  private retry: number | null = null;
  private retryIn = FIRST_RETRY_MS;
  private over = false;

  constructor(code: string, who: EnterClass) {
    this.code = code;
    this.who = who;
    const before = sentAway.get(secretOf(who));
    if (before) this.refuse(before);
    else void this.connect();
  }

  close(): void {
    this.over = true;
    if (this.retry !== null) window.clearTimeout(this.retry);
    void this.room?.leave();
  }

  /** After a page has slept: does not wait for the next attempt. */
  awake(): void {
    if (this.retry === null) return;
    window.clearTimeout(this.retry);
    this.retry = null;
    void this.connect();
  }

  /** Null where it was done, else why not. */
  async ask(type: ClassMessageType, message: object): Promise<ClassErrorCode | 'offline' | null> {
    const answer = await this.request(type, message);
    return answer === null ? 'offline' : answer.ok ? null : answer.error.code;
  }

  /** Null where the line is down. */
  async request<T>(type: ClassMessageType, message: object): Promise<ClassAnswer<T> | null> {
    try {
      if (!this.room || this.status.value !== 'live') return null;
      return await this.room.request(type, message);
    } catch {
      return null;
    }
  }

  command(command: Command): Promise<ClassErrorCode | 'offline' | null> {
    return this.ask('command', { id: newId(), command });
  }

  /** The crises that can be brought into a world now; none while the line is down. */
  async cards(world: number): Promise<InjectableCrisis[]> {
    try {
      const answer: ClassAnswer<{ cards: InjectableCrisis[] }> | undefined = await this.room?.request(
        'crises',
        {
          world,
        },
      );
      return answer?.ok ? answer.cards : [];
    } catch {
      return [];
    }
  }

  private async connect(): Promise<void> {
    try {
      const { room: id } = await openClass(this.code);
      const room = await enter(id, this.who).catch((error: unknown) => {
        const refused = FINAL.find((code) => error instanceof Error && error.message === code);
        throw refused && !isDismissal(refused) ? new Refusal<ClassErrorCode>(refused) : error;
      });
      room.reconnection.enabled = false;
      room.onMessage('class', (view: V) => this.take(view));
      room.onLeave((_code, why) => this.lost(room, why ?? ''));
      if (this.over) {
        void room.leave();
        return;
      }
      this.room = room;
      const looked: ClassAnswer<{ view: V }> = await room.request('look', {});
      if (!looked.ok) throw new Refusal<ClassErrorCode>(looked.error.code);
      this.retryIn = FIRST_RETRY_MS;
      batch(() => {
        this.status.value = 'live';
        this.take(looked.view);
      });
    } catch (error) {
      const code = codeOf(error);
      const { room } = this;
      this.room = null;
      void room?.leave().catch(() => undefined);
      if (FINAL.includes(code)) this.refuse(code);
      else this.again();
    }
  }

  private take(view: V): void {
    this.view.value = view;
    this.ahead.value = view.now - Date.now();
  }

  private lost(room: Room, why: string): void {
    if (this.room !== room || this.over) return;
    this.room = null;
    const dismissed = DISMISSALS.find((one) => one === why);
    if (dismissed) {
      sentAway.set(secretOf(this.who), dismissed);
      this.refuse(dismissed);
    } else this.again();
  }

  private refuse(why: Closed): void {
    batch(() => {
      this.closed.value = why;
      this.status.value = 'refused';
    });
  }

  private again(): void {
    if (this.over || this.retry !== null) return;
    this.status.value = this.view.value ? 'lost' : 'connecting';
    this.retry = window.setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, this.retryIn);
    this.retryIn = Math.min(SLOWEST_RETRY_MS, this.retryIn * 1.7);
  }
}

export const isDismissal = (code: Closed): code is Dismissal => DISMISSALS.some((one) => one === code);
