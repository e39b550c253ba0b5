import { keepPromises } from '../bots/habits/diplomacy.ts';
import { checkOrders, type Order } from '../orders/index.ts';
import type { View } from '../world/view.ts';
import { isChartered } from './charter.ts';

/** What a stand-in orders: what treaties ask for, as far as its charter goes. */
export function standIn(view: View): Order[] {
  const orders: Order[] = [];
  for (const order of keepPromises(view))
    if (isChartered(view, order) && checkOrders(view, [...orders, order]).at(-1)?.ok) orders.push(order);
  return orders;
}
