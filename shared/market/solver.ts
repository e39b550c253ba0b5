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
const TOLERANCE = 1e-10;

/** Rows that hardly trade are measured against this share of the largest one. */
const SMALL_ROW = 0.01;

/** A good start needs a handful of steps; one that takes more than this was none. */
const WARM_ITERATIONS = 30;
const STAGE_ITERATIONS = 60;

/**
 * Nearly flat activities (shipping) make the dual stiff: from a poor start Newton would step from kink to kink.
 * So a cold start first solves the same network with those activities softened to at least this slope, each
 * answer being the start of the next, harder one.
 */
const SOFTENED = [1e-1, 1e-2, 1e-3, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 0];

/**
 * Where Newton is caught between kinks, prices are held back by springs to where they are (the proximal point
 * method, Rockafellar 1976: it always converges); the springs, in t per USD/kg, are loosened step by step.
 */
const SPRINGS = [100, 10, 1, 0.1, 0.1, 0.01, 0.01, 1e-3, 1e-3, 1e-4, 1e-4];

/** Clears the network, starting from the prices of a similar one if there is one. */
export function clear(network: Network, warm?: Float64Array): Clearing {
  const work = new Workspace(network);
  if (warm) {
    work.prices.set(warm.subarray(0, network.rows));
    work.newton(network, WARM_ITERATIONS);
    if (work.residual <= TOLERANCE) return work.clearing();
  }
  for (const least of SOFTENED) {
    const softer =
      least === 0 ? network : { ...network, slope: network.slope.map((q) => Math.max(q, least)) };
    work.newton(softer, STAGE_ITERATIONS);
  }
  for (const spring of SPRINGS) {
    if (work.residual <= TOLERANCE) break;
    work.newton(network, STAGE_ITERATIONS, spring);
  }
  return work.clearing();
}

/** The arrays of one solve. */
class Workspace {
  readonly prices: Float64Array;
  residual = Number.POSITIVE_INFINITY;
  private readonly levels: Float64Array;
  private readonly excess: Float64Array;
  private readonly turnover: Float64Array;
  private readonly direction: Float64Array;
  private readonly hessian: Float64Array;
  private iterations = 0;

  constructor({ rows, columns }: Network) {
    this.prices = new Float64Array(rows);
    this.levels = new Float64Array(columns);
    this.excess = new Float64Array(rows);
    this.turnover = new Float64Array(rows);
    this.direction = new Float64Array(rows);
    this.hessian = new Float64Array(rows * rows);
  }

  /**
   * Semismooth Newton on the dual with an exact line search, from the prices as they stand; with a spring, each
   * price is also drawn back to where it stood.
   */
  newton(network: Network, most: number, spring = 0): void {
    const { prices, levels, excess, turnover, direction, hessian } = this;
    const anchor = spring > 0 ? prices.slice() : prices;
    this.residual = respond(network, prices, levels, excess, turnover);
    for (let k = 0; k < most && this.residual > TOLERANCE; k++) {
      this.iterations++;
      curvature(network, prices, hessian, spring > 0 ? spring : 1e-4 + Math.min(1, this.residual));
      let pull = 0;
      for (let r = 0; r < network.rows; r++) {
        direction[r] = -(excess[r] ?? 0) - spring * ((prices[r] ?? 0) - (anchor[r] ?? 0));
        pull = Math.max(pull, Math.abs(direction[r] ?? 0) / (turnover[r] ?? 1));
      }
      if (spring > 0 && pull < TOLERANCE) return;
      solveInPlace(hessian, direction, network.rows);
      const step = lineSearch(network, prices, direction, spring, anchor);
      if (!(step > 0)) return;
      for (let r = 0; r < network.rows; r++) prices[r] = (prices[r] ?? 0) + step * (direction[r] ?? 0);
      this.residual = respond(network, prices, levels, excess, turnover);
    }
  }

  clearing(): Clearing {
    const { prices, levels, iterations, residual } = this;
    return { prices, levels, iterations, converged: residual <= 1e-6, residual };
  }
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
    turnover[r] = Math.abs(net.endowment[r] ?? 0);
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
  let largest = 1;
  for (let r = 0; r < net.rows; r++) largest = Math.max(largest, turnover[r] ?? 0);
  let worst = 0;
  for (let r = 0; r < net.rows; r++)
    worst = Math.max(worst, Math.abs(excess[r] ?? 0) / ((turnover[r] ?? 0) + SMALL_ROW * largest));
  return worst;
}

/** Generalised Hessian of the dual over activities between their bounds, with a ridge that holds rows without any. */
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
    h[r * n + r] = d * (1 + 1e-9) + ridge;
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

/** Where the dual can fall without end (a market that cannot balance), a step of this size is taken and reported as unconverged. */
const FARTHEST = 1e6;

/**
 * The step along a direction at which the slope of the dual is zero. The slope grows in straight pieces, with a
 * kink wherever an activity starts or reaches its capacity: the kinks are walked in order.
 */
function lineSearch(
  net: Network,
  p: Float64Array,
  d: Float64Array,
  spring: number,
  anchor: Float64Array,
): number {
  let slope = 0;
  let bend = 0;
  for (let r = 0; r < net.rows; r++) {
    const dr = d[r] ?? 0;
    slope += ((net.endowment[r] ?? 0) + spring * ((p[r] ?? 0) - (anchor[r] ?? 0))) * dr;
    bend += spring * dr * dr;
  }
  const kinks: { at: number; bend: number }[] = [];
  for (let i = 0; i < net.columns; i++) {
    let margin = -(net.cost[i] ?? 0);
    let gain = 0;
    for (let k = net.start[i] ?? 0; k < (net.start[i + 1] ?? 0); k++) {
      const r = net.row[k] ?? 0;
      const a = net.coefficient[k] ?? 0;
      margin += a * (p[r] ?? 0);
      gain += a * (d[r] ?? 0);
    }
    const q = net.slope[i] ?? 1;
    const cap = net.capacity[i] ?? 0;
    slope += gain * Math.min(Math.max(margin / q, 0), cap);
    if (gain === 0 || cap === 0) continue;
    const starts = -margin / gain;
    const fills = (q * cap - margin) / gain;
    const enters = Math.min(starts, fills);
    const leaves = Math.max(starts, fills);
    if (leaves <= 0 || enters === Number.POSITIVE_INFINITY) continue;
    const own = (gain * gain) / q;
    if (enters <= 0) bend += own;
    else kinks.push({ at: enters, bend: own });
    if (leaves < Number.POSITIVE_INFINITY) kinks.push({ at: leaves, bend: -own });
  }
  if (slope >= 0) return 0;
  kinks.sort((a, b) => a.at - b.at);
  let at = 0;
  for (const kink of kinks) {
    const rise = bend * (kink.at - at);
    if (bend > 0 && slope + rise >= 0) return at - slope / bend;
    slope += rise;
    at = kink.at;
    bend = Math.max(0, bend + kink.bend);
  }
  return bend > 1e-300 ? at - slope / bend : Math.max(at, FARTHEST);
}
