import type { Network } from '../solver.ts';

/** Where the dual can fall without end (a market that cannot balance), a step of this size is taken. */
const FARTHEST = 1e6;

/**
 * The step along a direction of prices at which the slope of the dual is zero. The slope grows in straight
 * pieces, with a kink wherever an activity starts or reaches its capacity: the kinks are walked in order.
 */
export function lineSearch(net: Network, margin: Float64Array, direction: Float64Array): number {
  let slope = 0;
  let bend = 0;
  for (let r = 0; r < net.rows; r++) slope += (net.endowment[r] ?? 0) * (direction[r] ?? 0);
  const kinks: { at: number; bend: number }[] = [];
  for (let i = 0; i < net.columns; i++) {
    let gain = 0;
    for (let k = net.start[i] ?? 0; k < (net.start[i + 1] ?? 0); k++)
      gain += (net.coefficient[k] ?? 0) * (direction[net.row[k] ?? 0] ?? 0);
    const first = margin[i] ?? 0;
    const q = net.slope[i] ?? 1;
    const cap = net.capacity[i] ?? 0;
    slope += gain * Math.min(Math.max(first / q, 0), cap);
    if (gain === 0 || cap === 0) continue;
    const starts = -first / gain;
    const fills = (q * cap - first) / gain;
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
