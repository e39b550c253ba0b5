import { beforeEach, expect, test } from 'vitest';
import type { Letter } from '#shared/match/letters.ts';
import type { NationId } from '#shared/world/terms.ts';
import { membersOf, ReadMarks, threadOf, threadWith } from '../../../../client/panels/talks/threads.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  globalThis.localStorage = {
    ...globalThis.localStorage,
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
});

const letter = (from: NationId, to: NationId[] | null): Letter => ({
  turn: 0,
  from,
  to,
  body: { is: 'phrase', phrase: { id: 'hello' } },
  by: null,
});

test('a letter belongs to the conversation of all who read it, whoever wrote', () => {
  expect(threadOf(letter('CHN', null), 'JPN')).toBe('all');
  expect(threadOf(letter('CHN', ['JPN']), 'JPN')).toBe('CHN');
  expect(threadOf(letter('JPN', ['CHN']), 'JPN')).toBe('CHN');
  const together = ['CHN EUR', 'CHN EUR'];
  expect([
    threadOf(letter('JPN', ['EUR', 'CHN']), 'JPN'),
    threadOf(letter('EUR', ['JPN', 'CHN']), 'JPN'),
  ]).toEqual(together);
  expect(threadWith(['EUR', 'CHN'])).toBe('CHN EUR');
});

test('letters of others count as unread until their conversation is read, also after a reload', () => {
  const letters = [letter('CHN', ['JPN']), letter('JPN', ['CHN']), letter('CHN', null)];
  const marks = new ReadMarks('m');
  expect(marks.total(letters, 'JPN')).toBe(2);
  marks.read(letters, 'JPN', 'CHN');
  expect(marks.unread(letters, 'JPN', 'CHN')).toBe(0);
  expect(new ReadMarks('m').total(letters, 'JPN')).toBe(1);
  const more = [...letters, letter('CHN', ['JPN'])];
  expect(new ReadMarks('m').unread(more, 'JPN', 'CHN')).toBe(1);
  expect(new ReadMarks('another').total(letters, 'JPN')).toBe(2);
});

test('a note is a conversation with oneself, and news to everybody at the seat but its writer', () => {
  const note: Letter = { ...letter('JPN', ['JPN']), by: { name: 'Aoi', number: 3 } };
  expect(threadOf(note, 'JPN')).toBe('JPN');
  expect(membersOf('JPN')).toEqual(['JPN']);
  expect(new ReadMarks('m', () => 3).total([note], 'JPN')).toBe(0);
  expect(new ReadMarks('m', () => 4).unread([note], 'JPN', 'JPN')).toBe(1);
});
