import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DiaryEntry, readDiary, writeDiary } from '../../../client/screens/diary.ts';
import { fakeStorage } from '../storage.ts';

const figures = {
  price: { light: 25, heavy: 143, bulk: 15 },
  served: 0.98,
  dependence: 0.9,
  cover: 111,
  treasury: 500,
  score: 56,
};
const entry = (turn: number, orders: string[] = []): DiaryEntry => ({
  turn,
  orders,
  before: figures,
  forecast: null,
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
    localStorage.setItem('lanthanide.diary.a', '{');
    expect(readDiary('a')).toEqual([]);
  });

  it('does not stop the match where nothing can be stored', () => {
    vi.stubGlobal('localStorage', fakeStorage(true));
    expect(() => writeDiary('a', entry(0))).not.toThrow();
  });
});
