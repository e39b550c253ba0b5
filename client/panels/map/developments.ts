import { checkOrders, type Order, suggest } from '#shared/orders/index.ts';
import { isNation, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Deal } from '../../map/deals.ts';

const MOST = 3;

/** What can be dug or built in a country: at home and in partner countries. */
export function developments(view: View, draft: readonly Order[], region: RegionId): Deal[] {
  if (region !== view.nation && isNation(region)) return [];
  const here = (order: Order) =>
    order.kind === 'build-mine'
      ? view.world.sites.some((site) => site.id === order.site && site.region === region)
      : 'region' in order && order.region === region;
  return (['build-mine', 'build-separation', 'build-magnet', 'explore'] as const)
    .flatMap((kind) => suggest(view, kind))
    .filter(here)
    .map((order): Deal => ({ order, verdict: checkOrders(view, [...draft, order]).at(-1) ?? { ok: true } }))
    .filter(({ verdict }) => verdict.ok)
    .slice(0, MOST);
}
