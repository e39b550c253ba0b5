/** A cell of a table; null: not known, or not there. */
export type Cell = string | number | boolean | null;

/**
 * A table as RFC 4180 has it: a head, commas, CRLF, quotes where they are needed. In UTF-8 without a mark, which
 * Python would read as a part of the first name; figures in full with a point, whatever the reader's language; nothing
 * for null.
 */
export const csv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((cells) => `${cells.map(written).join(',')}\r\n`).join('');

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What a spreadsheet would take for a formula: somebody's letter must not become one. The wide signs are taken for
 * the narrow ones in Chinese and Japanese (OWASP, CSV Injection).
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
