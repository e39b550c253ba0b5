import type { Column } from '../ui/SortTable.tsx';

/** A table as a file that spreadsheets read: figures in full, with a point, words in quotes. */
export function csvOf<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [
    columns.map((column) => quoted(column.title)),
    ...rows.map((row) =>
      columns.map((column) => {
        const value = column.value?.(row);
        if (value === undefined) return quoted(column.text(row));
        return Number.isFinite(value) ? String(Math.round(value * 1e6) / 1e6) : '';
      }),
    ),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`;

/** The mark by which spreadsheets know that a file is in UTF-8. */
const MARK = '\uFEFF';

/** Hands a table to the reader. */
export const download = (name: string, content: string): void => hand(name, `${MARK}${content}`, 'text/csv');

/** Hands a file to the reader. */
export function hand(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
