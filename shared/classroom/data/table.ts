import { type Cell, csv } from './csv.ts';
import type { TableId } from './names.ts';
import type { Study } from './study.ts';

export type ColumnType = 'text' | 'integer' | 'number' | 'yes/no' | 'json';

/** One column: what it is called, what it holds, and how a row fills it. The codebook is written from the same. */
export interface DataColumn<R> {
  name: string;
  type: ColumnType;
  unit: string; // empty where there is none
  says: string;
  value: (row: R) => Cell;
}

/** A file of data, ready to be written. */
export interface Sheet {
  id: TableId;
  says: string; // what one row is
  columns: Omit<DataColumn<never>, 'value'>[];
  head: string[];
  rows: Cell[][];
}

/** A kind of table, as its file declares it. */
export interface Table<R> {
  id: TableId;
  says: string;
  columns: readonly DataColumn<R>[];
  rows: (study: Study) => R[];
}

export const sheet = <R>({ id, says, columns, rows }: Table<R>, study: Study): Sheet => ({
  id,
  says,
  columns: columns.map(({ name, type, unit, says }) => ({ name, type, unit, says })),
  head: columns.map(({ name }) => name),
  rows: rows(study).map((row) => columns.map(({ value }) => value(row))),
});

export const written = ({ head, rows }: Sheet): string => csv(head, rows);

/** A column without a unit. */
export const plain = <R>(
  name: string,
  type: ColumnType,
  says: string,
  value: (row: R) => Cell,
): DataColumn<R> => ({ name, type, unit: '', says, value });

/** A column of figures with a unit. */
export const figures = <R>(
  name: string,
  unit: string,
  says: string,
  value: (row: R) => number | null,
): DataColumn<R> => ({ name, type: 'number', unit, says, value });
