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

const TOLERANCE = 1e-8;
const MOST_ITERATIONS = 400;

/** Clears the network, starting from the prices of a similar one if there is one. */
export function clear(network: Network, warm?: Float64Array): Clearing {
  const n = network.rows;
  const prices = new Float64Array(n);
  if (warm) for (let r = 0; r < n; r++) prices[r] = warm[r] ?? 0;
  const levels = new Float64Array(network.columns);
  const excess = new Float64Array(n);
  const turnover = new Float64Array(n);
  const direction = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  let residual = respond(network, prices, levels, excess, turnover);
  let iterations = 0;
  while (residual > TOLERANCE && iterations < MOST_ITERATIONS) {
    iterations++;
    curvature(network, prices, hessian, Math.min(1, residual));
    for (let r = 0; r < n; r++) direction[r] = -(excess[r] ?? 0);
    solveInPlace(hessian, direction, n);
    const step = lineSearch(network, prices, direction);
    if (!(step > 0)) break;
    for (let r = 0; r < n; r++) prices[r] = (prices[r] ?? 0) + step * (direction[r] ?? 0);
    residual = respond(network, prices, levels, excess, turnover);
  }
  return { prices, levels, iterations, converged: residual <= 1e-6, residual };
}

/** Levels at these prices, what each row has too much of, and the largest imbalance. */
function respond(
  net: Network,
  p: Float64Array,
  levels: Float64Array,
  excess: Float64Array,
  turnover: Float64Array,
): number {
  for (let r = 0; r < net.rows; r++) {
    excess[r] = net.endowment[r] ?? 0;
    turnover[r] = Math.abs(net.endowment[r] ?? 0) + 1e-3;
  }
  for (let i = 0; i < net.columns; i++) {
    const from = net.start[i] ?? 0;
    const to = net.start[i + 1] ?? 0;
    let margin = -(net.cost[i] ?? 0);
    for (let k = from; k < to; k++) margin += (net.coefficient[k] ?? 0) * (p[net.row[k] ?? 0] ?? 0);
    const x = Math.min(Math.max(margin / (net.slope[i] ?? 1), 0), net.capacity[i] ?? 0);
    levels[i] = x;
    if (x === 0) continue;
    for (let k = from; k < to; k++) {
      const r = net.row[k] ?? 0;
      const moved = (net.coefficient[k] ?? 0) * x;
      excess[r] = (excess[r] ?? 0) + moved;
      turnover[r] = (turnover[r] ?? 0) + Math.abs(moved);
    }
  }
  let worst = 0;
  for (let r = 0; r < net.rows; r++) worst = Math.max(worst, Math.abs(excess[r] ?? 0) / (turnover[r] ?? 1));
  return worst;
}

/** Generalised Hessian of the dual over activities between their bounds, with a ridge that shrinks as rows balance. */
function curvature(net: Network, p: Float64Array, h: Float64Array, ridge: number): void {
  const n = net.rows;
  h.fill(0);
  for (let i = 0; i < net.columns; i++) {
    const from = net.start[i] ?? 0;
    const to = net.start[i + 1] ?? 0;
    const q = net.slope[i] ?? 1;
    let margin = -(net.cost[i] ?? 0);
    for (let k = from; k < to; k++) margin += (net.coefficient[k] ?? 0) * (p[net.row[k] ?? 0] ?? 0);
    if (margin <= 0 || margin / q >= (net.capacity[i] ?? 0)) continue;
    for (let a = from; a < to; a++)
      for (let b = from; b < to; b++) {
        const at = (net.row[a] ?? 0) * n + (net.row[b] ?? 0);
        h[at] = (h[at] ?? 0) + ((net.coefficient[a] ?? 0) * (net.coefficient[b] ?? 0)) / q;
      }
  }
  for (let r = 0; r < n; r++) {
    const d = h[r * n + r] ?? 0;
    h[r * n + r] = d * (1 + 1e-9) + 1e-4 + ridge;
  }
}

/** Cholesky of a dense symmetric matrix, and the solution in place of the right-hand side. */
function solveInPlace(h: Float64Array, b: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    let d = h[j * n + j] ?? 0;
    for (let k = 0; k < j; k++) d -= (h[j * n + k] ?? 0) * (h[j * n + k] ?? 0);
    d = Math.sqrt(Math.max(d, 1e-12));
    h[j * n + j] = d;
    for (let i = j + 1; i < n; i++) {
      let s = h[i * n + j] ?? 0;
      if (s === 0 && j === 0) continue;
      for (let k = 0; k < j; k++) s -= (h[i * n + k] ?? 0) * (h[j * n + k] ?? 0);
      h[i * n + j] = s / d;
    }
  }
  for (let i = 0; i < n; i++) {
    let s = b[i] ?? 0;
    for (let k = 0; k < i; k++) s -= (h[i * n + k] ?? 0) * (b[k] ?? 0);
    b[i] = s / (h[i * n + i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i--) {
    let s = b[i] ?? 0;
    for (let k = i + 1; k < n; k++) s -= (h[k * n + i] ?? 0) * (b[k] ?? 0);
    b[i] = s / (h[i * n + i] ?? 1);
  }
}

/** The step along a direction where the (growing, piecewise linear) slope of the dual is zero. */
function lineSearch(net: Network, p: Float64Array, d: Float64Array): number {
  const gain = new Float64Array(net.columns);
  const margin = new Float64Array(net.columns);
  let flat = 0;
  for (let r = 0; r < net.rows; r++) flat += (net.endowment[r] ?? 0) * (d[r] ?? 0);
  for (let i = 0; i < net.columns; i++) {
    let m = -(net.cost[i] ?? 0);
    let g = 0;
    for (let k = net.start[i] ?? 0; k < (net.start[i + 1] ?? 0); k++) {
      const r = net.row[k] ?? 0;
      const a = net.coefficient[k] ?? 0;
      m += a * (p[r] ?? 0);
      g += a * (d[r] ?? 0);
    }
    margin[i] = m;
    gain[i] = g;
  }
  const slopeAt = (t: number): number => {
    let s = flat;
    for (let i = 0; i < net.columns; i++) {
      const g = gain[i] ?? 0;
      if (g === 0) continue;
      const x = ((margin[i] ?? 0) + t * g) / (net.slope[i] ?? 1);
      s += g * Math.min(Math.max(x, 0), net.capacity[i] ?? 0);
    }
    return s;
  };
  const first = slopeAt(0);
  if (first >= 0) return 0;
  let low = 0;
  let lowSlope = first;
  let high = 1;
  let highSlope = slopeAt(1);
  for (let k = 0; highSlope < 0 && k < 60; k++) {
    if (highSlope > first * 1e-12) return high;
    low = high;
    lowSlope = highSlope;
    high *= 4;
    highSlope = slopeAt(high);
  }
  for (let k = 0; k < 60 && highSlope - lowSlope > 0; k++) {
    if (Math.abs(highSlope) <= Math.abs(first) * 1e-12) return high;
    const secant = low - (lowSlope * (high - low)) / (highSlope - lowSlope);
    const t = k % 3 === 2 ? (low + high) / 2 : secant;
    const s = slopeAt(t);
    if (Math.abs(s) <= Math.abs(first) * 1e-9 || high - low < 1e-14 * high) return t;
    if (s < 0) {
      low = t;
      lowSlope = s;
    } else {
      high = t;
      highSlope = s;
    }
  }
  return low > 0 ? low : high;
}
