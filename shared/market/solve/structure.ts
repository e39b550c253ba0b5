import type { Network } from '../solver.ts';

/**
 * What of a network does not depend on its figures: the order in which rows are eliminated from the normal
 * matrix A D A', and where its entries and those that elimination adds are kept: all of the row eliminated at place
 * j, from its diagonal on, at first[j] .. first[j + 1].
 */
export interface Structure {
  rows: number;
  start: Int32Array;
  row: Int32Array;
  order: Int32Array; // of each row: its place in the order of elimination
  first: Int32Array;
  place: Int32Array; // of the other row of each entry: j itself, then those it is tied to, ascending
  target: Int32Array; // where eliminating a row takes effect: for each place j and each pair of its ties
  term: Int32Array; // where a column takes effect: for each column and each pair of its entries
  firstEntry: Int32Array; // the entries of row r are entry[n] in column columnOf[n], n from firstEntry[r] to firstEntry[r + 1]
  entry: Int32Array;
  columnOf: Int32Array;
}

/** Structures of late by a sum over their entries: a match meets few, and a what-if the same ones again and again. */
const known = new Map<number, Structure>();
const REMEMBERED = 200;

/** The structure of a network, from memory if one with the same rows and columns came by lately. */
export function structureOf(network: Network): Structure {
  const key = sumOf(network);
  const found = known.get(key);
  if (found && same(found, network)) return found;
  const made = analyse(network);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, made);
  return made;
}

function sumOf({ rows, columns, row }: Network): number {
  let sum = rows * 31 + columns;
  for (let k = 0; k < row.length; k++) sum = (sum * 33 + (row[k] ?? 0)) | 0;
  return sum;
}

function same(one: Structure, { rows, start, row }: Network): boolean {
  if (one.rows !== rows || one.start.length !== start.length || one.row.length !== row.length) return false;
  for (let i = 0; i < start.length; i++) if (one.start[i] !== start[i]) return false;
  for (let k = 0; k < row.length; k++) if (one.row[k] !== row[k]) return false;
  return true;
}

/** Minimum degree: the row with the fewest ties goes next, and its neighbours become tied to each other. */
function analyse({ rows, columns, start, row }: Network): Structure {
  const tied = new Uint8Array(rows * rows);
  const ties = new Int32Array(rows);
  const tie = (one: number, other: number) => {
    if (one === other || tied[one * rows + other] === 1) return;
    tied[one * rows + other] = 1;
    tied[other * rows + one] = 1;
    ties[one] = (ties[one] ?? 0) + 1;
    ties[other] = (ties[other] ?? 0) + 1;
  };
  for (let i = 0; i < columns; i++)
    for (let a = start[i] ?? 0; a < (start[i + 1] ?? 0); a++)
      for (let b = a + 1; b < (start[i + 1] ?? 0); b++) tie(row[a] ?? 0, row[b] ?? 0);
  const order = new Int32Array(rows).fill(-1);
  const neighbours: number[][] = [];
  for (let place = 0; place < rows; place++) {
    let next = -1;
    for (let r = 0; r < rows; r++)
      if (order[r] === -1 && (next < 0 || (ties[r] ?? 0) < (ties[next] ?? 0))) next = r;
    order[next] = place;
    const near: number[] = [];
    for (let r = 0; r < rows; r++)
      if (tied[next * rows + r] === 1 && order[r] === -1) {
        near.push(r);
        ties[r] = (ties[r] ?? 0) - 1;
      }
    for (const one of near) for (const other of near) tie(one, other);
    neighbours.push(near);
  }
  const kept = layout(neighbours.map((near) => near.map((r) => order[r] ?? 0)));
  return {
    rows,
    start,
    row,
    order,
    ...kept,
    ...effects(kept, { columns, start, row, order }),
    ...byRow(rows, columns, start, row),
  };
}

/** Where entries are kept, row by row in the order of elimination, given the later rows that each is tied to. */
function layout(ties: number[][]) {
  const first = new Int32Array(ties.length + 1);
  const place: number[] = [];
  ties.forEach((later, j) => {
    place.push(j, ...Int32Array.from(later).sort());
    first[j + 1] = place.length;
  });
  return { first, place: Int32Array.from(place) };
}

/** Where eliminating rows, and adding columns, takes effect. */
function effects(
  { first, place }: { first: Int32Array; place: Int32Array },
  { columns, start, row, order }: { columns: number; start: Int32Array; row: Int32Array; order: Int32Array },
) {
  const rows = first.length - 1;
  const where = new Int32Array(rows * rows);
  for (let j = 0; j < rows; j++)
    for (let at = first[j] ?? 0; at < (first[j + 1] ?? 0); at++) where[j * rows + (place[at] ?? 0)] = at;
  const at = (one: number, other: number) =>
    where[one < other ? one * rows + other : other * rows + one] ?? 0;
  const target: number[] = [];
  for (let j = 0; j + 1 < first.length; j++)
    for (let a = (first[j] ?? 0) + 1; a < (first[j + 1] ?? 0); a++)
      for (let b = a; b < (first[j + 1] ?? 0); b++) target.push(at(place[a] ?? 0, place[b] ?? 0));
  const term: number[] = [];
  for (let i = 0; i < columns; i++)
    for (let a = start[i] ?? 0; a < (start[i + 1] ?? 0); a++)
      for (let b = a; b < (start[i + 1] ?? 0); b++)
        term.push(at(order[row[a] ?? 0] ?? 0, order[row[b] ?? 0] ?? 0));
  return { target: Int32Array.from(target), term: Int32Array.from(term) };
}

function byRow(rows: number, columns: number, start: Int32Array, row: Int32Array) {
  const firstEntry = new Int32Array(rows + 1);
  for (let k = 0; k < row.length; k++)
    firstEntry[(row[k] ?? 0) + 1] = (firstEntry[(row[k] ?? 0) + 1] ?? 0) + 1;
  for (let r = 0; r < rows; r++) firstEntry[r + 1] = (firstEntry[r + 1] ?? 0) + (firstEntry[r] ?? 0);
  const next = firstEntry.slice();
  const entry = new Int32Array(row.length);
  const columnOf = new Int32Array(row.length);
  for (let i = 0; i < columns; i++)
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
      const r = row[k] ?? 0;
      const at = next[r] ?? 0;
      next[r] = at + 1;
      entry[at] = k;
      columnOf[at] = i;
    }
  return { firstEntry, entry, columnOf };
}
