import { signal } from '@preact/signals';
import { type Order, subject } from '#shared/orders/index.ts';

/** The order whose form is open, and the subject of the order in the draft whose place it takes. */
export interface Composing {
  order: Order;
  instead: string | null;
  also: Order[]; // what goes into the draft with it
}

export const composing = signal<Composing | null>(null);

/** Opens the form of an order, filled in: from the tray, the map, a letter or the report. */
export function compose(order: Order, also: Order[] = []): void {
  composing.value = { order, instead: null, also };
}

/** Opens the form of an order that is in the draft already. */
export function recompose(order: Order): void {
  composing.value = { order, instead: subject(order), also: [] };
}
