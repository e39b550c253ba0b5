import type { Network } from '#shared/market/solver.ts';

/**
 * The equilibrium by trying everything: every activity idle, between its bounds or full, the prices that
 * balance all rows in that case, and whether nobody would rather do something else. Shares nothing with the
 * solver. Rows must be priced by the activities between their bounds, or the case is passed over.
 */
export function bruteForce(net: Network): { prices: number[]; levels: number[] } | null {
  const states = Array.from({ length: net.columns }, () => 0);
  const cases = 3 ** net.columns;
  for (let number = 0; number < cases; number++) {
    let rest = number;
    for (let i = 0; i < net.columns; i++) {
      states[i] = rest % 3;
      rest = Math.floor(rest / 3);
    }
    const prices = balance(net, states);
    const levels = prices && respond(net, prices, states);
    if (prices && levels) return { prices, levels };
  }
  return null;
}

function entries(net: Network, i: number): [row: number, coefficient: number][] {
  const out: [number, number][] = [];
  for (let k = net.start[i] ?? 0; k < (net.start[i + 1] ?? 0); k++)
    out.push([net.row[k] ?? 0, net.coefficient[k] ?? 0]);
  return out;
}

/** Prices at which rows balance if activities of state 1 follow their margin and those of state 2 are full. */
function balance(net: Network, states: number[]): number[] | null {
  const matrix = Array.from({ length: net.rows }, (_, r) => [
    ...Array<number>(net.rows).fill(0),
    -(net.endowment[r] ?? 0),
  ]);
  const add = (r: number, c: number, value: number) => {
    const line = matrix[r];
    if (line) line[c] = (line[c] ?? 0) + value;
  };
  for (let i = 0; i < net.columns; i++) {
    const q = net.slope[i] ?? 1;
    if (states[i] === 0) continue;
    for (const [r, a] of entries(net, i)) {
      if (states[i] === 2) add(r, net.rows, -a * (net.capacity[i] ?? 0));
      else {
        for (const [s, b] of entries(net, i)) add(r, s, (a * b) / q);
        add(r, net.rows, (a * (net.cost[i] ?? 0)) / q);
      }
    }
  }
  return eliminate(matrix);
}

/** Gauss with pivoting; null where the matrix is singular. */
function eliminate(matrix: number[][]): number[] | null {
  const n = matrix.length;
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(matrix[r]?.[c] ?? 0) > Math.abs(matrix[best]?.[c] ?? 0)) best = r;
    const pivot = matrix[best] ?? [];
    if (!Number.isFinite(pivot[n]) || Math.abs(pivot[c] ?? 0) < 1e-9) return null;
    matrix[best] = matrix[c] ?? [];
    matrix[c] = pivot;
    for (let r = 0; r < n; r++) {
      const line = matrix[r];
      if (r === c || !line) continue;
      const share = (line[c] ?? 0) / (pivot[c] ?? 1);
      for (let k = c; k <= n; k++) line[k] = (line[k] ?? 0) - share * (pivot[k] ?? 0);
    }
  }
  return matrix.map((line, r) => (line[n] ?? 0) / (line[r] ?? 1));
}

/** Levels, if every activity is content with its state at these prices. */
function respond(net: Network, prices: number[], states: number[]): number[] | null {
  const levels: number[] = [];
  for (let i = 0; i < net.columns; i++) {
    const cap = net.capacity[i] ?? 0;
    const margin = entries(net, i).reduce((sum, [r, a]) => sum + a * (prices[r] ?? 0), -(net.cost[i] ?? 0));
    const x = margin / (net.slope[i] ?? 1);
    if (states[i] === 0 && margin > 1e-9) return null;
    if (states[i] === 1 && (x < -1e-9 || x > cap + 1e-9)) return null;
    if (states[i] === 2 && x < cap - 1e-9) return null;
    levels.push(states[i] === 0 ? 0 : states[i] === 2 ? cap : x);
  }
  return levels;
}
