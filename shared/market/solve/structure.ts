import type { Network } from '../solver.ts';

/**
 * What of a network does not depend on its figures: the order in which rows are eliminated from the normal
 * matrix A D A', and where its entries and those that elimination adds will be.
 */
export interface Structure {
  rows: number;
  start: Int32Array;
  row: Int32Array;
  order: Int32Array; // of each row: its place in the order of elimination
  place: Int32Array; // the same, of the row of each entry of A
  first: Int32Array; // later(j) = later[first[j]] .. later[first[j + 1]]
  later: Int32Array; // places that the row eliminated at place j is tied to, ascending
}

/** Structures of late, the freshest first: a match meets few, and a what-if the same ones again and again. */
const recent: Structure[] = [];
const REMEMBERED = 16;

/** The structure of a network, from memory if one with the same rows and columns came by lately. */
export function structureOf(network: Network): Structure {
  const known = recent.findIndex((one) => same(one, network));
  const found = known >= 0 ? recent[known] : undefined;
  if (found) {
    if (known > 0) {
      recent.splice(known, 1);
      recent.unshift(found);
    }
    return found;
  }
  const made = analyse(network);
  recent.unshift(made);
  if (recent.length > REMEMBERED) recent.pop();
  return made;
}

function same(one: Structure, { rows, start, row }: Network): boolean {
  if (one.rows !== rows || one.start.length !== start.length || one.row.length !== row.length) return false;
  if (one.start === start && one.row === row) return true;
  for (let i = 0; i < start.length; i++) if (one.start[i] !== start[i]) return false;
  for (let k = 0; k < row.length; k++) if (one.row[k] !== row[k]) return false;
  return true;
}

/** Minimum degree: the row with the fewest ties goes next, and its neighbours become tied to each other. */
function analyse({ rows, columns, start, row }: Network): Structure {
  const ties = Array.from({ length: rows }, () => new Set<number>());
  for (let i = 0; i < columns; i++)
    for (let a = start[i] ?? 0; a < (start[i + 1] ?? 0); a++)
      for (let b = start[i] ?? 0; b < (start[i + 1] ?? 0); b++)
        if (row[a] !== row[b]) ties[row[a] ?? 0]?.add(row[b] ?? 0);
  const order = new Int32Array(rows).fill(-1);
  const tiedTo: number[][] = [];
  for (let place = 0; place < rows; place++) {
    let next = -1;
    for (let r = 0; r < rows; r++)
      if (order[r] === -1 && (next < 0 || (ties[r]?.size ?? 0) < (ties[next]?.size ?? 0))) next = r;
    const neighbours = [...(ties[next] ?? [])];
    for (const one of neighbours) {
      ties[one]?.delete(next);
      for (const other of neighbours) if (other !== one) ties[one]?.add(other);
    }
    order[next] = place;
    tiedTo.push(neighbours);
  }
  const first = new Int32Array(rows + 1);
  const later: number[] = [];
  tiedTo.forEach((neighbours, place) => {
    const places = neighbours.map((r) => order[r] ?? 0).sort((a, b) => a - b);
    later.push(...places);
    first[place + 1] = later.length;
  });
  return {
    rows,
    start: start.slice(),
    row: row.slice(),
    order,
    place: Int32Array.from(row, (r) => order[r] ?? 0),
    first,
    later: Int32Array.from(later),
  };
}
