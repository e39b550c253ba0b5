import type { Network } from '../solver.ts';
import { Normal } from './normal.ts';
import type { Structure } from './structure.ts';

const MOST_STEPS = 80;
/** How much of the way to the nearest bound a step may go. */
const BACKED_OFF = 0.995;

/**
 * Clears a network from nothing by Mehrotra's predictor-corrector interior point method (Mehrotra 1992; for
 * quadratic costs Nocedal & Wright 2006, ch. 16.6): it follows the middle of the feasible region to the answer,
 * in some twenty steps whatever the figures.
 *
 *     c + q x - A'p - z + w = 0,   A x + e = 0,   x z = mu,   (cap - x) w = mu
 */
export class Interior {
  readonly prices: Float64Array;
  readonly levels: Float64Array;
  steps = 0;
  private readonly net: Network;
  private readonly normal: Normal;
  private readonly z: Float64Array; // what a column would lose by starting
  private readonly w: Float64Array; // what it would gain by more capacity
  private readonly loss: Float64Array; // c + q x - A'p - z + w
  private readonly short: Float64Array; // -(A x + e), per row
  private readonly weight: Float64Array;
  private readonly pull: Float64Array;
  private readonly dx: Float64Array;
  private readonly dz: Float64Array;
  private readonly dw: Float64Array;
  private readonly dp: Float64Array;
  private mean = 0; // of x z and (cap - x) w
  private bounds = 0; // how many of them
  private size = 1; // of a usual capacity
  private worth = 1; // of a usual cost

  constructor(net: Network, structure: Structure) {
    this.net = net;
    this.normal = new Normal(structure);
    this.prices = new Float64Array(net.rows);
    this.short = new Float64Array(net.rows);
    this.dp = new Float64Array(net.rows);
    const column = () => new Float64Array(net.columns);
    this.levels = column();
    this.z = column();
    this.w = column();
    this.loss = column();
    this.weight = column();
    this.pull = column();
    this.dx = column();
    this.dz = column();
    this.dw = column();
    this.begin();
  }

  /** In the middle of everything: x z and (cap - x) w are the same everywhere. */
  private begin(): void {
    const { cost, capacity, endowment, columns, rows } = this.net;
    let worth = 1e-3;
    let size = 0;
    let bounded = 0;
    for (let i = 0; i < columns; i++) {
      worth += Math.abs(cost[i] ?? 0) / columns;
      const cap = capacity[i] ?? 0;
      if (cap > 0 && cap < UNLIMITED) {
        size += cap;
        bounded++;
      }
    }
    size = bounded > 0 ? size / bounded : 1;
    for (let r = 0; r < rows; r++) size = Math.max(size, Math.abs(endowment[r] ?? 0));
    const gap = size * worth;
    this.size = size;
    this.worth = worth;
    for (let i = 0; i < columns; i++) {
      const cap = capacity[i] ?? 0;
      if (cap <= NEGLIGIBLE * size) continue;
      const x = Math.min(size, cap / 2);
      this.levels[i] = x;
      this.z[i] = gap / x;
      if (cap < UNLIMITED) this.w[i] = gap / (cap - x);
    }
  }

  /** Goes on until the mean of x z and (cap - x) w is this small against the value of a column, or no more can be had. */
  advance(near: number): void {
    while (this.steps < MOST_STEPS) {
      const gap = this.measure();
      if (!(gap > near)) return;
      this.steps++;
      if (!this.step()) return;
    }
  }

