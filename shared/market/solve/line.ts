import type { Network } from '../solver.ts';

/** Where the dual can fall without end (a market that cannot balance), no step is longer than this. */
const FARTHEST = 1e6;
const MOST_TRIES = 40;
/** The slope of the dual, as a share of what it was, that counts as none. */
const LEVEL = 1e-9;

/**
 * The step along a direction of prices at which the slope of the dual is zero. The slope only grows, in straight
 * pieces with a kink wherever an activity starts or reaches its capacity: Newton from the full step, kept
 * between what is known to be too short and too long, over the few activities with a kink in between.
 *
 * @param gain what each activity's margin gains along the direction
 * @param initial the slope at the start
 * @param live room for the activities with a kink on the way
 */
export function lineSearch(
  net: Network,
  margin: Float64Array,
  gain: Float64Array,
  initial: number,
  live: Int32Array,
): number {
  if (!(initial < 0)) return 0;
  const { columns, slope: rise, capacity } = net;
  let short = 0;
  for (let long = 1; long <= FARTHEST; short = long, long *= 8) {
    // Up to `long`, most activities stay as they are at the start: their part of the slope is one straight line.
    let count = 0;
    let offset = initial;
    let bend = 0;
    let end = initial;
    for (let i = 0; i < columns; i++) {
      const g = gain[i] ?? 0;
      if (g === 0) continue;
      const m = margin[i] ?? 0;
      const then = m + long * g;
      if (m <= 0 && then <= 0) continue;
      const q = rise[i] ?? 1;
      const full = q * (capacity[i] ?? 0);
      if (m >= full && then >= full) continue;
      if (m > 0 && m < full && then > 0 && then < full) {
        bend += (g * g) / q;
        continue;
      }
      live[count++] = i;
      const now = Math.min(Math.max(m, 0), full);
      offset -= (g * now) / q;
      end += (g * (Math.min(Math.max(then, 0), full) - now)) / q;
    }
    end += bend * long;
    if (Math.abs(end) <= -LEVEL * initial) return long;
    if (end < 0) continue;
    return between(net, margin, gain, live.subarray(0, count), { initial, offset, bend, short, long });
  }
  return FARTHEST;
}

function between(
  net: Network,
  margin: Float64Array,
  gain: Float64Array,
  live: Int32Array,
  known: { initial: number; offset: number; bend: number; short: number; long: number },
): number {
  const { slope: rise, capacity } = net;
  let { short, long } = known;
  let step = short > 0 ? (short + long) / 2 : long;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    let slope = known.offset + known.bend * step;
    let bend = known.bend;
    for (let n = 0; n < live.length; n++) {
      const i = live[n] ?? 0;
      const g = gain[i] ?? 0;
      const m = (margin[i] ?? 0) + step * g;
      if (m <= 0) continue;
      const q = rise[i] ?? 1;
      const full = q * (capacity[i] ?? 0);
      if (m < full) {
        slope += (g * m) / q;
        bend += (g * g) / q;
      } else slope += (g * full) / q;
    }
    if (Math.abs(slope) <= -LEVEL * known.initial) return step;
    if (slope < 0) short = step;
    else long = step;
    const next = bend > 0 ? step - slope / bend : long;
    if (next === step) return step;
    step = next > short && next < long ? next : (short + long) / 2;
  }
  return step;
}
