import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import { t } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';
import { Figure } from './Figure.tsx';

export interface Column<T> {
  id: string;
  title: string;
  text(row: T): string;
  /** For columns of figures: what to sort by. */
  value?(row: T): number;
  /** What the figure is, so that it opens. */
  figure?(row: T): { is: FigureId; of: Subject };
  /** What can be done about a row, in place of text. */
  act?(row: T): ComponentChildren;
}

/** Which of two rows comes first by a column: by figures, or as the page's language orders words. */
export const compare = <T,>(by: Column<T>, a: T, b: T): number =>
  by.value ? by.value(a) - by.value(b) : by.text(a).localeCompare(by.text(b), locale.value);

/** A table that sorts by any of its columns. */
export function SortTable<T>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: Column<T>[];
  rows: T[];
  keyOf(row: T): string;
}) {
  const [order, setOrder] = useState<{ id: string; down: boolean } | null>(null);
  const by = columns.find((column) => column.id === order?.id);
  const sorted = by
    ? [...rows].sort((a, b) => {
        const difference = compare(by, a, b);
        return order?.down ? -difference : difference;
      })
    : rows;
  return (
    <table class="sortable">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              class={column.value ? 'right' : ''}
              aria-sort={order?.id === column.id ? (order.down ? 'descending' : 'ascending') : undefined}
            >
              <button
                type="button"
                onClick={() =>
                  setOrder({
                    id: column.id,
                    down: order?.id === column.id ? !order.down : column.value !== undefined,
                  })
                }
              >
                {column.title}
                <span aria-hidden="true">{order?.id === column.id ? (order.down ? ' ▼' : ' ▲') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.id} scope="row">
                  {column.text(row)}
                </th>
              ) : (
                <td key={column.id} class={column.value ? 'right num' : ''}>
                  <Cell column={column} row={row} />
                </td>
              ),
            )}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={columns.length}>{t('table.empty')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Cell<T>({ column, row }: { column: Column<T>; row: T }) {
  if (column.act) return column.act(row);
  const text = column.text(row);
  const known = text === '' ? null : column.figure?.(row);
  return known ? (
    <Figure is={known.is} of={known.of}>
      {text}
    </Figure>
  ) : (
    text
  );
}
