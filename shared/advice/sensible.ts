import { checkOrders, type Order, subject } from '../orders/index.ts';
import type { View } from '../world/view.ts';
import type { Weighing } from './weigh.ts';

/** Orders shown at once. */
export const MOST_SENSIBLE = 8;
/** Of one kind. */
const MOST_OF_A_KIND = 2;
/** A second idea of a kind counts for half: a choice is worth more than a variant. */
const VARIANT = 0.5;
/** Less than this many points is not worth an order. */
const LEAST = 0.02;

/** The orders that make most sense beside this draft: legal, affordable, worth their while, and of different kinds. */
export function sensible(view: View, draft: readonly Order[], weighings: readonly Weighing[]): Weighing[] {
  const taken = new Set(draft.map(subject));
  const open = weighings.filter(
    ({ order, merit }) =>
      merit >= LEAST &&
      !taken.has(subject(order)) &&
      checkOrders(view, [...draft, order]).at(-1)?.ok === true,
  );
  const chosen: Weighing[] = [];
  const alike = ({ order }: Weighing) => chosen.filter((one) => one.order.kind === order.kind).length;
  const worth = (one: Weighing) => one.merit * (alike(one) > 0 ? VARIANT : 1);
  while (chosen.length < MOST_SENSIBLE) {
    const left = open.filter(
      (one) =>
        alike(one) < MOST_OF_A_KIND && !chosen.some(({ order }) => subject(order) === subject(one.order)),
    );
    const best = left.reduce<Weighing | null>((a, b) => (a && worth(a) >= worth(b) ? a : b), null);
    if (!best) break;
    chosen.push(best);
  }
  return chosen;
}
