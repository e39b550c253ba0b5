import { secret } from '#shared/control/embargoes.ts';
import type { Order } from '#shared/orders/index.ts';
import type { Text } from '#shared/text.ts';
import type { ReportEvent } from '#shared/turn/report.ts';
import { GOODS, type Good, isNation, NATIONS, type NationId, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Shown } from './shown.ts';

/** What stands in the way of trade from one country to another. */
export interface MapLimit {
  id: string;
  is: 'embargo' | 'delays' | 'suspected' | 'licence' | 'tariff';
  from: RegionId;
  to: RegionId;
  parts: LimitPart[];
  draft: boolean;
}

export interface LimitPart {
  good: Good;
  share: number; // stopped, late or taxed; for licences their level
  since: number | null; // turn
}

/** Restrictions in force, those that ships' arrivals make likely, and those of the draft; one for each way and kind. */
export function limits(
  view: View,
  events: readonly ReportEvent[],
  drafts: readonly Order[],
  shown: Shown,
): MapLimit[] {
  if (!shown.layers.includes('limits')) return [];
  const found = [...embargoes(view), ...suspected(view, events), ...licences(view), ...tariffs(view)].concat(
    drafted(view, drafts),
  );
  const grouped = new Map<string, MapLimit>();
  for (const limit of found) {
    const parts = limit.parts.filter(({ good }) => good === 'magnet' || shown.goods.includes(good));
    if (parts.length === 0) continue;
    const known = grouped.get(limit.id);
    if (known) known.parts.push(...parts);
    else grouped.set(limit.id, { ...limit, parts });
  }
  return [...grouped.values()];
}

function limit(is: MapLimit['is'], from: RegionId, to: RegionId, part: LimitPart, draft = false): MapLimit {
  return { id: `${draft ? 'draft-' : ''}${is}-${from}-${to}`, is, from, to, parts: [part], draft };
}

const embargoes = ({ world }: View): MapLimit[] =>
  world.embargoes.map((one) =>
    limit(secret(one) ? 'delays' : 'embargo', one.by, one.target, {
      good: one.commodity,
      share: one.severity,
      since: one.since,
    }),
  );

/** Cargoes that came late without a reason given; the report says so to everybody. */
function suspected({ nation, world }: View, events: readonly ReportEvent[]): MapLimit[] {
  return events.flatMap(({ text }) => {
    const late = readLate(text);
    if (!late || late.from === nation) return [];
    const open = world.embargoes.some(
      (one) => one.by === late.from && one.target === late.to && one.commodity === late.good,
    );
    return open
      ? []
      : [
          limit('suspected', late.from, late.to, {
            good: late.good,
            share: late.share,
            since: world.turn - 1,
          }),
        ];
  });
}

function readLate({ key, values }: Text): { from: NationId; to: NationId; good: Good; share: number } | null {
  const { nation, target, good, share } = values;
  if (key !== 'event.shipments-late') return null;
  if (nation?.is !== 'nation' || target?.is !== 'nation' || good?.is !== 'good' || share?.is !== 'number')
    return null;
  const found = GOODS.find((one) => one === good.id);
  return found && isNation(nation.id) && isNation(target.id)
    ? { from: nation.id, to: target.id, good: found, share: share.value }
    : null;
}

/** Licences for everybody stand on every way that goods of the kind go. */
function licences({ world }: View): MapLimit[] {
  return NATIONS.flatMap((by) =>
    world.nations[by].control.licences
      .filter((one) => one.since <= world.turn && one.level > 0)
      .flatMap(({ good, target, level, since }) => {
        const served = new Set(
          world.market.flows.filter((flow) => flow.from === by && flow.good === good).map((flow) => flow.to),
        );
        const ways: RegionId[] = target === null ? [...served] : [target];
        return ways.map((to) => limit('licence', by, to, { good, share: level, since }));
      }),
  );
}

const tariffs = ({ world }: View): MapLimit[] =>
  world.tariffs
    .filter(({ rate }) => rate > 0)
    .map(({ by, origin, good, rate }) => limit('tariff', origin, by, { good, share: rate, since: null }));

function drafted({ nation, world }: View, drafts: readonly Order[]): MapLimit[] {
  return drafts.flatMap((order): MapLimit[] => {
    if (order.kind === 'embargo' && order.severity > 0)
      return [
        limit(
          order.manner === 'open' ? 'embargo' : 'delays',
          nation,
          order.target,
          { good: order.commodity, share: order.severity, since: world.turn },
          true,
        ),
      ];
    if (order.kind === 'tariff' && order.rate > 0)
      return [
        limit('tariff', order.origin, nation, { good: order.good, share: order.rate, since: null }, true),
      ];
    return [];
  });
}
