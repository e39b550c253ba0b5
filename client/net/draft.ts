import { batch, computed, signal } from '@preact/signals';
import { type Edit, edited, type Member } from '#shared/match/draft.ts';
import type { Motion } from '#shared/match/motions.ts';
import { type Order, subject } from '#shared/orders/index.ts';
import type { Answer, Desk, Drafted, DraftNews, WireError } from '#shared/protocol/messages.ts';
import { keeper } from '../ui/useSame.ts';
import { keepUnsent, readUnsent } from './unsent.ts';

/** What another member has just done to an order, or to a proposal. */
export interface Arrival {
  subject: string;
  did: 'added' | 'changed' | 'removed' | 'proposed' | 'accepted' | 'rejected' | 'withdrawn' | 'reopened';
  by: Member;
  order: Order | null; // null: it is in no draft any more
}

const NOTHING: Drafted = { turn: -1, draft: [], authors: {}, motions: [], version: -1 };
const SAVE_AGAIN_MS = 2000;
/** Refusals that pass by themselves: the same edit may be taken a moment later. */
const PASSING: ReadonlySet<WireError['code']> = new Set(['not-stored', 'too-many']);

/** What a draft needs of the connection it goes over. */
export interface Wire {
  live(): boolean;
  send(how: 'edit' | 'propose', turn: number, edits: Edit[]): Promise<Answer<Drafted>>;
  /** The server has moved on: asks it for all it holds. */
  look(): Promise<void>;
}

/**
 * A draft that several members write at once: what the server holds, and on top of it the edits it has not taken
 * yet. Edits travel, not drafts, so that nobody's order is lost to another's.
 */
export class SharedDraft {
  private readonly same = keeper<Order[]>();
  /** The same list until an order changes: what the server only confirms draws nothing anew. */
  readonly orders = computed(() => this.same(this.shown.value.orders));
  readonly authors = computed(() => this.shown.value.authors);
  /** What members have proposed this turn, as the server holds it. */
  readonly motions = computed(() => this.held.value.motions);
  readonly state = signal<'saved' | 'saving' | 'unsaved'>('saved');
  /** The orders that the server does not hold yet, by subject. */
  readonly waiting = computed(() => new Set(this.pending.value.map(named)));
  readonly arrivals = signal<readonly Arrival[]>([]);
  /** Why edits were dropped, until the next one. */
  readonly refused = signal<WireError | null>(null);
  private readonly held = signal<Drafted>(NOTHING);
  private readonly pending = signal<readonly Edit[]>([]);
  /** What this member proposes and the server has not taken yet. */
  private readonly proposing = signal<readonly Edit[]>([]);
  private readonly me = signal<Member>({ name: '', number: 1 });
  private readonly shown = computed(() =>
    edited(
      { orders: this.held.value.draft, authors: this.held.value.authors },
      this.pending.value,
      this.me.value,
    ),
  );
  private readonly notes: string;
  private readonly wire: Wire;
  private saving: Promise<void> | null = null;
  private again = 0; // timer

  constructor(notes: string, wire: Wire) {
    this.notes = notes;
    this.wire = wire;
  }

  stop(): void {
    window.clearTimeout(this.again);
  }

  /** Changes the draft here at once and on the server soon after. */
  edit(edits: readonly Edit[]): void {
    batch(() => {
      this.refused.value = null;
      this.wait([...this.pending.value, ...edits]);
      this.state.value = 'unsaved';
    });
    void this.save();
  }

  /** Puts changes before the others at the seat. */
  propose(edits: readonly Edit[]): void {
    batch(() => {
      this.refused.value = null;
      this.wait(this.pending.value, [...this.proposing.value, ...edits]);
      this.state.value = 'unsaved';
    });
    void this.save();
  }

  /** The order that a motion is about: the one it puts in, or the one it takes out. */
  orderOf(motion: Motion): Order | null {
    return orderOf(motion, this.orders.value);
  }

  /** Of the draft with its motions, as the server holds it. */
  get version(): number {
    return this.held.value.version;
  }

  /** Takes over what the server says it holds; what it has not taken yet stays on top, within the turn. */
  hold(desk: Desk | Drafted): void {
    const { draft, authors = {}, motions = [], version = 0 } = desk;
    const turn = 'view' in desk ? desk.view.world.turn : desk.turn;
    const before = this.held.value;
    if (turn === before.turn && version < before.version) return; // overtaken on its way
    batch(() => {
      if (before === NOTHING) {
        const unsent = readUnsent(this.notes);
        if (unsent?.turn === turn) {
          this.pending.value = unsent.edits;
          this.proposing.value = unsent.proposed;
        }
      } else if (turn !== before.turn) {
        this.pending.value = [];
        this.proposing.value = [];
      }
      this.held.value = { turn, draft, authors, motions, version };
      this.wait(this.pending.value);
      if (this.empty) this.state.value = 'saved';
      else if (this.state.value === 'saved') this.state.value = 'unsaved';
    });
  }

