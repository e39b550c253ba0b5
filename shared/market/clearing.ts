import { round } from '../world/rounding.ts';
import {
  COMMODITIES,
  each,
  GOODS,
  type Good,
  NATIONS,
  type NationId,
  type RegionId,
} from '../world/terms.ts';
import type { Flow, World } from '../world/world.ts';
import { marketInputs } from './assemble.ts';
import { LEAN } from './constants.ts';
import type { MarketInputs } from './inputs.ts';
import { type Activity, LICENSED, row, type TradeNetwork, tradeNetwork } from './network.ts';
import type { Row } from './rows.ts';
import { clear } from './solver.ts';

/** One activity and how much of it was done, in t (of its own unit) this turn. */
export interface Doing {
  activity: Activity;
  level: number;
}

/** What a cleared market did; prices in USD/kg. */
export interface Cleared {
  doings: Doing[]; // only what was done at all
  prices: Prices;
  price(row: Row): number; // nothing where there was no such row
  converged: boolean;
  iterations: number;
}

/** Prices by the number of their row, where the market had it. */
export type Prices = readonly (number | undefined)[];

/** Clears this turn's market and writes all of it into the world: the next turn goes on from there. */
export function clearMarket(world: World, asked = marketInputs(world)): Cleared {
  const done = solved(world, asked, null);
  const { trade, clearing, prices, levels } = done;
  const duals: Record<string, number> = {};
  trade.rows.forEach(({ name }, index) => {
    duals[name] = prices[index] ?? 0;
  });
  world.market.residual = round(clearing.residual);
  world.market.carry = residue(trade, levels);
  world.market.duals = duals;
  return written(world, done);
}

/** Clears a market after which nothing follows and writes what it did into the world; `near` as in warmStart. */
export const tryMarket = (world: World, inputs: MarketInputs, near: Prices | null): Cleared =>
  written(world, solved(world, inputs, near));

/** Writes prices, flows, what was made and served into the world. */
function written(world: World, { inputs, trade, clearing, prices, levels }: Solved): Cleared {
  const found: number[] = [];
  trade.rows.forEach(({ number }, index) => {
    found[number] = prices[index] ?? 0;
  });
  const cleared: Cleared = {
    doings: doingsOf(trade, levels),
    prices: found,
    price: ({ number }) => found[number] ?? 0,
    converged: clearing.converged,
    iterations: clearing.iterations,
  };
  world.market.inputs = inputs;
  world.market.quotaRent = Math.max(0, cleared.price(row.licence(LICENSED)));
  world.market.fob = each(COMMODITIES, (good) => cleared.price(row.fob(good, LICENSED)));
  world.market.price = goodPrices(trade.rows, prices);
  world.market.flows = flows(cleared.doings);
  recordWork(world, cleared.doings);
  recordGrades(world, cleared.doings);
  return cleared;
}

interface Solved {
  inputs: MarketInputs;
  trade: TradeNetwork;
  clearing: ReturnType<typeof clear>;
  prices: Float64Array;
  levels: Float64Array;
}

/**
 * A market without the orders of state stockpiles that came to nothing: they moved nothing, and nobody else shall be
 * able to tell that there were any, not by the last digit of a price nor by what is told of its causes.
 */
function solved(world: World, inputs: MarketInputs, near: Prices | null): Solved {
  const trade = tradeNetwork(inputs, world.regions, world.market.carry);
  const clearing = clear(trade.network, warmStart(trade, world, near));
  const levels = rounded(clearing.levels);
  const idle = inputs.stockpiles.trades.filter(({ nation, commodity }) =>
    trade.activities.some(
      (one, index) =>
        (one.is === 'buy' || one.is === 'release') &&
        one.nation === nation &&
        one.commodity === commodity &&
        levels[index] === 0,
    ),
  );
  if (idle.length === 0) return { inputs, trade, clearing, prices: rounded(clearing.prices), levels };
  const trades = inputs.stockpiles.trades.filter((one) => !idle.includes(one));
  return solved(world, { ...inputs, stockpiles: { ...inputs.stockpiles, trades } }, near);
}

/** Prices of a market near by, else of last turn, where the row was there; the reference price elsewhere. */
export function warmStart(
  { rows }: TradeNetwork,
  { market: { duals, memory } }: World,
  near: Prices | null = null,
): Float64Array {
  const start = new Float64Array(rows.length);
  rows.forEach(({ name, number, good }, index) => {
    start[index] = (near ? near[number] : duals[name]) ?? (good ? memory.outside[good].last : 0);
  });
  return start;
}

/** What a market leaves in the world is rounded at once, and not again at the end of the turn. */
function rounded(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) out[i] = round(values[i] ?? 0);
  return out;
}

