import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Input } from '#shared/match/match.ts';
import type { Outcome } from '#shared/scoring/outcome.ts';
import { act, type Deed } from '#shared/tournaments/act.ts';
import { resultsOf, type SeatResult, VOIDED } from '#shared/tournaments/results.ts';
import { standings } from '#shared/tournaments/standings.ts';
import {
  isRunning,
  MOST_PLAYERS,
  newTournament,
  peopleAt,
  type Table,
  type Tournament,
} from '#shared/tournaments/tournament.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';

const RANKING: NationId[] = ['JPN', 'EUR', 'CHN', 'USA'];
const outcome = (winners: NationId[] = ['JPN']): Outcome => ({
  shared: winners.length > 0 ? 'managed-transition' : 'supply-collapse',
  scores: each(NATIONS, (nation) => ({
    parts: {
      security: 0,
      growth: 0,
      influence: 0,
      budget: 0,
      support: 0,
    } as Outcome['scores']['CHN']['parts'],
    total: 60 - 10 * RANKING.indexOf(nation),
    par: 50,
  })),
  ranking: RANKING,
  winners,
  hash: '',
});
const entry = (input: Input): Entry => ({ at: 0, input });
const sealed = (...nations: NationId[]) => nations.map((seat) => entry({ type: 'seal', seat, turn: 0 }));
const points = (results: SeatResult[]) => Object.fromEntries(results.map((one) => [one.nation, one.points]));

describe('a table gives', () => {
  test('three, two, one and nothing by place', () => {
    const results = resultsOf(outcome(), sealed(...NATIONS), NATIONS, 4);
    expect(points(results)).toEqual({ JPN: 3, EUR: 2, CHN: 1, USA: 0 });
    expect(results.map(({ against }) => against)).toEqual([10, 0, -10, -20]);
  });

  test('to those who won together the mean of both places', () => {
    expect(points(resultsOf(outcome(['JPN', 'CHN']), sealed(...NATIONS), NATIONS, 4))).toEqual({
      JPN: 2.5,
      CHN: 2.5,
      EUR: 1,
      USA: 0,
    });
  });

  test('what it gives by score also after a collapse of supply', () => {
    expect(points(resultsOf(outcome([]), sealed(...NATIONS), NATIONS, 4))).toEqual({
      JPN: 3,
      EUR: 2,
      CHN: 1,
      USA: 0,
    });
  });

  test('nothing to bots, whose places are taken all the same', () => {
    expect(points(resultsOf(outcome(), sealed('CHN', 'EUR'), ['CHN', 'EUR'], 4))).toEqual({ EUR: 2, CHN: 1 });
  });

  test('nothing to who never came, with a stand-in or by correspondence, and others move up', () => {
    const results = resultsOf(outcome(), sealed('EUR', 'CHN', 'USA'), NATIONS, 4);
    expect(points(results)).toEqual({ EUR: 3, CHN: 2, USA: 1, JPN: 0 });
    expect(results.find(({ nation }) => nation === 'JPN')).toMatchObject({ left: true, against: 0 });
  });

  test('nothing to who left the seat to a stand-in for more than a quarter of the match', () => {
    const left = [...sealed(...NATIONS), entry({ type: 'absent', seat: 'JPN', turn: 1 })];
    expect(points(resultsOf(outcome(), left, NATIONS, 4)).JPN).toBe(0);
    const back = [
      ...left,
      entry({ type: 'time-up', turn: 1 }),
      entry({ type: 'back', seat: 'JPN', turn: 2 }),
    ];
    expect(points(resultsOf(outcome(), back, NATIONS, 4)).JPN).toBe(3);
  });
});

const PLAN = {
  name: 'Cup',
  rounds: 3,
  guests: true,
  rated: false,
  game: {
    scenario: '2010-senkaku',
    turns: 8,
    clock: 105,
    reserve: 0,
    leave: 0,
    chat: 'free',
    watch: 'late',
    strength: 3,
  },
} as const;

/** The tournament that these deeds lead to; throws the code of a refusal. */
function led(tournament: Tournament, ...deeds: Deed[]): Tournament {
  return deeds.reduce((now, deed) => {
    const done = act(now, deed);
    if (!done.ok) throw new Error(done.code);
    return done.tournament;
  }, tournament);
}
const joined = (count: number, seed = 1) =>
  led(newTournament('CUPCUP', PLAN, seed), ...Array.from({ length: count }, (): Deed => ({ do: 'join' })));
