import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DiaryEntry, readDiary, writeDiary } from '../../../client/screens/diary.ts';
import { fakeStorage } from '../storage.ts';

const figures = { 'price.light': 25, 'price.heavy': 143, served: 0.98, 'goal.supply': 61, score: 56 };
const ranges = { 'price.light': { low: 21, mid: 24, high: 30 }, score: { low: 55, mid: 56, high: 56 } };
const entry = (turn: number, orders: string[] = []): DiaryEntry => ({
  turn,
  orders,
  before: figures,
  forecast: turn === 0 ? null : ranges,
});

beforeEach(() => vi.stubGlobal('localStorage', fakeStorage()));
afterEach(() => vi.unstubAllGlobals());

describe('the diary of a match', () => {
  it('keeps the turns in order, each once', () => {
    writeDiary('a', entry(1, ['first thought']));
    writeDiary('a', entry(0));
    expect(readDiary('a').map((one) => one.turn)).toEqual([0, 1]);
    writeDiary('a', entry(1, ['Pass the export-control law']));
    expect(readDiary('a')).toEqual([entry(0), entry(1, ['Pass the export-control law'])]);
  });

  it('keeps matches apart', () => {
    writeDiary('a', entry(0));
    expect(readDiary('b')).toEqual([]);
  });

  it('is empty where the store holds something else', () => {
    localStorage.setItem('lanthanide.diary.a', '[{"turn":"soon"}]');
    expect(readDiary('a')).toEqual([]);
    const strange = { ...entry(0), before: { weather: 3 } };
    localStorage.setItem('lanthanide.diary.a', JSON.stringify([strange]));
    expect(readDiary('a')).toEqual([]);
    localStorage.setItem('lanthanide.diary.a', '{');
    expect(readDiary('a')).toEqual([]);
  });

  it('does not stop the match where nothing can be stored', () => {
    vi.stubGlobal('localStorage', fakeStorage(true));
    expect(() => writeDiary('a', entry(0))).not.toThrow();
  });
});
