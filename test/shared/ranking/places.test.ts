import { expect, test } from 'vitest';
import type { Entry, Input } from '#shared/match/match.ts';
import { places, standIns } from '#shared/ranking/places.ts';
import { NATIONS } from '#shared/world/terms.ts';

const entry = (input: Input): Entry => ({ at: 0, input });
const ranking = ['JPN', 'EUR', 'CHN', 'USA'] as const;
const outcome = (winners: 'JPN'[] | ['JPN', 'CHN'] = ['JPN']) => ({
  ranking: [...ranking],
  winners: [...winners],
});

test('a stand-in is counted in the turns that it held a seat to the end', () => {
  const inputs = [
    entry({ type: 'seal', seat: 'JPN', turn: 0 }),
    entry({ type: 'absent', seat: 'USA', turn: 1 }),
    entry({ type: 'time-up', turn: 1 }),
    entry({ type: 'time-up', turn: 2 }),
    entry({ type: 'back', seat: 'USA', turn: 3 }), // in time for the third turn
    entry({ type: 'time-up', turn: 3 }),
    entry({ type: 'absent', seat: 'CHN', turn: 5 }),
    entry({ type: 'time-up', turn: 5 }),
  ];
  expect(standIns(inputs, 6)).toEqual({ USA: 2, CHN: 1 });
});

test('all four take their places, as they are ranked', () => {
  expect(places(outcome(), NATIONS, {}, 14).map(({ nation, place }) => [nation, place])).toEqual([
    ['JPN', 1],
    ['EUR', 2],
    ['CHN', 3],
    ['USA', 4],
  ]);
});

test('bots take none: whoever is behind them moves up', () => {
  expect(places(outcome(), ['USA', 'CHN'], {}, 14).map(({ nation, place }) => [nation, place])).toEqual([
    ['CHN', 1],
    ['USA', 2],
  ]);
});

test('those who won together share the first place', () => {
  expect(
    places(outcome(['JPN', 'CHN']), NATIONS, {}, 14).map(({ nation, place }) => [nation, place]),
  ).toEqual([
    ['JPN', 1],
    ['CHN', 1],
    ['EUR', 3],
    ['USA', 4],
  ]);
});

test('whoever left their seat for more than a quarter of the match comes last, with a strike, even as the winner', () => {
  expect(places(outcome(), NATIONS, { JPN: 4, EUR: 3 }, 14)).toEqual([
    { nation: 'EUR', place: 1, left: false },
    { nation: 'CHN', place: 2, left: false },
    { nation: 'USA', place: 3, left: false },
    { nation: 'JPN', place: 4, left: true },
  ]);
});
