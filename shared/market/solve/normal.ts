import type { Network } from '../solver.ts';
import type { Structure } from './structure.ts';

/**
 * The matrix A D A' of a network with non-negative weights D on its columns, and its factors L E L', row by row
 * in the order of elimination; entry (i, j), i <= j, is at i * rows + j.
 */
export class Normal {
  private readonly entries: Float64Array;
  private readonly rhs: Float64Array;
  private readonly diagonal: Float64Array;
  private readonly structure: Structure;

  constructor(structure: Structure) {
    this.structure = structure;
    this.entries = new Float64Array(structure.rows * structure.rows);
    this.rhs = new Float64Array(structure.rows);
    this.diagonal = new Float64Array(structure.rows);
  }

  /** A D A' with `ridge` added to the diagonal; columns of weight 0 cost nothing. */
  assemble(net: Network, weight: Float64Array, ridge: number): void {
    const { entries, structure } = this;
    const { rows, start, place } = structure;
    const { coefficient } = net;
    entries.fill(0);
    for (let j = 0; j < rows; j++) entries[j * rows + j] = ridge;
    for (let i = 0; i < net.columns; i++) {
      const w = weight[i] ?? 0;
      if (w === 0) continue;
      const to = start[i + 1] ?? 0;
      for (let a = start[i] ?? 0; a < to; a++) {
        const one = place[a] ?? 0;
        const scaled = w * (coefficient[a] ?? 0);
        entries[one * rows + one] = (entries[one * rows + one] ?? 0) + scaled * (coefficient[a] ?? 0);
        for (let b = a + 1; b < to; b++) {
          const other = place[b] ?? 0;
          const at = one < other ? one * rows + other : other * rows + one;
          entries[at] = (entries[at] ?? 0) + scaled * (coefficient[b] ?? 0);
        }
      }
    }
  }

  /** Factors in place. A row that the columns in use do not determine stays where it is: its answer is 0. */
  factor(): void {
    const { entries, diagonal } = this;
    const { rows, first, later } = this.structure;
    for (let j = 0; j < rows; j++) diagonal[j] = entries[j * rows + j] ?? 0;
    for (let j = 0; j < rows; j++) {
      const base = j * rows;
      const from = first[j] ?? 0;
      const to = first[j + 1] ?? 0;
      const pivot = entries[base + j] ?? 0;
      if (!(pivot > UNDETERMINED * (diagonal[j] ?? 0))) {
        entries[base + j] = FIXED;
        for (let a = from; a < to; a++) entries[base + (later[a] ?? 0)] = 0;
        continue;
      }
      for (let a = from; a < to; a++) {
        const one = later[a] ?? 0;
        const top = entries[base + one] ?? 0;
        if (top === 0) continue;
        const share = top / pivot;
        const row = one * rows;
        for (let b = a; b < to; b++) {
          const other = later[b] ?? 0;
          entries[row + other] = (entries[row + other] ?? 0) - share * (entries[base + other] ?? 0);
        }
      }
    }
  }

  /** The solution, in place of the right-hand side. */
  solve(b: Float64Array): void {
    const { entries, rhs } = this;
    const { rows, order, first, later } = this.structure;
    for (let r = 0; r < rows; r++) rhs[order[r] ?? 0] = b[r] ?? 0;
    for (let j = 0; j < rows; j++) {
      const y = (rhs[j] ?? 0) / (entries[j * rows + j] ?? 1);
      rhs[j] = y;
      if (y === 0) continue;
      for (let a = first[j] ?? 0; a < (first[j + 1] ?? 0); a++) {
        const one = later[a] ?? 0;
        rhs[one] = (rhs[one] ?? 0) - (entries[j * rows + one] ?? 0) * y;
      }
    }
    for (let j = rows - 1; j >= 0; j--) {
      let y = 0;
      for (let a = first[j] ?? 0; a < (first[j + 1] ?? 0); a++) {
        const one = later[a] ?? 0;
        y += (entries[j * rows + one] ?? 0) * (rhs[one] ?? 0);
      }
      rhs[j] = (rhs[j] ?? 0) - y / (entries[j * rows + j] ?? 1);
    }
    for (let r = 0; r < rows; r++) b[r] = rhs[order[r] ?? 0] ?? 0;
  }
}

/** A pivot that elimination leaves below this share of its entry is nothing but rounding. */
const UNDETERMINED = 1e-15;

/** The pivot that holds an undetermined row where it is. */
const FIXED = 1e200;
