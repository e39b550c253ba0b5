import type { Network } from '../solver.ts';
import { lineSearch } from './line.ts';
import { imbalance, leastTurnover, measureOf } from './misfit.ts';
import { Normal } from './normal.ts';
import type { Structure } from './structure.ts';

/** Holds rows that no activity between its bounds decides, t per USD/kg: little, so that it does not slow the rest. */
const RIDGE = 1e-6;

/** Below this imbalance a full step is tried first. */
const CLOSE = 1e-3;

/**
 * Semismooth Newton on the dual: prices move so that what is made meets what is used, every activity doing what
 * pays at those prices; the step is the best one along the direction. Fast from near by.
 */
export class Newton {
  private readonly prices: Float64Array;
  private readonly levels: Float64Array;
  residual = Number.POSITIVE_INFINITY;
  steps = 0;
  private net: Network;
  private readonly normal: Normal;
  private readonly margin: Float64Array; // what a column's first tonne earns
  private readonly gain: Float64Array;
  private readonly excess: Float64Array;
  private readonly turnover: Float64Array;
  private readonly direction: Float64Array;
  private readonly weight: Float64Array; // 1/q of the activities between their bounds, 0 for the others
  private readonly live: Int32Array;

  constructor(net: Network, structure: Structure) {
    this.net = net;
    this.normal = new Normal(structure);
    this.prices = new Float64Array(net.rows);
    this.excess = new Float64Array(net.rows);
    this.turnover = new Float64Array(net.rows);
    this.direction = new Float64Array(net.rows);
    this.levels = new Float64Array(net.columns);
    this.margin = new Float64Array(net.columns);
    this.weight = new Float64Array(net.columns);
    this.live = new Int32Array(net.columns);
    this.gain = new Float64Array(net.columns);
  }

  /** A solver for this network, with the arrays of the last one of the same structure. */
  static of(net: Network, structure: Structure): Newton {
    const known = kept.get(structure);
    if (!known) {
      const made = new Newton(net, structure);
      kept.set(structure, made);
      return made;
    }
    known.net = net;
    known.steps = 0;
    return known;
  }

  /** At most so many steps, until no row is out of balance by more than the tolerance, relative to its turnover. */
  run(prices: Float64Array, most: number, tolerance: number): void {
    const { net, direction, margin, gain, live } = this;
    this.prices.set(prices);
    this.residual = this.respond();
    for (let k = 0; k < most && this.residual > tolerance; k++) {
      this.steps++;
      this.normal.assemble(net, this.weight, RIDGE);
      this.normal.factor();
      this.want(tolerance);
      this.normal.solve(direction);
      if (this.residual < CLOSE && this.leap()) continue;
      const step = lineSearch(net, margin, gain, this.look(), live);
      if (!(step > 0)) return;
      this.move(step);
      this.residual = this.respond();
    }
  }

  private move(step: number): void {
    const { prices, direction } = this;
    for (let r = 0; r < prices.length; r++) prices[r] = (prices[r] ?? 0) + step * (direction[r] ?? 0);
  }

  /** The full step, if it brings rows nearer to balance: close by, the slope of the dual is lost in rounding. */
  private leap(): boolean {
    const before = this.residual;
    this.move(1);
    this.residual = this.respond();
    if (this.residual < 0.5 * before) return true;
    this.move(-1);
    this.residual = this.respond();
    return false;
  }

  /** What rows are to get more of. One that is in balance is left alone, lest its last grams send its price far away. */
  private want(tolerance: number): void {
    const { net, direction, excess, turnover } = this;
    const least = leastTurnover(turnover);
    for (let r = 0; r < direction.length; r++) {
      const left = excess[r] ?? 0;
      const measure = measureOf(turnover[r] ?? 0, net.endowment[r] ?? 0, least);
      direction[r] = Math.abs(left) <= tolerance * measure ? 0 : -left;
    }
  }

  /** What every margin gains along the direction; returns the slope of the dual. */
  private look(): number {
    const { net, direction, gain, excess } = this;
    const { start, row, coefficient } = net;
    let slope = 0;
    for (let r = 0; r < net.rows; r++) slope += (excess[r] ?? 0) * (direction[r] ?? 0);
    for (let i = 0, k = 0; i < net.columns; i++) {
      const to = start[i + 1] ?? 0;
      let g = 0;
      for (; k < to; k++) g += (coefficient[k] ?? 0) * (direction[row[k] ?? 0] ?? 0);
      gain[i] = g;
    }
    return slope;
  }

  answer(): { prices: Float64Array; levels: Float64Array; residual: number; iterations: number } {
    const { prices, levels, residual, steps } = this;
    return { prices: prices.slice(), levels: levels.slice(), residual, iterations: steps };
  }

  /** Levels at these prices, how they answer to them, what rows have too much of, and the largest imbalance. */
  private respond(): number {
    const { net, prices, levels, weight, margin, excess, turnover } = this;
    const { start, row, coefficient, cost, slope, capacity } = net;
    for (let r = 0; r < net.rows; r++) {
      const given = net.endowment[r] ?? 0;
      excess[r] = given;
      turnover[r] = Math.abs(given);
    }
    for (let i = 0; i < net.columns; i++) {
      const from = start[i] ?? 0;
      const to = start[i + 1] ?? 0;
      let earned = -(cost[i] ?? 0);
      for (let k = from; k < to; k++) earned += (coefficient[k] ?? 0) * (prices[row[k] ?? 0] ?? 0);
      margin[i] = earned;
      const cap = capacity[i] ?? 0;
      if (earned <= 0 || cap === 0) {
        levels[i] = 0;
        weight[i] = 0;
        continue;
      }
      const q = slope[i] ?? 1;
      const free = earned / q < cap;
      const x = free ? earned / q : cap;
      levels[i] = x;
      weight[i] = free ? 1 / q : 0;
      for (let k = from; k < to; k++) {
        const r = row[k] ?? 0;
        const moved = (coefficient[k] ?? 0) * x;
        excess[r] = (excess[r] ?? 0) + moved;
        turnover[r] = (turnover[r] ?? 0) + Math.abs(moved);
      }
    }
    return imbalance(net.endowment, excess, turnover);
  }
}

/** Solvers by structure: their arrays are too large to be made anew for every market. */
const kept = new WeakMap<Structure, Newton>();
