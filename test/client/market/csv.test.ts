import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../client/market/csv.ts';
import type { Column } from '../../../client/ui/SortTable.tsx';

const columns: Column<{ who: string; tonnes: number }>[] = [
  { id: 'who', title: 'Who', text: ({ who }) => who },
  { id: 'tonnes', title: 'Trades, t', text: ({ tonnes }) => `${tonnes} t`, value: ({ tonnes }) => tonnes },
];

describe('a table as a file', () => {
  test('has figures in full and words as they are, quotes and commas included', () => {
    const rows = [
      { who: 'Say "no", twice', tonnes: 1234.5678 },
      { who: 'Any amount', tonnes: Number.POSITIVE_INFINITY },
    ];
    expect(csvOf(columns, rows)).toBe(
      '"Who","Trades, t"\r\n"Say ""no"", twice",1234.5678\r\n"Any amount",\r\n',
    );
  });
});
