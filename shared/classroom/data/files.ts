import type { Cell } from './csv.ts';
import { fileName } from './names.ts';
import { orders } from './orders.ts';
import { matches, members, scores } from './people.ts';
import { states, statesLong, statesWide } from './states.ts';
import type { Study } from './study.ts';
import { type Sheet, sheet, written } from './table.ts';
import { messages, polls } from './talk.ts';

/** The tables of a class's data. Letters only where they were asked for. */
export function sheets(study: Study): Sheet[] {
  const known = [
    sheet(matches, study),
    sheet(members, study),
    sheet(scores, study),
    sheet(orders, study),
    sheet(states, study),
    sheet(statesLong, study),
    statesWide(study),
    sheet(polls, study),
    ...(study.letters ? [sheet(messages, study)] : []),
  ];
  return [codebook(known), ...known];
}

/** What each column of each file holds, from the same lists that fill them. */
export function codebook(of: readonly Sheet[]): Sheet {
  const rows = of.flatMap(({ id, says, columns }) =>
    columns.map(({ name, type, unit, says: holds }): Cell[] => [fileName(id), says, name, type, unit, holds]),
  );
  return {
    id: 'codebook',
    says: 'one column of one file',
    columns: [],
    head: ['file', 'one_row_is', 'column', 'type', 'unit', 'holds'],
    rows,
  };
}

/** Every file by its name, as it is handed over: each table as CSV, and all of them as one JSON. */
export function files(study: Study): Record<string, string> {
  const all = sheets(study);
  const tables = Object.fromEntries(all.map((one) => [one.id, objects(one)]));
  return {
    ...Object.fromEntries(all.map((one) => [fileName(one.id), written(one)])),
    [fileName('all')]: `${JSON.stringify(tables)}\n`,
  };
}

const objects = ({ head, rows }: Sheet): Record<string, Cell>[] =>
  rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? null])));
