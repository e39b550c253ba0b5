import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeldSeat } from '../../../client/net/seats.ts';
import { fakeStorage } from '../storage.ts';

const seat = (match: string): HeldSeat => ({
  match,
  nation: 'JPN',
  token: 'secret',
  scenario: '2010-senkaku',
  seed: 7,
  turn: 0,
  turns: 14,
  over: false,
});

/** The module as a freshly loaded page has it. */
async function page() {
  vi.resetModules();
  return import('../../../client/net/seats.ts');
}

beforeEach(() => vi.stubGlobal('localStorage', fakeStorage()));
afterEach(() => vi.unstubAllGlobals());

describe('the seats this browser holds', () => {
  it('are there again after a reload, newest first', async () => {
    const { keepSeat } = await page();
    keepSeat(seat('a'));
    keepSeat(seat('b'));
    const { heldSeats, seatIn } = await page();
    expect(heldSeats.value.map((one) => one.match)).toEqual(['b', 'a']);
    expect(seatIn('a')).toEqual(seat('a'));
  });

  it('keep what was first told of the seed, whatever is said later', async () => {
    const { keepSeat, noteCommitment, noteProgress } = await page();
    keepSeat(seat('a'));
    noteCommitment('a', 'first');
    noteCommitment('a', 'later');
    noteProgress('a', 3, 14, false);
    const { seatIn } = await page();
    expect(seatIn('a')).toMatchObject({ commitment: 'first', turn: 3 });
  });

  it('know how far a match has come', async () => {
    const { keepSeat, noteProgress } = await page();
    keepSeat(seat('a'));
    noteProgress('a', 14, 14, true);
    const { seatIn } = await page();
    expect(seatIn('a')).toMatchObject({ turn: 14, over: true });
  });

  it('are forgotten with all that was noted of the match', async () => {
    const { keepSeat, forgetSeat, diaryKey } = await page();
    keepSeat(seat('a'));
    localStorage.setItem(diaryKey('a'), '[]');
    forgetSeat('a');
    expect(localStorage.getItem(diaryKey('a'))).toBeNull();
    expect((await page()).heldSeats.value).toEqual([]);
  });

  it.each(['not json', '{"match":"a"}', '[1, null, {"match":"a"}]'])(
    'survive a store that holds %s',
    async (stored) => {
      localStorage.setItem('lanthanide.seats', stored);
      expect((await page()).heldSeats.value).toEqual([]);
    },
  );

  it('last as long as the page where nothing can be stored', async () => {
    vi.stubGlobal('localStorage', fakeStorage(true));
    const { keepSeat, seatIn } = await page();
    keepSeat(seat('a'));
    expect(seatIn('a')).toEqual(seat('a'));
  });
});
