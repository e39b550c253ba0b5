import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AWAY,
  choose,
  enter,
  forgetAway,
  isDue,
  type LobbyKind,
  leave,
  newLobby,
  opens,
  preferBots,
  QUICK_PLAN,
  QUICK_WAIT,
  rotated,
  seating,
  startsAt,
} from '#shared/lobby/lobby.ts';
import { NATIONS } from '#shared/world/terms.ts';

/** A lobby with some guests, all seen at 0. */
function lobby(kind: LobbyKind, guests: number) {
  const made = newLobby('AAAAAA', kind, QUICK_PLAN, 0);
  return { made, guests: Array.from({ length: guests }, (_, index) => enter(made, `Guest ${index}`, 0)) };
}

describe('a quick match', () => {
  test.each([
    { guests: 1, bots: true, at: QUICK_WAIT - 1, due: false },
    { guests: 1, bots: true, at: QUICK_WAIT, due: true },
    { guests: 3, bots: false, at: 10 * QUICK_WAIT, due: false },
    { guests: 4, bots: false, at: 0, due: true },
    { guests: 4, bots: true, at: 0, due: true },
  ])('with $guests guests, bots wanted $bots, after $at ms: starts $due', ({ guests, bots, at, due }) => {
    const { made, guests: all } = lobby('quick', guests);
    if (all[0]) preferBots(made, all[0], bots);
    expect(isDue(made, at)).toBe(due);
  });

  test('is opened by nobody, and with nobody it never starts', () => {
    const { made, guests } = lobby('quick', 1);
    expect(opens(made, guests[0]?.id ?? 0)).toBe(false);
    leave(made, guests[0]?.id ?? 0);
    expect(startsAt(made)).toBeNull();
    expect(isDue(made, 10 * QUICK_WAIT)).toBe(false);
  });
});

describe.each(['open', 'private'] as const)('a lobby that is %s', (kind) => {
  test('starts when its first guest says so, and passes on when they go', () => {
    const { made, guests } = lobby(kind, 3);
    expect(isDue(made, 10 * QUICK_WAIT)).toBe(false);
    expect(guests.map((one) => opens(made, one?.id ?? 0))).toEqual([true, false, false]);
    leave(made, guests[0]?.id ?? 0);
    expect(guests.map((one) => opens(made, one?.id ?? 0))).toEqual([false, true, false]);
  });

  test('takes four and no fifth, and forgets who has not been seen for a while', () => {
    const { made, guests } = lobby(kind, 4);
    expect(enter(made, 'Fifth', 0)).toBeNull();
    for (const one of guests.slice(1)) if (one) one.seen = AWAY;
    forgetAway(made, AWAY + 1);
    expect(made.guests.map(({ name }) => name)).toEqual(['Guest 1', 'Guest 2', 'Guest 3']);
  });
});

test('nobody takes a seat that somebody has; it can be given back', () => {
  const { made, guests } = lobby('open', 2);
  const [one, other] = guests;
  if (!one || !other) throw new Error('nobody came');
  expect(choose(made, one, 'CHN')).toBe(true);
  expect(choose(made, other, 'CHN')).toBe(false);
  expect(choose(made, one, null)).toBe(true);
  expect(choose(made, other, 'CHN')).toBe(true);
});

test('everybody gets a seat of their own, and the one they chose', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(null, ...NATIONS), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (wishes, seed) => {
        const { made, guests } = lobby('open', wishes.length);
        const got = guests.map((guest, index) => guest && choose(made, guest, wishes[index] ?? null));
        const seats = seating(made, seed);
        expect(new Set(seats.values()).size).toBe(wishes.length);
        for (const [index, guest] of guests.entries())
          if (guest && got[index] && wishes[index]) expect(seats.get(guest.id)).toBe(wishes[index]);
      },
    ),
  );
});

test('after as many rematches as there are people, each has had every seat', () => {
  const people = ['CHN', 'JPN', 'EUR'] as const;
  for (const first of people) {
    const second = rotated(people, first);
    const third = rotated(people, second);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(rotated(people, third)).toBe(first);
  }
});
