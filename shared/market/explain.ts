import type { Cause, CauseId } from '../turn/report.ts';
import { canonical } from '../world/hash.ts';
import { COMMODITIES, type Commodity, each, NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { meanOutside } from './clearing.ts';
import type { MarketInputs } from './inputs.ts';
import { row, tradeNetwork } from './network.ts';
import { clear } from './solver.ts';

/** One group of inputs that can have moved the price. */
interface Slice {
  cause: CauseId;
  nation: NationId | null;
  read(inputs: MarketInputs): unknown;
  write(into: MarketInputs, from: MarketInputs): MarketInputs;
}

const whole = <K extends 'sites' | 'demand' | 'hoarding' | 'stockpiles' | 'technology' | 'crises'>(
  key: K,
): Slice => ({
  cause: key,
  nation: null,
  read: (inputs) => inputs[key],
  write: (into, from) => ({ ...into, [key]: from[key] }),
});

const SLICES: Slice[] = [
  ...NATIONS.map(
    (nation): Slice => ({
      cause: 'policy',
      nation,
      read: (inputs) => inputs.policy[nation],
      write: (into, from) => ({ ...into, policy: { ...into.policy, [nation]: from.policy[nation] } }),
    }),
  ),
  whole('sites'),
  whole('demand'),
  whole('hoarding'),
  whole('stockpiles'),
  whole('technology'),
  whole('crises'),
];

/** The exact Shapley value of up to this many causes takes 2^8 re-solved markets; fewer move in most turns. */
const MOST_CAUSES = 8;

type Prices = Record<Commodity, number>;

/**
 * Splits the change of the three outside prices between last turn's and this turn's clearing among its causes:
 * each cause's part is its Shapley value over markets re-solved with only some of the causes (docs/model.md,
 * "Why did it happen"). Parts add up to the change; a cause whose inputs did not move gets none.
 */
export function explainPrices(
  world: World,
  before: MarketInputs,
  duals: Record<string, number>,
  wanted: boolean,
): Record<Commodity, Cause[]> {
  if (!wanted) return each(COMMODITIES, () => []);
  const after = world.market.inputs;
  const moved = merged(
    SLICES.filter((slice) => canonical(slice.read(before)) !== canonical(slice.read(after))),
  );
  const value = coalitionPrices(world, aligned(before, after), after, moved, duals);
  return each(COMMODITIES, (commodity) => {
    const causes = moved.map(
      ({ cause, nation }, index): Cause => ({
        cause,
        nation,
        change: shapley(index, moved.length, (set) => value(set)[commodity]),
      }),
    );
    return causes.filter((one) => one.change !== 0).sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  });
}

/** More causes than can be told apart in time: the last ones become one, called "other". */
function merged(slices: Slice[]): Slice[] {
  if (slices.length <= MOST_CAUSES) return slices;
  const rest = slices.slice(MOST_CAUSES - 1);
  const other: Slice = {
    cause: 'other',
    nation: null,
    read: (inputs) => rest.map((slice) => slice.read(inputs)),
    write: (into, from) => rest.reduce((inputs, slice) => slice.write(inputs, from), into),
  };
  return [...slices.slice(0, MOST_CAUSES - 1), other];
}

/** Sites that were not there yet count as sites without capacity, so that the lists can be swapped. */
function aligned(before: MarketInputs, after: MarketInputs): MarketInputs {
  return before.demand.length === after.demand.length ? before : { ...before, demand: after.demand };
}

/** Prices when only the causes in `set` (a bit each) have happened; each market is solved once. */
function coalitionPrices(
  world: World,
  before: MarketInputs,
  after: MarketInputs,
  moved: Slice[],
  duals: Record<string, number>,
): (set: number) => Prices {
  const known = new Map<number, Prices>();
  return (set) => {
    const found = known.get(set);
    if (found) return found;
    let inputs = before;
    moved.forEach((slice, index) => {
      if (set & (1 << index)) inputs = slice.write(inputs, after);
    });
    const trade = tradeNetwork(inputs, world.regions, {});
    const start = Float64Array.from(trade.rows, (name) => world.market.duals[name] ?? duals[name] ?? 0);
    const { prices } = clear(trade.network, start);
    const at = new Map(trade.rows.map((name, index) => [name, prices[index] ?? 0]));
    const answer = each(
      COMMODITIES,
      (commodity) => meanOutside((nation) => at.get(row.good(commodity, nation))) ?? 0,
    );
    known.set(set, answer);
    return answer;
  };
}

function shapley(player: number, players: number, value: (set: number) => number): number {
  let total = 0;
  for (let set = 0; set < 1 << players; set++) {
    if (set & (1 << player)) continue;
    total += shapleyWeight(bits(set), players) * (value(set | (1 << player)) - value(set));
  }
  return total;
}

/** s! (n - s - 1)! / n! */
function shapleyWeight(size: number, players: number): number {
  let weight = 1 / players;
  for (let k = 1; k <= size; k++) weight *= k / (players - k);
  return weight;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}
