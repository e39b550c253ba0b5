import { isNation } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Cause, Change, Explanation } from './cause.ts';
import { Markets } from './markets.ts';
import { goalMeasures, type Measure, marketMeasures } from './measures.ts';
import { changed, type Moved, OTHER } from './players.ts';
import { attribute, type Branch, group, leaf } from './shapley.ts';

/** What is explained: prices, what was served and where it came from; with 'all' also each nation's goals. */
export type Depth = 'markets' | 'all';

const PAST: Cause = { cause: 'past', nation: null, site: null };

/**
 * Splits the change of figures between two worlds, a turn apart, among its causes: each part is the cause's
 * Shapley value over markets re-solved with only some of the causes (docs/model.md, "Why a number changed").
 * All figures come from the same re-solved markets. The worlds stay as they are.
 */
export function explain(before: World, after: World, depth: Depth = 'all'): Explanation {
  const moved = changed(before, after);
  const players = moved.map((one) => one.player);
  // What has no name of its own comes last.
  const named = players.filter((player) => player !== OTHER).map((player) => player.cause);
  const trading = bits(moved, (one) => one.market);
  const markets = new Markets(before, after, players, trading);
  const changes: Record<string, Change> = {};
  const run = (among: number, measures: Measure[]) => {
    const shares = attribute(tree(moved, among), players.length, valuesOf(markets, measures));
    measures.forEach((one, at) => {
      const first = one.between(markets.world(0));
      const last = one.between(markets.world(among));
      const parts = named.map((_, index) => shares[index]?.[at] ?? 0);
      const rest = shares[named.length]?.[at] ?? 0;
      changes[one.id] = closed(one.shown(before), first, last, one.shown(after), parts, rest);
    });
  };
  run(trading, marketMeasures(before, after));
  if (depth === 'all')
    run(
      bits(moved, () => true),
      goalMeasures(before),
    );
  return { causes: [...named, PAST, OTHER.cause], changes };
}

function bits(moved: readonly Moved[], pick: (one: Moved) => boolean): number {
  return moved.reduce((set, one, index) => (pick(one) ? set | (1 << index) : set), 0);
}

function valuesOf(markets: Markets, measures: readonly Measure[]): (set: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  return (set) => {
    const found = known.get(set);
    if (found) return found;
    const world = markets.world(set);
    const values = new Float64Array(measures.length);
    for (let at = 0; at < values.length; at++) values[at] = measures[at]?.between(world) ?? 0;
    known.set(set, values);
    return values;
  };
}

/** So many groups are told apart exactly (32 markets); with more, the states' orders are split as one group. */
const MOST_GROUPS = 5;

/** The moved causes by group. */
function tree(moved: readonly Moved[], among: number): Branch {
  const groups = new Map<string, Branch[]>();
  moved.forEach(({ player }, index) => {
    if ((among & (1 << index)) === 0) return;
    const own = groups.get(player.group);
    if (own) own.push(leaf(index));
    else groups.set(player.group, [leaf(index)]);
  });
  const one = (parts: Branch[]): Branch => (parts.length === 1 && parts[0] ? parts[0] : group(parts));
  if (groups.size <= MOST_GROUPS) return group([...groups.values()].map(one));
  const states: Branch[] = [];
  const others: Branch[] = [];
  for (const [name, parts] of groups) (isNation(name) ? states : others).push(one(parts));
  return group([...(states.length > 0 ? [one(states)] : []), ...others]);
}

/** Rounding of the world leaves this much of a figure unexplained. */
const ROUNDING = 1e-6;

/**
 * What the causes leave over: the first of the re-solved worlds is not quite the one before (a mean over one
 * more turn, stock of another origin), nor the last quite the one after (what has no name of its own).
 */
function closed(
  before: number,
  first: number,
  last: number,
  after: number,
  parts: number[],
  rest: number,
): Change {
  let past = first - before;
  let other = after - last;
  const fine = ROUNDING * Math.max(Math.abs(before), Math.abs(after), 1);
  const largest = parts.reduce(
    (best, part, index) => (Math.abs(part) > Math.abs(parts[best] ?? 0) ? index : best),
    0,
  );
  if (Math.abs(past) <= fine && parts[largest]) {
    parts[largest] = (parts[largest] ?? 0) + past;
    past = 0;
  }
  if (Math.abs(other) <= fine && parts[largest]) {
    parts[largest] = (parts[largest] ?? 0) + other;
    other = 0;
  }
  return { before, after, parts: [...parts, past, rest + other] };
}
