import type { Text, Value } from '../text.ts';
import type { View } from '../world/view.ts';
import { checkOrders, cost, type Order, parseOrder, points, subject, suggest } from './index.ts';

/** A way to make an order of a draft legal again, and the draft after it. */
export interface Mend {
  how: 'change' | 'other' | 'drop' | 'leave-out'; // this order, another of its kind, one that stands in its way, itself
  order: Order; // as it will be; where another is dropped or it is left out, that one
  orders: Order[];
}

/** The best way to make the order at a place of a draft legal; null where it is legal already. */
export function mend(view: View, orders: readonly Order[], at: number): Mend | null {
  const order = orders[at];
  const verdict = checkOrders(view, orders)[at];
  if (!order || !verdict || verdict.ok) return null;
  const works = ({ order: mended, orders: after }: Mend) => {
    const place = after.indexOf(mended);
    return place >= 0 && checkOrders(view, after)[place]?.ok === true;
  };
  const instead = (how: Mend['how'], one: Order): Mend => ({
    how,
    order: one,
    orders: orders.map((old, place) => (place === at ? one : old)),
  });
  const changed = changes(view, order, verdict.why).map((one) => instead('change', one));
  const found = changed.find(works);
  if (found) return found;
  const room = ['refusal.no-points', 'refusal.no-money'].includes(verdict.why.key)
    ? roomFor(view, orders, at)
    : null;
  if (room) return room;
  const taken = new Set(orders.map(subject));
  const others = suggest(view, order.kind)
    .filter((one) => !taken.has(subject(one)) || subject(one) === subject(order))
    .map((one) => instead('other', one));
  return others.find(works) ?? leaveOut(orders, order, at);
}

const leaveOut = (orders: readonly Order[], order: Order, at: number): Mend => ({
  how: 'leave-out',
  order,
  orders: orders.filter((_, place) => place !== at),
});

/** What the refusal itself says would do. */
function changes(view: View, order: Order, why: Text): Order[] {
  const most = amount(why.values.most);
  const least = amount(why.values.least);
  const set = (change: object): Order[] => {
    const read = parseOrder({ ...order, ...change });
    return read.ok ? [read.order] : [];
  };
  const down = (value: number, unit: number) => Math.floor(value / unit + 1e-9) * unit;
  switch (why.key) {
    case 'refusal.severity-needs-law':
      return set({ severity: most });
    case 'refusal.not-deniable':
      return set({ severity: 'severity' in order ? Math.min(Math.max(order.severity, least), most) : most });
    case 'refusal.known-already':
      return set({ manner: 'open' });
    case 'refusal.cut-needs-law':
      return set({ tonnes: Math.ceil(least) });
    case 'refusal.more-than-made':
      return set({ tonnes: down(most, 1) });
    case 'refusal.price-too-low':
      return set({ price: Math.ceil(least * 100) / 100 });
    case 'refusal.loan-too-large':
      return set({ finance: down(most, 1) });
    case 'refusal.nothing-to-finance':
      return set({ finance: 0 });
    case 'refusal.floor-too-high':
      return set({ price: down(most, 0.01) });
    case 'refusal.more-than-owed':
      return set({ funds: down(most, 1) });
    case 'refusal.subsidy-too-high':
      return set({ share: most });
    case 'refusal.tax-too-high':
    case 'refusal.duty-too-high':
      return set({ rate: most });
    case 'refusal.licence-needs-law':
      return set({ level: 1 });
    case 'refusal.one-level-a-turn':
      return set({ level: amount(why.values.next) });
    case 'refusal.not-in-stock':
      return set({ tonnes: -down(amount(why.values.held), 1) });
    case 'refusal.no-money':
      return affordable(view, order, amount(why.values.left)).flatMap(set);
    default:
      return [];
  }
}

const amount = (value: Value | undefined): number => (value?.is === 'number' ? value.value : 0);

/** The same order for no more money than is left: smaller by its main amount. */
function affordable(view: View, order: Order, left: number): object[] {
  const price = cost(view, order);
  if (price <= 0) return [];
  const cut = (value: number) => Math.floor((value * Math.max(0, left)) / price);
  return (['funds', 'finance', 'escrow', 'tonnes', 'capacity'] as const).flatMap((field) => {
    const value: unknown = Reflect.get(order, field);
    return typeof value === 'number' && value > 0 && cut(value) > 0 ? [{ [field]: cut(value) }] : [];
  });
}

/** Another order of the draft given up for this one: the cheapest that leaves enough. */
function roomFor(view: View, orders: readonly Order[], at: number): Mend | null {
  const order = orders[at];
  if (!order) return null;
  const ways = orders
    .filter((one) => one !== order && one.kind !== 'respond' && points(one) + cost(view, one) > 0)
    .sort((a, b) => cost(view, a) - cost(view, b))
    .map(
      (dropped): Mend => ({ how: 'drop', order: dropped, orders: orders.filter((one) => one !== dropped) }),
    );
  return ways.find((way) => checkOrders(view, way.orders)[way.orders.indexOf(order)]?.ok === true) ?? null;
}
