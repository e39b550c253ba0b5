import { describe, expect, test } from 'vitest';
import { BOTS, botFor } from '#shared/bots/index.ts';
import { gifts } from '#shared/diplomacy/gifts.ts';
import { draw, stream } from '#shared/random.ts';
import { type Counted, signals } from '#shared/ranking/signals.ts';
import { score } from '#shared/scoring/score.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import { play, signed } from '../../kit/treaties.ts';

describe('gifts in a match', () => {
  const pay = (by: NationId, funds = 30) => ({ kind: 'side-payment', by, funds, every: 'turn' }) as const;
  const start = () => create('2010-senkaku', 7);

  test('are what was paid, turn by turn, for nothing of the other’s own', () => {
    const bound = signed(
      start(),
      ['USA', 'CHN'],
      [pay('USA'), { kind: 'joint-research', commodity: 'heavy', funds: 5 }],
      {
        turns: 2,
      },
    );
    expect(gifts(bound)).toEqual([]); // it binds from the next turn on
    expect(gifts(play(bound))).toEqual([{ giver: 'USA', taker: 'CHN', funds: 30 }]);
    expect(gifts(play(play(play(bound))))).toEqual([{ giver: 'USA', taker: 'CHN', funds: 60 }]);
  });

  test('are none where the other owes something too, and only the rest where some came back', () => {
    const floor = { kind: 'no-embargo', by: 'CHN' } as const;
    expect(gifts(play(signed(start(), ['USA', 'CHN'], [pay('USA'), floor])))).toEqual([]);
    const both = signed(signed(start(), ['USA', 'CHN'], [pay('USA')]), ['CHN', 'USA'], [pay('CHN', 10)]);
    const [gift] = gifts(play(both));
    expect(gift).toEqual({ giver: 'USA', taker: 'CHN', funds: 80 }); // three turns of 30, less one of 10
  });
});

const MANY = 'efghijklmnopqrst';
/** In the order of keys, each asked for once. */
const byKey = <T>(items: readonly T[], key: (item: T) => number): T[] =>
  items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
const luck = stream(5, 'tables');
let made = 0;
/** A table of these accounts, the best first; a dot is somebody of many others. */
function table(accounts: string, gift?: { by: string; to: string; funds: number }): Counted {
  const others = byKey([...MANY], () => draw(luck));
  const seats = [...accounts].map((account, index) => ({
    nation: NATIONS[index] ?? 'JPN',
    account: account === '.' ? (others.pop() ?? null) : account,
    place: index + 1,
  }));
  const at = (account: string) => seats.find((seat) => seat.account === account)?.nation ?? 'JPN';
  const given = gift ? [{ giver: at(gift.by), taker: at(gift.to), funds: gift.funds }] : [];
  return { match: `m${made++}`, at: made, seats, gifts: given };
}
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const crowd = (count: number) => times(count, () => table('....'));
const shown = (counted: Counted[]) => signals(counted).map((one) => [one.grounds.signal, ...one.accounts]);

describe('what is a signal', () => {
  test('money given for nothing in three matches, one way', () => {
    const counted = times(3, (i) =>
      table(['ab..', '.ab.', 'a.b.'][i] ?? '', { by: 'b', to: 'a', funds: 50 }),
    );
    const [flag, ...rest] = signals([...counted, ...crowd(20)]);
    expect(rest).toEqual([]);
    expect(flag?.accounts).toEqual(['b', 'a']);
    expect(flag?.grounds).toEqual({ signal: 'gifts', funds: 150, met: 3 });
    expect(flag?.meetings.map(({ match }) => match)).toEqual(counted.map(({ match }) => match).reverse());
    expect(flag?.meetings.at(-1)).toMatchObject({ one: NATIONS[1], other: NATIONS[0] });
  });

  test('two who meet again and again where many play', () => {
    const counted = [...times(8, (i) => table(['ab..', 'b.a.', '.a.b', '..ba'][i % 4] ?? '')), ...crowd(60)];
    const [flag, ...rest] = signals(counted);
    expect(rest).toEqual([]);
    expect(flag?.accounts).toEqual(['a', 'b']);
    expect(flag?.grounds).toMatchObject({ signal: 'together', met: 8, games: [8, 8] });
    // Each of eight tables had three others; of the 264 seats that were not one's own, eight were the other's.
    const { expected } = flag?.grounds.signal === 'together' ? flag.grounds : { expected: 0 };
    expect(expected).toBeCloseTo((8 * 3 * 8) / 264, 6);
  });

  test('one who falls to the last place where a second sits, and that one rises', () => {
    const meet = times(5, () => table('a..b'));
    const usual = times(12, (i) => table(['b...', '.b..', '..b.', '.a..', '..a.', '...a'][i % 6] ?? ''));
    const [flag, ...rest] = signals([...meet, ...usual, ...crowd(20)]);
    expect(rest).toEqual([]);
    expect(flag).toMatchObject({ accounts: ['b', 'a'], grounds: { signal: 'thrown', with: [0, 1] } });
  });
});

