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
  const eliminated = new Int32Array(rows);
  const near = new Int32Array(rows);
  for (let place = 0; place < rows; place++) {
    let next = -1;
    for (let r = 0; r < rows; r++)
      if (order[r] === -1 && (next < 0 || (ties[r] ?? 0) < (ties[next] ?? 0))) next = r;
    order[next] = place;
    eliminated[place] = next;
    let count = 0;
    for (let r = 0; r < rows; r++)
      if (tied[next * rows + r] === 1 && order[r] === -1) {
        near[count++] = r;
        ties[r] = (ties[r] ?? 0) - 1;
      }
    for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) tie(near[a] ?? 0, near[b] ?? 0);
  }
  const kept = layout(tied, eliminated);
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

/** Where entries are kept: of each row in the order of elimination, itself and the later ones that it is tied to. */
function layout(tied: Uint8Array, eliminated: Int32Array) {
  const rows = eliminated.length;
  const first = new Int32Array(rows + 1);
  const place = new Int32Array((rows * (rows + 1)) / 2);
  let count = 0;
  for (let j = 0; j < rows; j++) {
    const own = (eliminated[j] ?? 0) * rows;
    place[count++] = j;
    for (let k = j + 1; k < rows; k++) if (tied[own + (eliminated[k] ?? 0)] === 1) place[count++] = k;
    first[j + 1] = count;
  }
  return { first, place: place.slice(0, count) };
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
  const target = new Int32Array(pairs(first, 1));
  let next = 0;
  for (let j = 0; j < rows; j++)
    for (let a = (first[j] ?? 0) + 1; a < (first[j + 1] ?? 0); a++)
      for (let b = a; b < (first[j + 1] ?? 0); b++) target[next++] = at(place[a] ?? 0, place[b] ?? 0);
  const term = new Int32Array(pairs(start, 0));
  next = 0;
  for (let i = 0; i < columns; i++)
    for (let a = start[i] ?? 0; a < (start[i + 1] ?? 0); a++)
      for (let b = a; b < (start[i + 1] ?? 0); b++)
        term[next++] = at(order[row[a] ?? 0] ?? 0, order[row[b] ?? 0] ?? 0);
  return { target, term };
}

/** How many pairs, each with itself too, there are in lists that begin at these places, without the first few of each. */
function pairs(first: Int32Array, without: number): number {
  let count = 0;
  for (let j = 0; j + 1 < first.length; j++) {
    const size = (first[j + 1] ?? 0) - (first[j] ?? 0) - without;
    count += (size * (size + 1)) / 2;
  }
  return count;
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
