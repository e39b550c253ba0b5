import type { Order } from '#shared/orders/index.ts';
import type { ReportEvent } from '#shared/turn/report.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { countries, type MapRegion, type MapTreaty, treatiesOnMap } from './countries.ts';
import { limits, type MapLimit } from './limits.ts';
import type { Shown } from './shown.ts';
import { draftLines, type MapFlow, tradeLines } from './trade.ts';
import { type MapSite, works } from './works.ts';

/** What the map shows, as plain data; the DOM beside it shows the same. */
export interface MapModel {
  mine: NationId | null; // null: shown to all, from no side
  turn: number;
  regions: MapRegion[];
  sites: MapSite[];
  flows: MapFlow[];
  left: { count: number; tonnes: number }; // flows that are too small for a line of their own
  limits: MapLimit[];
  treaties: MapTreaty[];
}

export function mapModel(
  view: View,
  drafts: readonly Order[],
  shown: Shown,
  events: readonly ReportEvent[] = [],
): MapModel {
  const { world, nation } = view;
  const { lines, left } = tradeLines(world.market.flows, shown);
  return {
    mine: nation,
    turn: world.turn,
    regions: countries(view, shown),
    sites: works(view, drafts, shown),
    flows: [...lines, ...draftLines(nation, drafts)],
    left,
    limits: limits(view, events, drafts, shown),
    treaties: treatiesOnMap(view, shown),
  };
}
