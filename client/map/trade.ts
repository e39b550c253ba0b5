import type { Order } from '#shared/orders/index.ts';
import type { Good, NationId, Ore, RegionId } from '#shared/world/terms.ts';
import type { Flow } from '#shared/world/world.ts';
import { type Shown, wanted } from './shown.ts';

/** A line of trade on the map. */
export interface MapFlow {
  id: string;
  from: RegionId;
  to: RegionId;
  good: Good | Ore | 'other';
  tonnes: number;
  merged: number; // how many flows it stands for
  smuggled: boolean;
  draft: boolean;
}

/** So many lines can be told apart at a time. */
export const MOST_FLOWS = 14;
/** Of these, lines that stand for several smaller flows between two countries. */
const MOST_OTHERS = 2;

/** Heavies move by the hundred tonnes and matter as much as bulk by the ten thousand. */
const WEIGHT: Record<Good | Ore, number> = { light: 4, heavy: 40, bulk: 1, magnet: 2, rock: 1, clay: 2 };

/** The flows that are asked for, the weightiest each as a line, the rest merged or counted. */
export function tradeLines(
  flows: readonly Flow[],
  shown: Shown,
): { lines: MapFlow[]; left: { count: number; tonnes: number } } {
  const all = byPair(flows.filter((flow) => wanted(shown, flow.good)));
  if (all.length <= MOST_FLOWS) return { lines: all, left: { count: 0, tonnes: 0 } };
  const lines = all.slice(0, MOST_FLOWS - MOST_OTHERS);
  const groups = new Map<string, MapFlow[]>();
  for (const flow of all.slice(lines.length)) {
    const pair = `${flow.from}-${flow.to}`;
    groups.set(pair, [...(groups.get(pair) ?? []), flow]);
  }
  const ranked = [...groups.values()].sort((a, b) => weightOf(b) - weightOf(a));
  const left = ranked.slice(MOST_OTHERS).flat();
  return {
    lines: [...lines, ...ranked.slice(0, MOST_OTHERS).map(together)],
    left: { count: left.length, tonnes: left.reduce((sum, flow) => sum + flow.tonnes, 0) },
  };
}

/** Several flows of one pair and good are one; the weightiest first. */
function byPair(flows: readonly Flow[]): MapFlow[] {
  const merged = new Map<string, MapFlow>();
  for (const { from, to, good, tonnes, manner } of flows) {
    const smuggled = manner === 'smuggled';
    const id = `${from}-${to}-${good}${smuggled ? '-smuggled' : ''}`;
    const known = merged.get(id);
    if (known) known.tonnes += tonnes;
    else merged.set(id, { id, from, to, good, tonnes, merged: 1, smuggled, draft: false });
  }
  return [...merged.values()].sort((a, b) => weight(b) - weight(a));
}

const weight = ({ good, tonnes }: MapFlow) => (good === 'other' ? 0 : tonnes * WEIGHT[good]);
const weightOf = (flows: MapFlow[]) => flows.reduce((sum, flow) => sum + weight(flow), 0);

function together(flows: MapFlow[]): MapFlow {
  const [first, ...rest] = flows;
  if (!first) throw new Error('no flows to merge');
  if (rest.length === 0) return first;
  return {
    ...first,
    id: `${first.from}-${first.to}-other`,
    good: 'other',
    tonnes: flows.reduce((sum, flow) => sum + flow.tonnes, 0),
    merged: flows.length,
    smuggled: false,
  };
}

/** What the draft would buy, as lines to be. */
export function draftLines(nation: NationId, drafts: readonly Order[]): MapFlow[] {
  return drafts.flatMap((order) =>
    order.kind === 'offtake'
      ? [
          {
            id: `draft-${order.seller}-${order.commodity}`,
            from: order.seller,
            to: nation,
            good: order.commodity,
            tonnes: order.tonnes,
            merged: 1,
            smuggled: false,
            draft: true,
          },
        ]
      : [],
  );
}