const ids = (tournament: Tournament) =>
  Array.from({ length: 64 }, (_, at) => `${tournament.rounds.length + 1}-${at + 1}`);
const begun = (tournament: Tournament) => led(tournament, { do: 'start', matches: ids(tournament) });

/** What a table gives when these players take their places in this order. */
const inOrder = (table: Table, order: (player: number) => number): SeatResult[] =>
  peopleAt(table)
    .sort((one, other) => order(table.seats[one] ?? 0) - order(table.seats[other] ?? 0))
    .map((nation, at) => ({ nation, place: at + 1, points: 3 - at, against: 10 - at, left: false }));

/** All open tables of the latest round come to their end, lower numbers first. */
const ended = (tournament: Tournament) =>
  led(
    tournament,
    ...(tournament.rounds.at(-1)?.tables ?? [])
      .filter(({ voided }) => !voided)
      .map(
        (table): Deed => ({ do: 'over', match: table.match, results: inOrder(table, (player) => player) }),
      ),
  );

describe('a tournament', () => {
  test('begins with two, never before a round is over, and is over with its last table', () => {
    expect(() => begun(joined(1))).toThrow('too-few');
    let now = begun(joined(5));
    expect(now.rounds[0]?.tables.map((table) => peopleAt(table).length)).toEqual([3, 2]);
    expect(() => begun(now)).toThrow('running');
    expect(() => led(now, { do: 'end' })).toThrow('running');
    now = ended(now);
    now = ended(begun(now));
    expect(now.phase).toBe('playing');
    now = ended(begun(now));
    expect(now.phase).toBe('over');
    expect(() => led(now, { do: 'join' })).toThrow('ended');
    expect(() => led(now, { do: 'void', match: '1-1' })).toThrow('ended');
  });

  test('seats whoever comes late from the next round on, and nobody who has withdrawn or was removed', () => {
    let now = begun(joined(6));
    now = led(now, { do: 'join' }, { do: 'withdraw', player: 1 }, { do: 'remove', player: 2 });
    expect(() => led(now, { do: 'return', player: 2 })).toThrow('no-player');
    now = begun(ended(now));
    const seated = now.rounds[1]?.tables.flatMap((table) => Object.values(table.seats)).sort();
    expect(seated).toEqual([3, 4, 5, 6, 7]);
    now = begun(ended(led(now, { do: 'return', player: 1 })));
    expect(now.rounds[2]?.tables.flatMap((table) => Object.values(table.seats))).toContain(1);
    const late = standings(now).find(({ player }) => player === 7);
    expect(late?.tables).toBe(1);
  });

  test('gives everybody the same for a table that was voided, also after its end', () => {
    let now = begun(joined(4));
    now = ended(now);
    now = led(now, { do: 'void', match: '1-1' });
    expect(standings(now).map((one) => [one.points, one.place, one.opposition])).toEqual(
      Array.from({ length: 4 }, () => [VOIDED, 1, 0]),
    );
    expect(() => led(now, { do: 'over', match: '1-1', results: [] })).toThrow('no-table');
    expect(isRunning(now)).toBe(false);
  });

  test('takes so many players and no more', () => {
    expect(() => joined(MOST_PLAYERS + 1)).toThrow('full');
  });
});

