import { priceIdle } from './solve/idle.ts';
import { Interior } from './solve/interior.ts';
import { misfit } from './solve/misfit.ts';
import { Newton } from './solve/newton.ts';
import { type Structure, structureOf } from './solve/structure.ts';

/**
 * Markets are rows, activities are columns: the least-cost plan of all activities together, whose multipliers
 * are the prices. See docs/model.md. This module knows nothing about rare earths.
 *
 *     minimise  sum_i (c_i x_i + q_i x_i^2 / 2)   subject to   A x + e = 0,  0 <= x <= cap
 */
export interface Network {
  rows: number;
  endowment: Float64Array; // e, per row
  columns: number;
  start: Int32Array; // column i has the entries start[i] .. start[i + 1]
  row: Int32Array;
  coefficient: Float64Array; // + puts into the market, - takes out
  cost: Float64Array; // c, may be negative: what a buyer would pay
  slope: Float64Array; // q > 0
  capacity: Float64Array; // >= 0, may be Infinity
}

export interface Clearing {
  prices: Float64Array; // per row
  levels: Float64Array; // per column
  iterations: number;
  converged: boolean;
  residual: number; // largest |A x + e| relative to the row's turnover
}

/** Imbalance of a row, relative to its turnover, at which it counts as cleared. */
const TOLERANCE = 1e-8;
const CONVERGED = 1e-6;
/** Where Newton gets no nearer, an imbalance that will do. */
const GOOD = 1e-7;

/** A good start needs a handful of steps; one that takes more than this was none. */
const WARM_STEPS = 40;
const POLISH_STEPS = 12;

/** How near the interior method goes before Newton takes over, and how near it goes where that does not do. */
const NEAR = 1e-9;
const NEAREST = 1e-15;

/**
 * Clears the network. From the prices of a similar one, if there is one, Newton on the prices is a matter of a
 * few steps; without, or where it is caught between kinks, the interior point method finds the answer and
 * Newton its last digits.
 */
export function clear(network: Network, warm?: Float64Array): Clearing {
  const structure = structureOf(network);
  const found = search(network, structure, warm);
  priceIdle(network, structure, found.prices, found.levels);
  return { ...found, converged: found.residual <= CONVERGED };
}

function search(network: Network, structure: Structure, warm?: Float64Array): Omit<Clearing, 'converged'> {
  const newton = Newton.of(network, structure);
  if (warm) {
    newton.run(warm.subarray(0, network.rows), WARM_STEPS, TOLERANCE);
    if (newton.residual <= GOOD) return newton.answer();
  }
  const interior = new Interior(network, structure);
  interior.advance(NEAR);
  newton.run(interior.prices, POLISH_STEPS, TOLERANCE);
  const iterations = interior.steps + newton.steps;
  if (newton.residual <= GOOD) return { ...newton.answer(), iterations };
  interior.advance(NEAREST);
  interior.settle();
  const { prices, levels } = interior;
  const residual = misfit(network, prices, levels);
  if (newton.residual < residual) return { ...newton.answer(), iterations };
  return { prices, levels, residual, iterations };
}
