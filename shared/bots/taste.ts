import type { Order } from '../orders/index.ts';
import type { View } from '../world/view.ts';
import type { Character } from './characters.ts';
import { type Deed, deedOf, OPPOSITES } from './deeds.ts';
import { breaksPromise } from './habits/diplomacy.ts';
import { untimely } from './habits/relent.ts';

/** Points of score that an order is worth beyond what it does; no number of points: never. */
export type Taste = (order: Order) => number;

/** Points that breaking a treaty must bring to a government that keeps its word while it pays. */
const BREACH = -1.5;

/**
 * What a character likes and dislikes about its orders.
 *
 * @param indulges the share of that which it lets decide
 */
export function tasteOf(view: View, { taste, manners }: Character, indulges: number): Taste {
  const known = new Map<Order, number>();
  const judge = (order: Order): number => {
    if (untimely(view, order)) return Number.NEGATIVE_INFINITY;
    const own = indulges * likes(taste, deedOf(view, order));
    if (!breaksPromise(view, order, manners.word === 'to-friends' ? -10 : -100)) return own;
    return manners.word === 'while-it-pays' ? own + BREACH : Number.NEGATIVE_INFINITY;
  };
  return (order) => {
    const points = known.get(order) ?? judge(order);
    known.set(order, points);
    return points;
  };
}

/** Who likes to do a thing does not like to take it back, or it would do and undo it by turns and enjoy each. */
function likes(taste: Character['taste'], deed: Deed): number {
  const opposite = OPPOSITES[deed];
  return taste[deed] ?? -Math.max(0, (opposite && taste[opposite]) ?? 0);
}
