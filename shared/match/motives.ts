import type { Decision } from '../bots/think.ts';
import { type Order, subject } from '../orders/index.ts';
import type { Text } from '../text.ts';
import { isNation, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** Why a bot gave an order. */
export interface Motive {
  turn: number;
  nation: NationId;
  order: Order;
  why: Text;
  secret: boolean; // told at the end only
}

/** What a bot decided in a turn, order by order; an order without a reason is not told of. `after`: as the turn left the world. */
export const motivesOf = (nation: NationId, { orders, reasons }: Decision, after: World): Motive[] =>
  reasons.flatMap((reason) => {
    const order = orders.find((one) => subject(one) === reason.subject);
    if (!order) return [];
    const secret = reason.secret || !isPublic(order, nation, after);
    return [{ turn: after.turn - 1, nation, order, why: reason.why, secret }];
  });

/** What may be told: after a turn the motives of open orders in it, at the end all there ever were. */
export const motivesToTell = (all: readonly Motive[], turn: number, over: boolean): Motive[] =>
  all.filter((motive) => over || (motive.turn === turn - 1 && !motive.secret));

/** Whether everybody learns that the order was given, whatever a bot says of its reasons. */
export function isPublic(order: Order, by: NationId, after: World): boolean {
  switch (order.kind) {
    case 'answer':
    case 'propose':
    case 'know-how':
    case 'stockpile':
    case 'substitution':
      return false;
    case 'offtake':
      return !isNation(order.seller); // to a nation it is an offer
    case 'embargo':
      return order.manner === 'open' && order.severity > 0; // what is lifted may have been denied
    case 'build-mine':
      return after.sites.some((site) => site.id === order.site && site.owner === by); // came in first
    default:
      return true;
  }
}
