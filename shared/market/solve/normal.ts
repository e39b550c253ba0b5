import type { Network } from '../solver.ts';
import type { Structure } from './structure.ts';

/**
 * The matrix A D A' of a network with non-negative weights D on its columns, and its factors L E L', row by row
 * in the order of elimination; only the entries that are not always zero are kept, as the structure says.
 */
export class Normal {
  private readonly entries: Float64Array;
  private readonly rhs: Float64Array;
  private readonly diagonal: Float64Array;
  private readonly structure: Structure;

  constructor(structure: Structure) {
    this.structure = structure;
    this.entries = new Float64Array(structure.place.length);
    this.rhs = new Float64Array(structure.rows);
    this.diagonal = new Float64Array(structure.rows);
  }

  /** A D A' with `ridge` added to the diagonal; columns of weight 0 cost nothing. */
  assemble(net: Network, weight: Float64Array, ridge: number): void {
    const { entries, structure } = this;
    const { rows, start, first, term } = structure;
    const { coefficient } = net;
    entries.fill(0);
    for (let j = 0; j < rows; j++) entries[first[j] ?? 0] = ridge;
    let next = 0;
    for (let i = 0; i < net.columns; i++) {
      const w = weight[i] ?? 0;
      const from = start[i] ?? 0;
      const to = start[i + 1] ?? 0;
      if (w === 0) {
        next += ((to - from) * (to - from + 1)) / 2;
        continue;
      }
      for (let a = from; a < to; a++) {
        const scaled = w * (coefficient[a] ?? 0);
        for (let b = a; b < to; b++) {
          const at = term[next++] ?? 0;
          entries[at] = (entries[at] ?? 0) + scaled * (coefficient[b] ?? 0);
        }
      }
    }
  }

  /** Factors in place. A row that the columns in use do not determine stays where it is: its answer is 0. */
  factor(): void {
    const { entries, diagonal } = this;
    const { rows, first, target } = this.structure;
    for (let j = 0; j < rows; j++) diagonal[j] = entries[first[j] ?? 0] ?? 0;
    let next = 0;
    for (let j = 0; j < rows; j++) {
      const base = first[j] ?? 0;
      const to = first[j + 1] ?? 0;
      const pivot = entries[base] ?? 0;
      const determined = pivot > UNDETERMINED * (diagonal[j] ?? 0);
      if (!determined) entries[base] = FIXED;
      for (let a = base + 1; a < to; a++) {
        if (!determined) entries[a] = 0;
        const top = entries[a] ?? 0;
        if (top === 0) {
          next += to - a;
          continue;
        }
        const share = top / pivot;
        for (let b = a; b < to; b++) {
          const at = target[next++] ?? 0;
          entries[at] = (entries[at] ?? 0) - share * (entries[b] ?? 0);
        }
      }
    }
  }

  /** The solution, in place of the right-hand side. */
  solve(b: Float64Array): void {
    const { entries, rhs } = this;
    const { rows, order, first, place } = this.structure;
    for (let r = 0; r < rows; r++) rhs[order[r] ?? 0] = b[r] ?? 0;
    for (let j = 0; j < rows; j++) {
      const base = first[j] ?? 0;
      const y = (rhs[j] ?? 0) / (entries[base] ?? 1);
      rhs[j] = y;
      if (y === 0) continue;
      for (let a = base + 1; a < (first[j + 1] ?? 0); a++) {
        const one = place[a] ?? 0;
        rhs[one] = (rhs[one] ?? 0) - (entries[a] ?? 0) * y;
      }
    }
    for (let j = rows - 1; j >= 0; j--) {
      const base = first[j] ?? 0;
      let y = 0;
      for (let a = base + 1; a < (first[j + 1] ?? 0); a++) y += (entries[a] ?? 0) * (rhs[place[a] ?? 0] ?? 0);
      rhs[j] = (rhs[j] ?? 0) - y / (entries[base] ?? 1);
    }
    for (let r = 0; r < rows; r++) b[r] = rhs[order[r] ?? 0] ?? 0;
  }
}

/** A pivot that elimination leaves below this share of its entry is nothing but rounding. */
const UNDETERMINED = 1e-15;

/** The pivot that holds an undetermined row where it is. */
const FIXED = 1e200;
