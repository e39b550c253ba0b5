import { setMaxListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeldSeat } from '../../../client/net/seats.ts';
import { fakeStorage } from '../storage.ts';

const seat = (match: string): HeldSeat => ({
  match,
  nation: 'JPN',
  token: 'secret',
  scenario: '2010-senkaku',
  turn: 0,
  turns: 14,
  over: false,
});

/** What the browser tells tabs of each other. */
let between: EventTarget;

/** A tab with modules of its own, over the same store as every other. */
async function tab() {
  vi.resetModules();
  return {
    ...(await import('../../../client/net/seats.ts')),
    ...(await import('../../../client/net/solo/earned.ts')),
    ...(await import('../../../client/tournaments/held.ts')),
    ...(await import('../../../client/classroom/held.ts')),
    ...(await import('../../../client/account/session.ts')),
  };
}
const tell = (key: string | null) => between.dispatchEvent(Object.assign(new Event('storage'), { key }));

beforeEach(() => {
  between = new EventTarget();
  setMaxListeners(0, between);
  vi.stubGlobal('localStorage', fakeStorage());
  vi.stubGlobal('window', between);
});
afterEach(() => vi.unstubAllGlobals());

describe('what several tabs keep together', () => {
  it('loses no seat that another has taken since', async () => {
    const [one, other] = [await tab(), await tab()];
    one.keepSeat(seat('a'));
    other.keepSeat(seat('b'));
    one.noteProgress('a', 3, 14, false);
    const { seatIn } = await tab();
    expect(seatIn('a')).toMatchObject({ turn: 3 });
    expect(seatIn('b')).toEqual(seat('b'));
  });

  it('brings no seat back that another has forgotten', async () => {
    const one = await tab();
    one.keepSeat(seat('a'));
    const other = await tab();
    other.forgetSeat('a');
    one.noteProgress('a', 3, 14, false);
    expect((await tab()).heldSeats.value).toEqual([]);
  });

  it('holds to the first promise of a seed, whoever heard it', async () => {
    const one = await tab();
    one.keepSeat(seat('a'));
    const other = await tab();
    other.noteCommitment('a', 'first');
    one.noteCommitment('a', 'later');
    expect((await tab()).seatIn('a')).toMatchObject({ commitment: 'first' });
  });

  it('leaves two people at one table their own seats, each in the tab where it was taken', async () => {
    const [one, other] = [await tab(), await tab()];
    one.keepSeat(seat('a'));
    other.keepSeat({ ...seat('a'), nation: 'CHN', token: 'other' });
    tell('lanthanide.seats');
    expect(one.seatIn('a')).toEqual(seat('a'));
    expect(other.seatIn('a')).toMatchObject({ nation: 'CHN', token: 'other' });
  });

  it('adds up: tournaments, classes and lessons', async () => {
    const [one, other] = [await tab(), await tab()];
    const place = { token: 't', personal: '1234', shown: 'Aiko', match: null };
    const when = { nation: 'JPN', year: 2011, half: 1 } as const;
    one.keepTournament('AAAAAA', { player: 'mine' });
    other.keepTournament('AAAAAA', { organiser: 'desk' });
    one.keepPlace({ code: 'AAAAAA', ...place });
    other.keepPlace({ code: 'BBBBBB', ...place });
    one.note({ cushion: when });
    other.note({ 'kept-word': when });
    const now = await tab();
    expect(now.heldIn('AAAAAA')).toMatchObject({ player: 'mine', organiser: 'desk' });
    expect(now.heldPlaces.value.map(({ code }) => code)).toEqual(['BBBBBB', 'AAAAAA']);
    expect(Object.keys(now.earned.value).length).toBe(2);
  });

  it('is seen by all of them as soon as one has written', async () => {
    const [one, other] = [await tab(), await tab()];
    other.keepSeat(seat('b'));
    tell('lanthanide.other');
    expect(one.heldSeats.value).toEqual([]);
    tell('lanthanide.seats');
    expect(one.heldSeats.value).toEqual([seat('b')]);
    localStorage.clear();
    tell(null);
    expect(one.heldSeats.value).toEqual([]);
  });

  it('outlives a store that was full, and another tab’s news meanwhile', async () => {
    const one = await tab();
    const write = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    one.keepSeat(seat('a'));
    write.mockRestore();
    (await tab()).keepSeat(seat('b'));
    tell('lanthanide.seats');
    expect(one.heldSeats.value.map(({ match }) => match)).toEqual(['a', 'b']);
    one.noteProgress('b', 1, 14, false);
    expect((await tab()).heldSeats.value.map(({ match }) => match)).toEqual(['a', 'b']);
  });
});

describe('who is signed in', () => {
  it('stays so where a tab hears of an older sign-in that it has ended', async () => {
    const one = await tab();
    one.keepSession({ token: 'old', name: 'Aiko' });
    (await tab()).keepSession({ token: 'new', name: 'Aiko' });
    one.amendSession('old', null);
    expect(one.session.value).toEqual({ token: 'new', name: 'Aiko' });
    one.amendSession('new', null);
    expect((await tab()).session.value).toBeNull();
  });
});
