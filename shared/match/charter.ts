import { cost, type Order } from '../orders/index.ts';
import { type Text, text } from '../text.ts';
import type { View } from '../world/view.ts';

/** An order that a stand-in may give: when, and why. */
interface Clause {
  within(view: View, order: Order): boolean;
  because: Text;
}

/**
 * All that a stand-in may order. A treaty that binds the government binds whoever holds its seat, so it lifts and
 * lowers what the treaty forbids. What is not here it leaves to those it stands in for: it answers nothing, signs
 * nothing, stops and taxes nothing and spends nothing. Contracts and stockpile orders that stand go on without it.
 */
const CHARTER: Partial<Record<Order['kind'], Clause>> = {
  embargo: {
    within: (_, order) => order.kind === 'embargo' && order.severity === 0,
    because: text('charter.embargo'),
  },
  quota: {
    within: ({ nation: own, world }, order) =>
      order.kind === 'quota' && order.tonnes !== null && order.tonnes > (world.quota[own] ?? order.tonnes),
    because: text('charter.quota'),
  },
  tariff: {
    within: ({ nation: own, world }, order) =>
      order.kind === 'tariff' &&
      world.tariffs.some(
        ({ by, origin, good: of, rate }) =>
          by === own && origin === order.origin && of === order.good && rate > order.rate,
      ),
    because: text('charter.tariff'),
  },
};

/** Whether a stand-in may give an order. */
export const isChartered = (view: View, order: Order): boolean =>
  (CHARTER[order.kind]?.within(view, order) ?? false) && cost(view, order) === 0;

/** Why the charter has room for an order; null: it has none. */
export const reasonOf = ({ kind }: Order): Text | null => CHARTER[kind]?.because ?? null;
