import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { z } from 'zod';
import { type Order, parseOrder } from '#shared/orders/index.ts';
import { LOOKS, type Look, type Past } from '#shared/tutorial/situation.ts';
import type { View } from '#shared/world/view.ts';
import { coachKey } from '../../net/seats.ts';

/** What this browser remembers of a match with a coach. */
interface Notes {
  on: boolean; // the coach speaks
  side: 'left' | 'right';
  looked: Look[];
  past: Past[];
}

const orders = z.array(z.unknown()).transform((raw) =>
  raw.flatMap((one): Order[] => {
    const read = parseOrder(one);
    return read.ok ? [read.order] : [];
  }),
);
const stored = z.object({
  on: z.boolean(),
  side: z.enum(['left', 'right']),
  looked: z.array(z.enum(LOOKS)),
  past: z.array(
    z.object({
      turn: z.int(),
      orders,
      stockpile: z.object({ light: z.number(), heavy: z.number(), bulk: z.number() }),
    }),
  ),
});

/** How far the player has come with the coach, kept beside the match: a reload goes on where it was. */
export class CoachBook {
  readonly notes = signal<Notes>({ on: true, side: narrow() ? 'right' : 'left', looked: [], past: [] });
  private readonly store: string;

  constructor(notes: string) {
    this.store = coachKey(notes);
    try {
      const read = stored.safeParse(JSON.parse(localStorage.getItem(this.store) ?? 'null'));
      if (read.success) this.notes.value = read.data;
    } catch {
      // Nothing legible is there: the story begins anew.
    }
  }

  saw(look: Look): void {
    const { looked } = this.notes.value;
    if (!looked.includes(look)) this.keep({ looked: [...looked, look] });
  }

  speak(on: boolean): void {
    this.keep({ on });
  }

  move(): void {
    this.keep({ side: this.notes.value.side === 'left' ? 'right' : 'left' });
  }

  /** Notes every half-year that ends: what was ordered in it, and what lay in store before. Returns how to stop. */
  follow(view: ReadonlySignal<View | null>, draft: ReadonlySignal<Order[]>): () => void {
    let last: { view: View; draft: Order[] } | null = null;
    return effect(() => {
      const now = view.value;
      const written = draft.value;
      if (!now) return;
      if (last && now.world.turn > last.view.world.turn) {
        const { world, nation } = last.view;
        const over = {
          turn: world.turn,
          orders: last.draft,
          stockpile: world.nations[nation].stockpile,
        };
        this.keep({ past: [...this.notes.peek().past.filter((one) => one.turn !== over.turn), over] });
      }
      last = { view: now, draft: written };
    });
  }

  private keep(change: Partial<Notes>): void {
    this.notes.value = { ...this.notes.peek(), ...change };
    try {
      localStorage.setItem(this.store, JSON.stringify(this.notes.peek()));
    } catch {
      // Without storage it lives as long as the page.
    }
  }
}

/** Where the orders stand at the left, the coach begins at the right. */
const narrow = () => window.innerWidth < 1440;
