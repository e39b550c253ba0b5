import type { Network } from '../solver.ts';
import type { Structure } from './structure.ts';

/** Idle rows can hang on one another (a licence and the good that needs it): so often is their price looked at. */
const PASSES = 2;

/**
 * A row that nothing moves through has no price of its own: anything between the best bid and the lowest offer
 * will do. It is given the best bid, so that a price never depends on where the search for it began.
 */
export function priceIdle(
  net: Network,
  structure: Structure,
  prices: Float64Array,
  levels: Float64Array,
): void {
  const { start, row, coefficient } = net;
  const { firstEntry, entry, columnOf } = structure;
  for (let pass = 0; pass < PASSES; pass++)
    for (let r = 0; r < net.rows; r++) {
      const from = firstEntry[r] ?? 0;
      const to = firstEntry[r + 1] ?? 0;
      let idle = true;
      for (let n = from; n < to && idle; n++) idle = levels[columnOf[n] ?? 0] === 0;
      if (!idle) continue;
      let above = Number.POSITIVE_INFINITY; // how far the price lies above the best bid
      for (let n = from; n < to; n++) {
        const i = columnOf[n] ?? 0;
        const own = coefficient[entry[n] ?? 0] ?? 0;
        if (own >= 0 || net.capacity[i] === 0) continue;
        let margin = -(net.cost[i] ?? 0);
        for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++)
          margin += (coefficient[k] ?? 0) * (prices[row[k] ?? 0] ?? 0);
        above = Math.min(above, margin / own);
      }
      if (above > 0 && above < Number.POSITIVE_INFINITY) prices[r] = (prices[r] ?? 0) - above;
    }
}
