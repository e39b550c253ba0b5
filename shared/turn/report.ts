import { type Explanation, explanationFor } from '../explain/cause.ts';
import type { Text } from '../text.ts';
import type { NationId, RegionId } from '../world/terms.ts';
import type { TurnSummary } from '../world/world.ts';

/** The story of a turn. The server keeps it whole; `reportFor` cuts it to what one nation may read. */
export interface Report {
  turn: number; // the turn that was resolved
  before: TurnSummary;
  after: TurnSummary;
  events: ReportEvent[]; // most important first
  why: Explanation; // which cause added how much to each figure
}

export interface ReportEvent {
  text: Text; // key `event.…`
  nation: NationId | null; // who did it; null for the world
  region: RegionId | null; // where to look on the map
  weight: number; // 0..1
  audience: NationId[] | null; // null: everybody
}

/** The report as one nation may read it, or for null everybody: what others did in secret is left out. */
export function reportFor(report: Report, nation: NationId | null): Report {
  return {
    ...report,
    why: explanationFor(report.why, nation),
    events: report.events.filter(
      (event) => event.audience === null || (nation !== null && event.audience.includes(nation)),
    ),
  };
}
