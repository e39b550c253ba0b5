import { type Cause, type Effect, effects } from '../explain/cause.ts';
import { measure } from '../explain/measures.ts';
import { type GoalId, goalsOf } from '../scoring/goals/ids.ts';
import type { Report, ReportEvent } from '../turn/report.ts';
import { COMMODITIES, type Commodity, type NationId } from '../world/terms.ts';
import { doneTo, isSuspicion, suspect, tells } from './deeds.ts';

/** One thing that moved a nation's score, with what else it did, as the paper tells it. */
export interface Story {
  cause: Cause;
  effect: number; // points of the reader's score
  goal: { goal: GoalId; change: number } | null; // the goal it moved most, in points
  price: { good: Commodity; change: number } | null; // the price at home it moved most, USD/kg
  event: ReportEvent | null; // what was seen of it
}

/**
 * The stories of a half-year for one reader: every cause that moved its score, the strongest first. What was
 * under way before, and what has no name, is no news.
 */
export function stories(report: Report, nation: NationId): Story[] {
  const taken = new Set<ReportEvent>();
  return effects(report.why, measure.score(nation))
    .filter(({ cause }) => cause !== 'past' && cause !== 'other')
    .map(({ change, ...cause }) => {
      const event = eventOf(report, cause, nation, taken);
      if (event) taken.add(event);
      return {
        cause,
        effect: change,
        goal: goalOf(report, cause, nation),
        price: priceOf(report, cause, nation),
        event,
      };
    });
}

/** How much of its effect a story keeps in print: what we ordered ourselves is less news, what nobody did has no face. */
const PRINTED = { own: 0.4, faceless: 0.6 } as const;

/** The stories in the order in which they are printed: the reader's own orders lead only where little else happened. */
export function inPrint(all: readonly Story[], reader: NationId): Story[] {
  const weight = ({ cause, effect, event }: Story) =>
    Math.abs(effect) *
    (cause.nation === reader ? PRINTED.own : event || cause.site !== null ? 1 : PRINTED.faceless);
  return [...all].sort((one, other) => weight(other) - weight(one));
}

/** What a cause did to one figure. */
function partOf(report: Report, { cause, nation, site }: Cause, id: string): number {
  const change = report.why.changes[id];
  const at = report.why.causes.findIndex(
    (one) => one.cause === cause && one.nation === nation && one.site === site,
  );
  return change?.parts[at] ?? 0;
}

function goalOf(report: Report, cause: Cause, nation: NationId): Story['goal'] {
  const moved = goalsOf(nation).map((goal) => ({
    goal,
    change: partOf(report, cause, measure.goal(nation, goal)),
  }));
  return strongest(moved);
}

function priceOf(report: Report, cause: Cause, nation: NationId): Story['price'] {
  const share = (good: Commodity, change: number) => {
    const before = report.why.changes[measure.price(good, nation)]?.before ?? 0;
    return before > 0 ? Math.abs(change) / before : 0;
  };
  const moved = COMMODITIES.map((good) => ({
    good,
    change: partOf(report, cause, measure.price(good, nation)),
  }));
  const [first] = moved
    .filter(({ good, change }) => share(good, change) >= NOTABLE)
    .sort((a, b) => share(b.good, b.change) - share(a.good, a.change));
  return first ?? null;
}

/** A cause that moves a price by less than this share is not told with it. */
const NOTABLE = 0.02;

function strongest<T extends { change: number }>(all: readonly T[]): T | null {
  const [first] = [...all].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  return first && first.change !== 0 ? first : null;
}

/** What was seen of a cause: first what was done to the reader, then what was done to others; each told once. */
function eventOf(
  report: Report,
  { cause, nation, site }: Cause,
  reader: NationId,
  taken: ReadonlySet<ReportEvent>,
): ReportEvent | null {
  const about = report.events.filter((event) => {
    if (taken.has(event)) return false;
    const at = event.text.values.site;
    if (site !== null) return at?.is === 'site' && at.id === site;
    return tells(event, cause) && (event.nation === nation || nation === null);
  });
  return about.find((event) => doneTo(event) === reader) ?? about[0] ?? null;
}

/** Something that others did to the reader; null where it is not known who. */
export interface Act {
  event: ReportEvent;
  by: NationId | null;
  suspected: NationId | null;
  effect: number | null; // points of the reader's score, where it could be told apart
}

/** What was done to a nation in a half-year, by whom, or whom it suspects; strongest first. */
export function actsAgainst(report: Report, nation: NationId): Act[] {
  const all: Effect[] = effects(report.why, measure.score(nation));
  return report.events
    .filter((event) => event.nation !== nation && doneTo(event) === nation)
    .map((event) => {
      const found = all.filter(
        (one) => tells(event, one.cause) && (isSuspicion(event) || one.nation === event.nation),
      );
      return {
        event,
        by: isSuspicion(event) ? null : event.nation,
        suspected: isSuspicion(event) ? suspect(event) : null,
        effect: found.length > 0 ? found.reduce((sum, one) => sum + one.change, 0) : null,
      };
    })
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0) || b.event.weight - a.event.weight);
}