/** Levels are rounded; what that leaves in each material row enters the next turn, so that mass balances exactly. */
function residue(trade: TradeNetwork, levels: Float64Array): Record<string, number> {
  const { network } = trade;
  const left = network.endowment.slice();
  for (let column = 0; column < network.columns; column++) {
    const level = levels[column] ?? 0;
    if (level === 0) continue;
    for (let at = network.start[column] ?? 0; at < (network.start[column + 1] ?? 0); at++) {
      const index = network.row[at] ?? 0;
      left[index] = (left[index] ?? 0) + (network.coefficient[at] ?? 0) * level;
    }
  }
  const carry: Record<string, number> = {};
  trade.rows.forEach(({ name, is }, index) => {
    if (is !== 'licence') carry[name] = round(left[index] ?? 0);
  });
  return carry;
}

function doingsOf({ activities }: TradeNetwork, levels: Float64Array): Doing[] {
  const doings: Doing[] = [];
  activities.forEach((activity, index) => {
    const level = levels[index] ?? 0;
    if (level > 0) doings.push({ activity, level });
  });
  return doings;
}

function goodPrices(rows: Row[], found: Float64Array): Record<Good, Record<RegionId, number>> {
  const prices: Record<Good, Record<RegionId, number>> = each(GOODS, () => ({}));
  rows.forEach(({ is, good, region }, index) => {
    if (is === 'good' && good) prices[good][region] = found[index] ?? 0;
  });
  return prices;
}

function flows(doings: Doing[]): Flow[] {
  const out: Flow[] = [];
  for (const { activity, level } of doings) {
    if (level < 0.5) continue;
    if (activity.is === 'ship') {
      const { from, to, good, contract } = activity;
      const manner = contract ? 'contract' : 'open';
      const last = out.at(-1);
      // What goes round an embargo comes next to what is the sender's own, and travels with it.
      if (
        last?.manner === 'open' &&
        manner === 'open' &&
        last.from === from &&
        last.to === to &&
        last.good === good
      )
        last.tonnes = round(last.tonnes + level);
      else out.push({ from, to, good, tonnes: level, manner });
    }
    if (activity.is === 'smuggle') {
      const { from, to, good } = activity;
      out.push({ from, to, good, tonnes: level, manner: 'smuggled' });
    }
  }
  return out;
}

/** What each site made, each sector got and each contract delivered. */
function recordWork(world: World, doings: Doing[]): void {
  const made = new Map<string, number>();
  const delivered = new Map<string, number>();
  for (const use of world.sectors) use.served = 0;
  for (const { activity, level } of doings) {
    if (activity.is === 'site') made.set(activity.site, level);
    if (activity.is === 'ship' && activity.contract) delivered.set(activity.contract, level);
    if (activity.is === 'use') {
      const use = world.sectors[activity.index];
      if (use) use.served = level;
    }
  }
  for (const site of world.sites) site.output = made.get(site.id) ?? 0;
  for (const contract of world.contracts) contract.delivered = delivered.get(contract.id) ?? 0;
}

/** t of heavy metal in a t of magnets made in each region. */
function recordGrades(world: World, doings: Doing[]): void {
  const full = world.market.inputs.technology.recipe.heavy;
  const made: Record<RegionId, { all: number; lean: number }> = {};
  for (const { activity, level } of doings) {
    if (activity.is !== 'dope' && activity.is !== 'lean') continue;
    const here = made[activity.region] ?? { all: 0, lean: 0 };
    here.all += level;
    if (activity.is === 'lean') here.lean += level;
    made[activity.region] = here;
  }
  const heavyIn = { ...world.market.heavyIn };
  for (const region in made) {
    const here = made[region];
    if (here && here.all > 0) heavyIn[region] = full * (1 - (1 - LEAN) * (here.lean / here.all));
  }
  world.market.heavyIn = heavyIn;
}

/** The price of a good outside China: the mean of what Japan, the US and the EU pay. */
export function outsidePrice(world: World, good: Good): number {
  return meanOutside((nation) => world.market.price[good][nation]) ?? world.market.memory.outside[good].last;
}

/** The mean over the nations that buy outside China's ports, of those that have a price. */
export function meanOutside(price: (nation: NationId) => number | undefined): number | null {
  let sum = 0;
  let count = 0;
  for (const nation of NATIONS) {
    const one = nation === LICENSED ? undefined : price(nation);
    if (one === undefined) continue;
    sum += one;
    count += 1;
  }
  return count > 0 ? sum / count : null;
}

export function insidePrice(world: World, good: Good): number {
  return world.market.price[good][LICENSED] ?? world.market.memory.inside[good].last;
}