  /** Another member has changed the draft. */
  hear(news: DraftNews): void {
    const before = this.held.value;
    batch(() => {
      this.hold(news);
      this.arrivals.value = arrivals(before, news);
    });
  }

  know(me: Member): void {
    this.me.value = me;
  }

  /** Sends edits until the server has all of them; one message is under way at a time. */
  save(): Promise<void> {
    // Ended by the loop itself, so that an edit made as it ends begins a new one.
    this.saving ??= this.saveAll();
    return this.saving;
  }

  private async saveAll(): Promise<void> {
    await null; // so that `saving` is set before it can end
    try {
      await this.sendAll();
    } finally {
      this.saving = null;
    }
  }

  private async sendAll(): Promise<void> {
    while (!this.empty && this.wire.live()) {
      const how = this.pending.value.length > 0 ? 'edit' : 'propose';
      const queue = how === 'edit' ? this.pending : this.proposing;
      const sent = queue.value;
      this.state.value = 'saving';
      const answer = await this.wire.send(how, this.held.value.turn, [...sent]);
      if (answer.ok) {
        batch(() => {
          if (queue.value[0] === sent[0]) queue.value = queue.value.slice(sent.length);
          this.wait(this.pending.value);
          this.hold(answer);
        });
        continue;
      }
      // Roles have changed meanwhile: what one may not write, one may still propose.
      if (answer.error.code === 'department' && how === 'edit') {
        this.wait([], [...this.proposing.value, ...sent]);
        continue;
      }
      this.state.value = 'unsaved';
      if (PASSING.has(answer.error.code)) {
        window.clearTimeout(this.again);
        this.again = window.setTimeout(() => void this.save(), SAVE_AGAIN_MS);
        return;
      }
      this.refused.value = answer.error;
      this.wait([], []);
      await this.wire.look();
    }
  }

  private get empty(): boolean {
    return this.pending.value.length + this.proposing.value.length === 0;
  }

  private wait(edits: readonly Edit[], proposed: readonly Edit[] = this.proposing.value): void {
    this.pending.value = edits;
    this.proposing.value = proposed;
    keepUnsent(this.notes, { turn: this.held.value.turn, edits: [...edits], proposed: [...proposed] });
  }
}

const named = (edit: Edit) => (edit.do === 'put' ? subject(edit.order) : edit.subject);

/** What differs between two drafts of one turn, as done by who changed it last. */
function arrivals(before: Drafted, news: DraftNews): Arrival[] {
  const { draft, by, turn } = news;
  if (turn !== before.turn) return [];
  const ruled = rulings(before, news);
  const old = new Map(before.draft.map((order) => [subject(order), order]));
  const put = draft.flatMap((order): Arrival[] => {
    const was = old.get(subject(order));
    if (JSON.stringify(was) === JSON.stringify(order)) return [];
    return [{ subject: subject(order), did: was === undefined ? 'added' : 'changed', by, order }];
  });
  const now = new Set(draft.map(subject));
  const gone = [...old].flatMap(([name, order]): Arrival[] =>
    now.has(name) ? [] : [{ subject: name, did: 'removed', by, order }],
  );
  const told = new Set(ruled.map((one) => one.subject));
  return [...ruled, ...[...put, ...gone].filter((one) => !told.has(one.subject))];
}

const RULED = {
  open: 'reopened',
  accepted: 'accepted',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
} as const;

/** What has happened to proposals. */
function rulings({ motions: before, draft: old }: Drafted, { motions, by }: DraftNews): Arrival[] {
  return motions.flatMap((motion, index): Arrival[] => {
    const was = before[index]?.standing;
    if (was === motion.standing) return [];
    const did = was === undefined ? 'proposed' : RULED[motion.standing];
    return [{ subject: named(motion.edit), did, by, order: orderOf(motion, old) }];
  });
}

function orderOf({ edit, back }: Motion, draft: readonly Order[]): Order | null {
  if (edit.do === 'put') return edit.order;
  const taken = back.flatMap((one) => (one.do === 'put' ? [one.order] : []));
  return [...taken, ...draft].find((one) => subject(one) === edit.subject) ?? null;
}