describe('what is none', () => {
  test.each<[string, () => Counted[]]>([
    [
      'allies who give to each other by turns',
      () => [
        ...times(6, (i) => table('ab..', { by: i % 2 ? 'a' : 'b', to: i % 2 ? 'b' : 'a', funds: 90 })),
        ...times(8, (i) => table(['a...', 'b...'][i % 2] ?? '')),
      ],
    ],
    ['two gifts', () => times(2, () => table('ab..', { by: 'b', to: 'a', funds: 900 }))],
    ['small gifts', () => times(5, () => table('ab..', { by: 'b', to: 'a', funds: 20 }))],
    ['four friends who are nearly all that play', () => times(20, () => table('abcd'))],
    ['two of many who met five times', () => times(5, () => table('a.b.'))],
    [
      'a beginner whom everybody beats',
      () => [
        ...times(5, (i) => table(['a..b', '.a.b'][i % 2] ?? '')),
        ...times(12, (i) => table(['...b', '.a..', 'a...', '..a.'][i % 4] ?? '')),
      ],
    ],
    [
      'a master who beats everybody, and so also whom they meet',
      () => [
        ...times(5, (i) => table(['ab..', 'a..b'][i % 2] ?? '')),
        ...times(12, (i) => table(['a...', '.b..', '..b.'][i % 3] ?? '')),
      ],
    ],
    [
      'one who plays worse beside a friend, to whom that brings nothing',
      () => [
        ...times(5, () => table('.a.b')),
        ...times(12, (i) => table(['b...', '.b..', 'a...', '..a.'][i % 4] ?? '')),
      ],
    ],
  ])('%s', (_, make) => {
    expect(shown([...make(), ...crowd(12)])).toEqual([]);
  });

  test('seats of deleted accounts', () => {
    const gone = (one: Counted) => ({ ...one, seats: one.seats.map((seat) => ({ ...seat, account: null })) });
    const counted = times(8, () => table('ab..', { by: 'b', to: 'a', funds: 50 }));
    expect(shown(counted)).not.toEqual([]);
    expect(shown(counted.map(gone))).toEqual([]);
  });

  test('chance: of 4,800 pairs at tables drawn by lot, some good and some bad, two', () => {
    const flags = times(40, () =>
      signals(
        times(150, () => {
          const { seats, ...match } = table('....');
          const places = byKey(seats, ({ account }) => MANY.indexOf(account ?? '') / 16 + draw(luck));
          return { ...match, seats: places.map((seat, index) => ({ ...seat, place: index + 1 })) };
        }),
      ),
    ).flat();
    expect(flags.map(({ grounds }) => grounds.signal)).toEqual(['thrown', 'thrown']);
  });
});

test('of 560 pairs that bots play, each for itself, one is flagged by chance, and none for gifts', () => {
  const ended = times(30, (seed): World => {
    let world = create('2010-senkaku', seed, 6);
    while (world.turn < 6) {
      const now = world;
      const orders = each(NATIONS, (one) => BOTS[botFor(seed, one)].decide(view(now, one)));
      world = resolve(now, orders, { explain: false }).world;
    }
    return world;
  });
  const results = ended.map((world) => ({
    order: byKey(NATIONS, (nation) => -score(world, nation).total),
    gifts: gifts(world),
  }));
  // The same matches, for eight accounts that sit down by lot, twenty times over.
  const flags = times(20, () =>
    signals(
      results.map(({ order, gifts }, index): Counted => {
        const accounts = byKey([...'abcdefgh'], () => draw(luck));
        const seats = order.map((nation, i) => ({ nation, account: accounts[i] ?? null, place: i + 1 }));
        return { match: `m${index}`, at: index, seats, gifts };
      }),
    ),
  ).flat();
  expect(flags.map(({ grounds }) => grounds.signal)).toEqual(['thrown']);
});
