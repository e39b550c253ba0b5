import { afterEach, expect, test } from 'vitest';
import { spoken } from '../../../client/i18n/speak.ts';
import { type Column, compare } from '../../../client/ui/SortTable.tsx';

afterEach(() => {
  spoken.value = 'en';
});

const name: Column<string> = { id: 'name', title: 'Name', text: (row) => row };
const length: Column<string> = { ...name, value: (row) => row.length };
const sorted = (by: Column<string>, rows: string[]) => rows.toSorted((a, b) => compare(by, a, b));

test('words are in the order of the language on the page, whatever the browser speaks', () => {
  expect(sorted(name, ['nz', 'ña'])).toEqual(['ña', 'nz']);
  spoken.value = 'es';
  expect(sorted(name, ['ña', 'nz'])).toEqual(['nz', 'ña']);
});

test('figures are in their own order', () => {
  expect(sorted(length, ['ccc', 'a', 'bb'])).toEqual(['a', 'bb', 'ccc']);
});
