import { expect, test } from 'vitest';
import { wakeAt } from '#shared/match/clock.ts';
import { start } from '#shared/match/match.ts';
import { places, standIns } from '#shared/ranking/places.ts';
import type { NationId } from '#shared/world/terms.ts';
import { hosted, setupOf } from '../../kit/host.ts';

const PEOPLE: NationId[] = ['JPN', 'USA'];
const LIVE = { clock: 105, reserve: 120, standIn: 105 };
const ranked = setupOf(PEOPLE, { ...LIVE, rated: true });

test.each([
  ['a live match sleeps until somebody comes', setupOf(PEOPLE, LIVE), null],
  ['one for a rank is woken when its turn ends', ranked, ranked.started + 225_000],
  ['one for a rank without a clock has no turn that ends', setupOf(PEOPLE, { rated: true }), null],
])('%s', (_, setup, at) => {
  expect(wakeAt(start(setup), setup.started)).toBe(at);
});

test('a match for a rank that everybody leaves comes to its end, and each has left their seat', async () => {
  const { around, host, sit, store, replayed } = hosted(ranked);
  const players = PEOPLE.map((nation) => sit(nation));
  for (const player of players) await player.ask('seal', { turn: 0 });
  for (const { device } of players) host.leave(device);
  // The clock goes from bell to bell, as the room's timer and the alarms do.
  while (around.bell !== null) {
    around.now += around.bell;
    await host.ring();
  }
  const { outcome, world } = host.match;
  if (!outcome) throw new Error('it is not over');
  expect(wakeAt(host.match, around.now)).toBeNull();
  expect(world.turn).toBe(4);
  expect(replayed()).toEqual(host.match);
  const left = places(outcome, PEOPLE, standIns(store.kept, world.turn), world.turn);
  expect(left.map(({ place, left: gone }) => ({ place, gone }))).toEqual([
    { place: 1, gone: true },
    { place: 1, gone: true },
  ]);
});

test('who comes back before that end has their seat again, and is not held to have left', async () => {
  const { around, host, sit, store } = hosted(ranked);
  const players = PEOPLE.map((nation) => sit(nation));
  for (const { device } of players) host.leave(device);
  while (host.match.world.turn === 0) {
    around.now += around.bell ?? 0;
    await host.ring();
  }
  const back = sit('JPN');
  for (let turn = 1; turn < 4; turn++) {
    expect(await back.ask('seal', { turn })).toMatchObject({ ok: true, resolved: true });
  }
  const { outcome, world } = host.match;
  if (!outcome) throw new Error('it is not over');
  const taken = places(outcome, PEOPLE, standIns(store.kept, world.turn), world.turn);
  expect(taken).toEqual([
    { nation: 'JPN', place: 1, left: false },
    { nation: 'USA', place: 2, left: true },
  ]);
});
