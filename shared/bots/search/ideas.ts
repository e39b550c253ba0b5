import { check, checkOrders, KINDS, type Order, parseOrder, subject, suggest } from '../../orders/index.ts';
import type { View } from '../../world/view.ts';
import { deedOf } from '../deeds.ts';

/** What a government can think of by itself, of every kind the best ideas; treaties are a matter of manners. */
export function ideas(view: View, perKind: number): Order[] {
  if (perKind === 0) return [];
  return KINDS.filter((kind) => kind !== 'answer' && kind !== 'propose').flatMap((kind) =>
    suggest(view, kind)
      .slice(0, kind === 'respond' ? undefined : perKind)
      .filter((order) => check(view, order).ok && !wasteful(view, order)),
  );
}

/** Digging less pays at once and is missed years later, beyond what a search sees: an idea only while metal is cheap. */
const CHEAP = 0.75;

function wasteful(view: View, order: Order): boolean {
  const { memory, reference } = view.world.market;
  return deedOf(view, order) === 'mine-less' && memory.inside.light.smooth > CHEAP * reference.light;
}

/** The view of a government that keeps some of its money, M USD, for something else. */
export function spending(view: View, kept: number): View {
  const { nation, world } = view;
  if (kept === 0) return view;
  const own = world.nations[nation];
  const nations = { ...world.nations, [nation]: { ...own, treasury: Math.max(0, own.treasury - kept) } };
  return { ...view, world: { ...world, nations } };
}

/** Those of the orders that may be given together, the first first; of two on one subject the first. */
export function together(view: View, orders: readonly Order[]): Order[] {
  const chosen: Order[] = [];
  for (const order of orders) if (checkOrders(view, [...chosen, order]).at(-1)?.ok) chosen.push(order);
  return chosen;
}

/** The draft with an order in it; what no longer fits beside it falls out. `firm`: stays whatever happens. */
export function withOrder(
  view: View,
  draft: readonly Order[],
  order: Order,
  firm: readonly Order[],
): Order[] {
  const rest = draft.filter((one) => !firm.includes(one) && subject(one) !== subject(order));
  return together(view, [...firm, order, ...rest]);
}

/** Figures that say how much of an order there is. */
const AMOUNTS = ['tonnes', 'funds', 'finance', 'share', 'rate', 'severity', 'capacity'] as const;
const TIMES = [2, 0.5] as const;

/** The same order with more or less of it. */
export function scaled(order: Order): Order[] {
  return TIMES.flatMap((times) => {
    const raw: Record<string, unknown> = { ...order };
    let changed = false;
    for (const amount of AMOUNTS) {
      const value = raw[amount];
      if (typeof value !== 'number' || value === 0) continue;
      raw[amount] = Number.isInteger(value) ? Math.round(value * times) : value * times;
      changed = true;
    }
    const read = changed ? parseOrder(raw) : null;
    return read?.ok ? [read.order] : [];
  });
}
