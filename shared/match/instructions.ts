import { checkOrders, type Order, subject } from '../orders/index.ts';
import type { Commodity } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** A price of the last half-year, and on which side of a mark it has to be. */
export interface Condition {
  commodity: Commodity;
  market: (typeof MARKETS)[number];
  side: (typeof SIDES)[number];
  price: number; // USD/kg
}
export const MARKETS = ['outside', 'inside'] as const; // China
export const SIDES = ['above', 'below'] as const;

/** An order for turns to come: given in every turn, or in those in which its condition holds. */
export interface Instruction {
  when: Condition | null; // null: in every turn
  order: Order;
  once: boolean; // given once, it is over
}

/** Instructions of one seat. */
export const MOST_INSTRUCTIONS = 12;

/** Whether a condition holds, by what the nation knows when the turn ends. */
export function holds({ world }: View, when: Condition | null): boolean {
  if (!when) return true;
  const price = world.history.at(-1)?.[when.market][when.commodity];
  if (price === undefined) return false;
  return when.side === 'above' ? price > when.price : price < when.price;
}

/**
 * What a seat orders when the turn ends: its draft, and after it the instructions whose condition holds, in their
 * order. What the draft says of the same subject goes before, and an order that is not legal is left out.
 */
export function instructed(
  view: View,
  draft: readonly Order[],
  instructions: readonly Instruction[],
): { orders: Order[]; left: Instruction[] } {
  const orders = [...draft];
  const left = instructions.filter(({ when, order, once }) => {
    const free = orders.every((one) => subject(one) !== subject(order));
    if (!free || !holds(view, when)) return true;
    if (!checkOrders(view, [...orders, order]).at(-1)?.ok) return true;
    orders.push(order);
    return !once;
  });
  return { orders, left };
}