describe('standings', () => {
  const seats = (...players: number[]): Table['seats'] =>
    Object.fromEntries(players.map((player, at) => [NATIONS[at], player]));
  const table = (match: string, order: number[], against: number[] = [0, 0, 0, 0]): Table => ({
    match,
    seats: seats(...order),
    made: true,
    voided: false,
    results: order.map((_, at) => ({
      nation: NATIONS[at] ?? 'CHN',
      place: at + 1,
      points: 3 - at,
      against: against[at] ?? 0,
      left: false,
    })),
  });

  test('those level on points are parted by whom they met, then by whom they beat, then by par', () => {
    // Two tables; both winners have three points. 1 beat players who went on to do better than those 5 beat.
    const players = Array.from({ length: 8 }, (_, at) => ({ id: at + 1, state: 'in' as const }));
    const first = { tables: [table('a', [1, 2, 3, 4], [1]), table('b', [5, 6, 7, 8], [9])] };
    // Level in everything but par.
    expect(standings({ players, rounds: [first] }).slice(0, 2)).toMatchObject([
      { player: 5, place: 1, points: 3, against: 9 },
      { player: 1, place: 2, points: 3, against: 1 },
    ]);
    const second = { tables: [table('c', [2, 5, 3, 8]), table('d', [6, 1, 7, 4])] };
    const now = standings({ players, rounds: [first, second] });
    const of = (player: number) => now.find((one) => one.player === player);
    expect(of(1)?.points).toBe(5);
    expect(of(5)?.points).toBe(5);
    // 1 met 2, 3, 4 and 6, 7, 4: (2.5 + 1 + 0 + 2.5 + 1 + 0) / 6; 5 met 6, 7, 8 and 2, 3, 8: the same.
    expect(of(1)?.opposition).toBeCloseTo(7 / 6, 5);
    expect(of(5)?.opposition).toBe(of(1)?.opposition);
    expect(of(1)?.beaten).toBeCloseTo(2.5 + 1 + 0 + 1 + 0, 5);
    expect(of(5)?.place).toBe(1);
    expect(of(1)?.place).toBe(2);
  });

  test('whoever met the same people and beat the stronger of them comes before who beat the weaker', () => {
    const players = Array.from({ length: 4 }, (_, at) => ({ id: at + 1, state: 'in' as const }));
    // 4 does better than 3 in all; 1 beats 4 and loses to 3, and 2 the other way round.
    const rounds = [
      { tables: [table('a', [1, 4]), table('b', [2, 3], [9])] },
      { tables: [table('c', [3, 1]), table('d', [4, 2])] },
      { tables: [table('e', [4, 3])] },
    ];
    const [one, two] = [1, 2].map((id) => standings({ players, rounds }).find(({ player }) => player === id));
    expect(one?.points).toBe(two?.points);
    expect(one?.opposition).toBe(two?.opposition);
    expect(one?.place).toBeLessThan(two?.place ?? 0);
  });

  test('whoever met the stronger people comes first of two level on points, whomever they beat', () => {
    const players = Array.from({ length: 7 }, (_, at) => ({ id: at + 1, state: 'in' as const }));
    // In the mean, 3 and 4 (whom 1 has met) do better than 5 and 6 (whom 2 has met); 5 does better than 3.
    const rounds = [
      { tables: [table('a', [1, 3]), table('b', [2, 5], [9])] },
      { tables: [table('c', [4, 1]), table('d', [6, 2])] },
      { tables: [table('e', [4, 7]), table('f', [5, 6])] },
      { tables: [table('g', [7, 6])] },
    ];
    const [one, two] = [1, 2].map((id) => standings({ players, rounds }).find(({ player }) => player === id));
    expect(one?.points).toBe(two?.points);
    expect(one?.beaten).toBeLessThan(two?.beaten ?? 0);
    expect(one?.place).toBeLessThan(two?.place ?? 0);
  });

  test('whom nothing parts shares a place, and the next one is as many further', () => {
    const now = ended(begun(joined(8)));
    const places = standings(now).map(({ place }) => place);
    expect(places[0]).toBe(1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).toEqual([1, 1, 3, 3, 5, 5, 7, 7]);
  });

  test('points are neither made nor lost: six at a table, and as much where it was voided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), fc.nat({ max: 3 }), (fours, seed, voids) => {
        let now = joined(4 * fours, seed);
        for (let round = 0; round < 3; round++) {
          now = begun(now);
          const open = now.rounds.at(-1)?.tables.slice(0, Math.min(voids, fours)) ?? [];
          if (round < 2) now = led(now, ...open.map(({ match }): Deed => ({ do: 'void', match })));
          now = ended(now);
        }
        const all = standings(now);
        expect(all.reduce((sum, one) => sum + one.points, 0)).toBe(3 * fours * 6);
        expect(all.map(({ player }) => player).sort((a, b) => a - b)).toEqual(
          now.players.map(({ id }) => id),
        );
        for (const [at, one] of all.entries())
          expect(one.points).toBeLessThanOrEqual(all[at - 1]?.points ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 30 },
    );
  });
});
