import type { Network } from '../solver.ts';

/** Where the dual can fall without end (a market that cannot balance), no step is longer than this. */
const FARTHEST = 1e6;
const MOST_TRIES = 40;
/** The slope of the dual, as a share of what it was, that counts as none. */
const LEVEL = 1e-9;

/**
 * The step along a direction of prices at which the slope of the dual is zero. The slope only grows, in straight
 * pieces with a kink wherever an activity starts or reaches its capacity: Newton from the full step, kept
 * between what is known to be too short and too long.
 *
 * @param gain room for what each activity's margin gains along the direction
 */
export function lineSearch(
  net: Network,
  margin: Float64Array,
  direction: Float64Array,
  gain: Float64Array,
): number {
  const { rows, columns, endowment, start, row, coefficient, slope: rise, capacity } = net;
  let given = 0;
  for (let r = 0; r < rows; r++) given += (endowment[r] ?? 0) * (direction[r] ?? 0);
  let initial = given;
  for (let i = 0; i < columns; i++) {
    let g = 0;
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++)
      g += (coefficient[k] ?? 0) * (direction[row[k] ?? 0] ?? 0);
    gain[i] = g;
    const m = margin[i] ?? 0;
    if (m > 0) initial += g * Math.min(m / (rise[i] ?? 1), capacity[i] ?? 0);
  }
  if (!(initial < 0)) return 0;
  let short = 0;
  let long = Number.POSITIVE_INFINITY;
  let step = 1;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    let slope = given;
    let bend = 0;
    for (let i = 0; i < columns; i++) {
      const g = gain[i] ?? 0;
      if (g === 0) continue;
      const m = (margin[i] ?? 0) + step * g;
      if (m <= 0) continue;
      const q = rise[i] ?? 1;
      const cap = capacity[i] ?? 0;
      if (m < q * cap) {
        slope += (g * m) / q;
        bend += (g * g) / q;
      } else slope += g * cap;
    }
    if (Math.abs(slope) <= -LEVEL * initial) return step;
    if (slope < 0) short = step;
    else long = step;
    let next = bend > 0 ? step - slope / bend : Number.POSITIVE_INFINITY;
    if (!(next > short && next < long))
      next = long < Number.POSITIVE_INFINITY ? (short + long) / 2 : 4 * step;
    if (next > FARTHEST || next === step) return Math.min(step, FARTHEST);
    step = next;
  }
  return step;
}
