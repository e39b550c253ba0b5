import { csv } from '../classroom/data/csv.ts';
import { MEASURES, type State } from '../classroom/data/states.ts';
import { type DataColumn, plain } from '../classroom/data/table.ts';
import type { Order } from '../orders/index.ts';
import { NATIONS } from '../world/terms.ts';
import { halfYear } from '../world/world.ts';
import type { PlayedTurn } from './played.ts';

/** A nation after a turn, and what it ordered in it. */
interface Row extends State {
  orders: Order[];
}

/** What a row of a match's table holds; docs/replay.md has the same as a codebook. */
export const COLUMNS: readonly DataColumn<Row>[] = [
  plain('turn', 'integer', 'the half-year played, from 1', ({ summary }) => summary.turn + 1),
  plain('year', 'integer', 'its year', ({ after, summary }) => halfYear(after.start, summary.turn).year),
  plain(
    'half',
    'integer',
    'its half, 1 or 2',
    ({ after, summary }) => halfYear(after.start, summary.turn).half,
  ),
  plain('nation', 'text', 'CHN, JPN, USA or EUR', ({ nation }) => nation),
  ...MEASURES,
  plain('orders', 'json', 'the orders it gave in this half-year that the rules allowed', ({ orders }) =>
    JSON.stringify(orders),
  ),
];

/** A match as a table: one row for each nation after each half-year. */
export function tableOf(turns: readonly PlayedTurn[]): string {
  const rows = turns.flatMap(({ after: { world: after }, orders }) => {
    const summary = after.history.at(-1);
    return NATIONS.flatMap((nation): Row[] => {
      const given = orders[nation].flatMap(({ order, legal }) => (legal ? [order] : []));
      return summary ? [{ class: '', world: 0, nation, after, summary, orders: given }] : [];
    });
  });
  return csv(
    COLUMNS.map(({ name }) => name),
    rows.map((row) => COLUMNS.map(({ value }) => value(row))),
  );
}