  /** How far the point is from each condition; returns the worst one, relative. */
  private measure(): number {
    const { net, levels, prices, z, w, loss, short } = this;
    const { start, row, coefficient } = net;
    let total = 0;
    let value = 0;
    let worst = 0;
    this.bounds = 0;
    for (let r = 0; r < net.rows; r++) short[r] = -(net.endowment[r] ?? 0);
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      if (x === 0) continue;
      const own = (net.cost[i] ?? 0) + (net.slope[i] ?? 0) * x;
      let left = own - (z[i] ?? 0) + (w[i] ?? 0);
      let scale = Math.abs(own) + 1e-9;
      for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
        const r = row[k] ?? 0;
        const a = coefficient[k] ?? 0;
        const priced = a * (prices[r] ?? 0);
        left -= priced;
        scale += Math.abs(priced);
        short[r] = (short[r] ?? 0) - a * x;
      }
      loss[i] = left;
      worst = Math.max(worst, Math.abs(left) / scale);
      value += scale * x;
      total += x * (z[i] ?? 0);
      this.bounds++;
      const cap = net.capacity[i] ?? 0;
      if (cap >= UNLIMITED) continue;
      total += (cap - x) * (w[i] ?? 0);
      this.bounds++;
    }
    this.mean = this.bounds > 0 ? total / this.bounds : 0;
    return Math.max(worst, total / Math.max(value, 1e-3 * this.size * this.worth), this.imbalance());
  }

  /** The largest shortage against the mean level, or a small share of a usual one. */
  private imbalance(): number {
    let moved = 0;
    let worst = 0;
    for (let i = 0; i < this.net.columns; i++) moved += this.levels[i] ?? 0;
    for (let r = 0; r < this.net.rows; r++) worst = Math.max(worst, Math.abs(this.short[r] ?? 0));
    return worst / Math.max(1e-3 * this.size, moved / this.net.columns);
  }

  /** One predictor and corrector; false where no way is left. */
  private step(): boolean {
    const { net, levels, z, w, weight } = this;
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      if (x === 0) continue;
      const room = (net.capacity[i] ?? 0) - x;
      weight[i] = 1 / ((net.slope[i] ?? 0) + (z[i] ?? 0) / x + (w[i] ?? 0) / room);
    }
    this.normal.assemble(net, weight, (SPRING * this.size) / this.worth);
    this.normal.factor();
    this.aim(0, false);
    const reach = this.reach();
    const total = this.after(reach);
    const shrunk = this.mean > 0 ? total / this.bounds / this.mean : 0;
    this.aim(shrunk * shrunk * shrunk * this.mean, true);
    const far = Math.min(1, BACKED_OFF * this.reach());
    if (!(far > 1e-13) || !this.dp.every(Number.isFinite)) return false;
    this.move(far);
    return true;
  }

  /**
   * The levels as they would be at the end of the way. A steep activity does what its margin pays for; a flat
   * one starts or fills up where it would not gain by it, and else stays as it is, which keeps rows balanced.
   */
  settle(): void {
    const { net, prices, levels, z, w } = this;
    const { start, row, coefficient } = net;
    for (let i = 0; i < net.columns; i++) {
      const cap = net.capacity[i] ?? 0;
      const q = net.slope[i] ?? 1;
      const x = levels[i] ?? 0;
      const flat = this.worth / this.size;
      if (x === 0 || q > flat) {
        let margin = -(net.cost[i] ?? 0);
        for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++)
          margin += (coefficient[k] ?? 0) * (prices[row[k] ?? 0] ?? 0);
        levels[i] = Math.min(Math.max(margin / q, 0), cap);
      } else if ((z[i] ?? 0) > Math.max(x * flat, w[i] ?? 0)) levels[i] = 0;
      else if ((w[i] ?? 0) > (cap - x) * flat) levels[i] = cap;
    }
  }

  /** The direction towards x z = (cap - x) w = `target`; `second` takes the last direction's own error out. */
  private aim(target: number, second: boolean): void {
    const { net, levels, z, w, loss, weight, pull, dx, dz, dw, dp } = this;
    const { start, row, coefficient } = net;
    for (let r = 0; r < net.rows; r++) dp[r] = this.short[r] ?? 0;
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      if (x === 0) continue;
      const room = (net.capacity[i] ?? 0) - x;
      const turn = second ? (dx[i] ?? 0) : 0;
      // From here on dz and dw hold what x z and (cap - x) w lack, over x and over the room.
      dz[i] = (target - turn * (dz[i] ?? 0)) / x - (z[i] ?? 0);
      dw[i] = room < UNLIMITED ? (target + turn * (dw[i] ?? 0)) / room - (w[i] ?? 0) : 0;
      const own = (dz[i] ?? 0) - (dw[i] ?? 0) - (loss[i] ?? 0);
      pull[i] = own;
      const moved = (weight[i] ?? 0) * own;
      for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
        const r = row[k] ?? 0;
        dp[r] = (dp[r] ?? 0) - (coefficient[k] ?? 0) * moved;
      }
    }
    this.normal.solve(dp);
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      if (x === 0) continue;
      let gain = pull[i] ?? 0;
      for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++)
        gain += (coefficient[k] ?? 0) * (dp[row[k] ?? 0] ?? 0);
      const d = (weight[i] ?? 0) * gain;
      const room = (net.capacity[i] ?? 0) - x;
      dx[i] = d;
      dz[i] = (dz[i] ?? 0) - ((z[i] ?? 0) * d) / x;
      if (room < UNLIMITED) dw[i] = (dw[i] ?? 0) + ((w[i] ?? 0) * d) / room;
    }
  }

  /** How much of the direction stays within all bounds. */
  private reach(): number {
    const { net, levels, z, w, dx, dz, dw } = this;
    let far = 1 / BACKED_OFF;
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      if (x === 0) continue;
      const d = dx[i] ?? 0;
      const room = (net.capacity[i] ?? 0) - x;
      if (d * far < -x) far = -x / d;
      if (d * far > room) far = room / d;
      if ((dz[i] ?? 0) * far < -(z[i] ?? 0)) far = -(z[i] ?? 0) / (dz[i] ?? 0);
      if ((dw[i] ?? 0) * far < -(w[i] ?? 0)) far = -(w[i] ?? 0) / (dw[i] ?? 0);
    }
    return far;
  }

  /** The sum of x z and (cap - x) w after this much of the direction. */
  private after(reach: number): number {
    const { net, levels, z, w, dx, dz, dw } = this;
    const far = Math.min(1, reach);
    let total = 0;
    for (let i = 0; i < net.columns; i++) {
      const x = levels[i] ?? 0;
      if (x === 0) continue;
      const to = x + far * (dx[i] ?? 0);
      const cap = net.capacity[i] ?? 0;
      total += to * ((z[i] ?? 0) + far * (dz[i] ?? 0));
      if (cap < UNLIMITED) total += (cap - to) * ((w[i] ?? 0) + far * (dw[i] ?? 0));
    }
    return total;
  }

  private move(far: number): void {
    const { net, prices, levels, z, w, dx, dz, dw, dp } = this;
    for (let r = 0; r < net.rows; r++) prices[r] = (prices[r] ?? 0) + far * (dp[r] ?? 0);
    for (let i = 0; i < net.columns; i++) {
      levels[i] = (levels[i] ?? 0) + far * (dx[i] ?? 0);
      z[i] = (z[i] ?? 0) + far * (dz[i] ?? 0);
      w[i] = (w[i] ?? 0) + far * (dw[i] ?? 0);
    }
  }
}

/**
 * Rows that nothing can decide (a good that nobody makes) would send their prices off to infinity: each price is
 * held where it is by a spring this weak, against the usual size over the usual cost.
 */
const SPRING = 1e-10;

/** A capacity of this share of the usual one is left to Newton. */
const NEGLIGIBLE = 1e-9;

const UNLIMITED = Number.POSITIVE_INFINITY;
