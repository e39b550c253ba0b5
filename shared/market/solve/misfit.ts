import type { Network } from '../solver.ts';

/** Rows that hardly trade are measured against this share of the largest one, and against a tonne at least. */
const SMALL_ROW = 0.01;
const TONNE = 1;
/** The same for gains and losses, USD/kg. */
const DOLLAR = 1;

/** Grams left over in a row that nothing moves through are not worth any price: such a row counts this much less. */
const IDLE = 100;

/** What is added to the turnover of a row when an imbalance is measured against it. */
export function leastTurnover(turnover: Float64Array): number {
  let largest = TONNE / SMALL_ROW;
  for (let r = 0; r < turnover.length; r++) largest = Math.max(largest, turnover[r] ?? 0);
  return SMALL_ROW * largest;
}

/** What the imbalance of a row is measured against, given what it was endowed with. */
export function measureOf(turnover: number, endowment: number, least: number): number {
  return (turnover + least) * (turnover === Math.abs(endowment) ? IDLE : 1);
}

/** The largest imbalance of a row, relative to its turnover. */
export function imbalance(endowment: Float64Array, excess: Float64Array, turnover: Float64Array): number {
  const least = leastTurnover(turnover);
  let worst = 0;
  for (let r = 0; r < turnover.length; r++)
    worst = Math.max(worst, Math.abs(excess[r] ?? 0) / measureOf(turnover[r] ?? 0, endowment[r] ?? 0, least));
  return worst;
}

/**
 * How far prices and levels are from an equilibrium: the largest imbalance of a row, or loss at which an
 * activity works, or gain that it leaves lying, each relative.
 */
export function misfit(net: Network, prices: Float64Array, levels: Float64Array): number {
  const { start, row, coefficient } = net;
  const excess = net.endowment.slice();
  const turnover = net.endowment.map(Math.abs);
  let worst = 0;
  for (let i = 0; i < net.columns; i++) {
    const x = levels[i] ?? 0;
    const own = (net.cost[i] ?? 0) + (net.slope[i] ?? 0) * x;
    let profit = -own;
    let scale = Math.abs(own) + DOLLAR;
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
      const r = row[k] ?? 0;
      const a = coefficient[k] ?? 0;
      profit += a * (prices[r] ?? 0);
      scale += Math.abs(a * (prices[r] ?? 0));
      excess[r] = (excess[r] ?? 0) + a * x;
      turnover[r] = (turnover[r] ?? 0) + Math.abs(a * x);
    }
    if (x > 0 && profit < 0) worst = Math.max(worst, -profit / scale);
    if (x < (net.capacity[i] ?? 0) && profit > 0) worst = Math.max(worst, profit / scale);
  }
  return Math.max(worst, imbalance(net.endowment, excess, turnover));
}
