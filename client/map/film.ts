import type { Cause } from '#shared/explain/cause.ts';
import { effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { Text } from '#shared/text.ts';
import type { Report } from '#shared/turn/report.ts';
import { COMMODITIES, type Commodity, type Good, type Ore, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { MapLimit } from './limits.ts';
import { type MapModel, mapModel } from './model.ts';
import type { Shown } from './shown.ts';

/** One step of the turn as moving pictures: causes first, prices last. */
export type FilmStep = {
  map: MapModel; // what the map has come to by the end of the step
  ms: number; // at usual speed
} & (
  | { is: 'orders'; acts: Text[] }
  | { is: 'flows'; changes: FlowChange[] }
  | { is: 'limits'; limits: MapLimit[] }
  | { is: 'prices'; prices: PriceChange[] }
);

export interface FlowChange {
  from: RegionId;
  to: RegionId;
  good: Good | Ore;
  before: number;
  after: number; // t
}

export interface PriceChange {
  good: Commodity;
  before: number;
  after: number; // USD/kg outside China
  cause: Cause | null; // the strongest that pushed the same way
}

const LENGTH: Record<FilmStep['is'], number> = { orders: 3500, flows: 4000, limits: 2500, prices: 3500 };
const MOST_LINES = 4;
/** Lines of trade and restrictions alone: plates would only stand in the way. */
const SHOWN: Shown = {
  goods: [...COMMODITIES],
  forms: ['concentrate', 'oxide', 'magnets'],
  layers: ['limits'],
};

/** The turn in the order of its causes: orders, trade that finds other ways, bars that close, prices. A step without news is left out. */
export function filmOf(report: Report, before: View | null, after: View): FilmStep[] {
  const end = mapModel(after, [], SHOWN, report.events);
  const start = before ? mapModel(before, [], SHOWN) : { ...end, flows: [], limits: [] };
  const acts = report.events
    .filter((event) => event.nation !== null && !event.text.key.startsWith('crisis.'))
    .slice(0, MOST_LINES)
    .map((event) => event.text);
  const changes = flowChanges(before, after);
  const limits = end.limits.filter(({ id }) => before && !start.limits.some((old) => old.id === id));
  const moved = { ...end, limits: end.limits.filter((limit) => !limits.includes(limit)) };
  const steps: FilmStep[] = [
    { is: 'orders', acts, map: start, ms: LENGTH.orders },
    { is: 'flows', changes, map: moved, ms: LENGTH.flows },
    { is: 'limits', limits, map: end, ms: LENGTH.limits },
    { is: 'prices', prices: priceChanges(report), map: end, ms: LENGTH.prices },
  ];
  return steps.filter(
    (step) => !(step.is === 'orders' && acts.length === 0) && !(step.is === 'limits' && limits.length === 0),
  );
}

/** The flows that grew or shrank most. */
function flowChanges(before: View | null, after: View): FlowChange[] {
  const sums = new Map<string, FlowChange>();
  const add = (view: View | null, when: 'before' | 'after') => {
    for (const { from, to, good, tonnes } of view?.world.market.flows ?? []) {
      const key = `${from}-${to}-${good}`;
      const known = sums.get(key) ?? { from, to, good, before: 0, after: 0 };
      known[when] += tonnes;
      sums.set(key, known);
    }
  };
  add(before, 'before');
  add(after, 'after');
  return [...sums.values()]
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, MOST_LINES);
}

function priceChanges({ before, after, why }: Report): PriceChange[] {
  return COMMODITIES.map((good) => {
    const change = after.outside[good] - before.outside[good];
    const strongest = effects(why, measure.outside(good)).find((one) => one.change * change > 0);
    return {
      good,
      before: before.outside[good],
      after: after.outside[good],
      cause: strongest ?? null,
    };
  });
}
