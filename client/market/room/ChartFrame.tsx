import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { type Column, SortTable } from '../../ui/SortTable.tsx';
import { csvOf, download } from '../csv.ts';

/** A chart with what it found as its title, its unit below, the same as a table, and the table as a file. */
export function ChartFrame<T>({
  title,
  unit,
  file,
  columns,
  rows,
  keyOf,
  wide = false,
  children,
}: {
  title: string;
  unit: string;
  file: string;
  columns: Column<T>[];
  rows: T[];
  keyOf(row: T): string;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const [table, setTable] = useState(false);
  const id = useId();
  return (
    <section class={`chart-frame ${wide ? 'wide' : ''}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <p class="mute">{unit}</p>
        <div class="chart-tools">
          <button
            type="button"
            class="button small quiet"
            aria-pressed={table}
            aria-label={t('room.as-table-of', { chart: title })}
            onClick={() => setTable(!table)}
          >
            <Icon name="table" /> {t('room.as-table')}
          </button>
          <button
            type="button"
            class="button small quiet"
            aria-label={t('room.csv-of', { chart: title })}
            onClick={() => download(`${file}.csv`, csvOf(columns, rows))}
          >
            {t('room.csv')}
          </button>
        </div>
      </header>
      {table ? (
        <Scroll label={title}>
          <SortTable caption={unit} columns={columns} rows={rows} keyOf={keyOf} />
        </Scroll>
      ) : (
        children
      )}
    </section>
  );
}
