import type { Network } from '../solver.ts';
import { lineSearch } from './line.ts';
import { imbalance } from './misfit.ts';
import { Normal } from './normal.ts';
import type { Structure } from './structure.ts';

/** Holds rows that no activity between its bounds decides, t per USD/kg: little, so that it does not slow the rest. */
const RIDGE = 1e-6;

/**
 * Semismooth Newton on the dual: prices move so that what is made meets what is used, every activity doing what
 * pays at those prices; the step is the best one along the direction. Fast from near by.
 */
export class Newton {
  readonly prices: Float64Array;
  readonly levels: Float64Array;
  residual = Number.POSITIVE_INFINITY;
  steps = 0;
  private readonly net: Network;
  private readonly normal: Normal;
  private readonly margin: Float64Array; // what a column's first tonne earns
  private readonly gain: Float64Array;
  private readonly excess: Float64Array;
  private readonly turnover: Float64Array;
  private readonly direction: Float64Array;
  private readonly weight: Float64Array;

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
    this.gain = new Float64Array(net.columns);
  }

  /** At most so many steps, until no row is out of balance by more than the tolerance, relative to its turnover. */
  run(prices: Float64Array, most: number, tolerance: number): void {
    const { net, direction, excess, margin, gain } = this;
    this.prices.set(prices);
    this.residual = this.respond();
    for (let k = 0; k < most && this.residual > tolerance; k++) {
      this.steps++;
      this.normal.assemble(net, this.free(), RIDGE);
      this.normal.factor();
      for (let r = 0; r < net.rows; r++) direction[r] = -(excess[r] ?? 0);
      this.normal.solve(direction);
      const step = lineSearch(net, margin, direction, gain);
      if (!(step > 0)) return;
      for (let r = 0; r < net.rows; r++) this.prices[r] = (this.prices[r] ?? 0) + step * (direction[r] ?? 0);
      this.residual = this.respond();
    }
  }

  /** 1/q of the activities between their bounds, 0 for the others. */
  private free(): Float64Array {
    const { net, levels, weight } = this;
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      weight[i] = x > 0 && x < (net.capacity[i] ?? 0) ? 1 / (net.slope[i] ?? 1) : 0;
    }
    return weight;
  }

  /** Levels at these prices, what each row has too much of, and the largest imbalance. */
  private respond(): number {
    const { net, prices, levels, margin, excess, turnover } = this;
    const { start, row, coefficient } = net;
    for (let r = 0; r < net.rows; r++) {
      excess[r] = net.endowment[r] ?? 0;
      turnover[r] = Math.abs(net.endowment[r] ?? 0);
    }
    for (let i = 0; i < net.columns; i++) {
      const from = start[i] ?? 0;
      const to = start[i + 1] ?? 0;
      let earned = -(net.cost[i] ?? 0);
      for (let k = from; k < to; k++) earned += (coefficient[k] ?? 0) * (prices[row[k] ?? 0] ?? 0);
      margin[i] = earned;
      const x = Math.min(Math.max(earned / (net.slope[i] ?? 1), 0), net.capacity[i] ?? 0);
      levels[i] = x;
      if (x === 0) continue;
      for (let k = from; k < to; k++) {
        const r = row[k] ?? 0;
        const moved = (coefficient[k] ?? 0) * x;
        excess[r] = (excess[r] ?? 0) + moved;
        turnover[r] = (turnover[r] ?? 0) + Math.abs(moved);
      }
    }
    return imbalance(excess, turnover);
  }
}
