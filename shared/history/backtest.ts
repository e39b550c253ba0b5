import { ratio, sum } from '../numbers.ts';
import type { Order } from '../orders/index.ts';
import { include } from '../scenarios/index.ts';
import type { Report } from '../turn/report.ts';
import { resolve } from '../turn/resolve.ts';
import { create } from '../world/create.ts';
import { COMMODITIES, type Commodity, each, type NationId } from '../world/terms.ts';
import type { TurnSummary, World } from '../world/world.ts';
import { HISTORY, history, turnOf, worldOf2009 } from './history.ts';

/** What a year looked like in the model, the mean over its half-years. */
export interface Year {
  year: number;
  outside: Record<Commodity, number>; // USD/kg
  inside: Record<Commodity, number>;
  chinaMining: number;
  dependence: number; // Japan's on China
  smuggled: number; // t of oxide a year
  rent: number; // USD/kg of quota
}

/**
 * History played through the engine: one half-year after another with the orders of the record.
 * @param free sites that are left to the rules instead of doing what they did
 */
export function relive(seed: number, free: readonly string[] = [], seen?: (report: Report) => void): Year[] {
  include(worldOf2009());
  // One turn more than is played, so that the engine is never in its last turn.
  let world = create(HISTORY, seed, history.turns + 1);
  const halves: Half[] = [];
  for (let turn = 0; turn < history.turns; turn++) {
    work(world, turn, free);
    const next = resolve(world, ordersOf(turn), { explain: false });
    world = next.world;
    seen?.(next.report);
    const summary = world.history.at(-1);
    if (summary) halves.push({ summary, smuggled: smuggled(world), rent: world.market.quotaRent });
  }
  return years(halves);
}

interface Half {
  summary: TurnSummary;
  smuggled: number;
  rent: number;
}

function ordersOf(turn: number): Record<NationId, Order[]> {
  const orders: Record<NationId, Order[]> = { CHN: [], JPN: [], USA: [], EUR: [] };
  for (const { at, nation, order } of history.orders) if (turnOf(at) === turn) orders[nation].push(order);
  return orders;
}

/** Mines that opened, closed or were held back, whatever their owners in the model would have done. */
function work(world: World, turn: number, free: readonly string[]): void {
  if (turn >= turnOf(history.tax.ended[0])) world.exportTax.CHN = 0;
  for (const { at, site: id, capacity } of history.work) {
    const site = world.sites.find((one) => one.id === id);
    if (!site || turn < turnOf(at) || free.includes(id)) continue;
    const closed = capacity === 0;
    if (turn === turnOf(at) && !closed) site.capacity = capacity / 2;
    site.phase = closed ? 'care' : 'operation';
    site.developing = false;
    site.remaining = 0;
    site.project.debt = 0;
    site.project.boom = 0;
  }
}

const smuggled = (world: World) =>
  sum(world.market.flows, (flow) => (flow.manner === 'smuggled' ? flow.tonnes : 0));

function years(halves: Half[]): Year[] {
  const out: Year[] = [];
  for (let index = 0; index + 1 < halves.length; index += 2) {
    const pair = halves.slice(index, index + 2);
    const mean = (pick: (half: Half) => number) => sum(pair, pick) / pair.length;
    out.push({
      year: history.start[0] + index / 2,
      outside: each(COMMODITIES, (good) => mean((half) => half.summary.outside[good])),
      inside: each(COMMODITIES, (good) => mean((half) => half.summary.inside[good])),
      chinaMining: mean((half) => half.summary.chinaMining),
      dependence: mean((half) => half.summary.dependence.JPN),
      smuggled: 2 * mean((half) => half.smuggled),
      rent: mean((half) => half.rent),
    });
  }
  return out;
}

/** Several runs as one, year by year. */
export function average(runs: Year[][]): Year[] {
  const [first] = runs;
  if (!first) return [];
  return first.map(({ year }, index) => {
    const same = runs.flatMap((run) => run[index] ?? []);
    const mean = (pick: (year: Year) => number) => sum(same, pick) / same.length;
    return {
      year,
      outside: each(COMMODITIES, (good) => middle(same.map((one) => one.outside[good]))),
      inside: each(COMMODITIES, (good) => middle(same.map((one) => one.inside[good]))),
      chinaMining: mean((one) => one.chinaMining),
      dependence: mean((one) => one.dependence),
      smuggled: mean((one) => one.smuggled),
      rent: mean((one) => one.rent),
    };
  });
}

/** The median: chance moves a mine's opening by years, and one odd run should not move the figure. */
function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

/** Annual price as a multiple of 2009, in the model and in history. */
export interface Multiple {
  year: number;
  model: number;
  history: number | null;
}

export function multiples(years: Year[], good: Commodity): Multiple[] {
  const base = years[0]?.outside[good] ?? 1;
  const known = history.prices[good];
  const then = known[String(history.start[0])]?.[0] ?? 1;
  return years.map(({ year, outside }) => {
    const price = known[String(year)];
    return { year, model: ratio(outside[good], base), history: price ? price[0] / then : null };
  });
}
