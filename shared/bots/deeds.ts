import type { Kind, Order } from '../orders/index.ts';
import type { View } from '../world/view.ts';

/** What an order does, where one kind of order can do opposite things. */
export type Deed =
  | Exclude<
      Kind,
      | 'answer'
      | 'embargo'
      | 'quota'
      | 'export-tax'
      | 'mining-quota'
      | 'tariff'
      | 'licensing'
      | 'technology-ban'
      | 'retaliate'
      | 'stockpile'
      | 'standards'
    >
  | 'sign'
  | 'refuse'
  | 'embargo'
  | 'delay'
  | 'end-embargo'
  | 'cut-quota'
  | 'raise-quota'
  | 'raise-export-tax'
  | 'cut-export-tax'
  | 'mine-less'
  | 'mine-more'
  | 'raise-tariff'
  | 'cut-tariff'
  | 'license'
  | 'free-licence'
  | 'keep-technology'
  | 'share-technology'
  | 'retaliate'
  | 'end-retaliation'
  | 'buy-stock'
  | 'release-stock'
  | 'raise-standards'
  | 'cut-standards';

export function deedOf({ nation, world }: View, order: Order): Deed {
  switch (order.kind) {
    case 'answer':
      return order.accept ? 'sign' : 'refuse';
    case 'embargo':
      if (order.severity === 0) return 'end-embargo';
      return order.manner === 'deniable' ? 'delay' : 'embargo';
    case 'quota':
      return lower(order.tonnes, world.quota[nation] ?? null) ? 'cut-quota' : 'raise-quota';
    case 'export-tax':
      return order.rate < (world.exportTax[nation] ?? 0) ? 'cut-export-tax' : 'raise-export-tax';
    case 'mining-quota':
      return lower(order.tonnes, world.nations[nation].control.miningQuota) ? 'mine-less' : 'mine-more';
    case 'tariff': {
      const now = world.tariffs.find(
        (one) => one.by === nation && one.origin === order.origin && one.good === order.good,
      );
      return order.rate < (now?.rate ?? 0) ? 'cut-tariff' : 'raise-tariff';
    }
    case 'licensing':
      return order.level === 0 ? 'free-licence' : 'license';
    case 'technology-ban':
      return order.policy === 'ban' ? 'keep-technology' : 'share-technology';
    case 'retaliate':
      return order.rate > 0 ? 'retaliate' : 'end-retaliation';
    case 'stockpile':
      return order.tonnes > 0 ? 'buy-stock' : 'release-stock';
    case 'standards':
      return order.level > world.nations[nation].standards ? 'raise-standards' : 'cut-standards';
    default:
      return order.kind;
  }
}

/** null: no limit. */
const lower = (next: number | null, now: number | null): boolean =>
  next !== null && (now === null || next < now);

const PAIRS = [
  ['embargo', 'end-embargo'],
  ['cut-quota', 'raise-quota'],
  ['raise-export-tax', 'cut-export-tax'],
  ['mine-less', 'mine-more'],
  ['raise-tariff', 'cut-tariff'],
  ['license', 'free-licence'],
  ['keep-technology', 'share-technology'],
  ['retaliate', 'end-retaliation'],
  ['buy-stock', 'release-stock'],
  ['raise-standards', 'cut-standards'],
] as const satisfies readonly (readonly [Deed, Deed])[];

/** Which deed takes another back. */
export const OPPOSITES: Partial<Record<Deed, Deed>> = Object.fromEntries(
  PAIRS.flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);
