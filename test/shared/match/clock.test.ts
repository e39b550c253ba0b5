import { expect, test } from 'vitest';
import { dueAt } from '#shared/match/clock.ts';
import { type Input, type Match, start } from '#shared/match/match.ts';
import { type Step, step } from '#shared/match/step.ts';
import type { NationId } from '#shared/world/terms.ts';
import { hosted, setupOf } from '../../kit/host.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const live = setupOf(['CHN', 'JPN'], { clock: 105, reserve: 60 });
const slow = setupOf(['CHN', 'JPN'], { clock: 86_400, leave: 5 });
/** So long after the match began, in seconds. */
const at = (seconds: number) => live.started + seconds * SECOND;

function played(match: Match, input: Input, now: number): Match {
  const done = step(match, input, now);
  if (!done.ok) throw new Error(done.error.code);
  return done.match;
}
const seal = (match: Match, seat: NationId, now: number) =>
  played(match, { type: 'seal', seat, turn: match.world.turn }, now);
const refused = (done: Step) => (done.ok ? null : done.error.code);

test('when the time of a turn is up, those who have not sealed draw on their reserve, and only they', () => {
  let match = seal(start(live), 'CHN', at(100));
  expect(refused(step(match, { type: 'time-up', turn: 0 }, at(105)))).toBe('wrong-turn');
  match = seal(match, 'JPN', at(130));
  expect(match.world.turn).toBe(1);
  expect([match.seats.CHN.time?.reserve, match.seats.JPN.time?.reserve]).toEqual([60_000, 35_000]);
});

test('when a reserve is used up the draft counts as it is, and nothing is left for the next turn', () => {
  let match = seal(start(live), 'CHN', at(100));
  const drafted: Input = { type: 'draft', seat: 'JPN', turn: 0, orders: [] };
  match = played(match, drafted, at(164));
  expect(refused(step(match, drafted, at(165)))).toBe('sealed');
  match = played(match, { type: 'time-up', turn: 0 }, at(165));
  expect(match.world.turn).toBe(1);
  expect(match.seats.JPN.time?.reserve).toBe(0);
  expect(dueAt(match, 'JPN')).toBe(match.deadline);
});

test('whoever has no reserve left does not hold up the one who still has some', () => {
  let match = seal(start(live), 'CHN', at(100));
  match = played(match, { type: 'time-up', turn: 0 }, at(165));
  const begun = 165;
  match = seal(match, 'CHN', at(begun + 125)); // JPN has been out of time for twenty seconds
  expect(match.world.turn).toBe(2);
  expect(match.seats.CHN.time?.reserve).toBe(40_000);
});

test('a seal that draws on a reserve is for good', () => {
  const match = seal(start(live), 'CHN', at(110));
  expect(refused(step(match, { type: 'unseal', seat: 'CHN', turn: 0 }, at(112)))).toBe('sealed');
});

test('leave stops one’s own clock, gives the time back afterwards, and is counted', () => {
  const go = (on: boolean): Input => ({ type: 'pause', seat: 'JPN', turn: 0, on });
  let match = seal(start(slow), 'CHN', at(0));
  match = played(match, go(true), slow.started + DAY / 2);
  expect(refused(step(match, go(true), slow.started + DAY / 2))).toBe('no-time');
  expect(refused(step(match, { type: 'time-up', turn: 0 }, slow.started + 3 * DAY))).toBe('wrong-turn');
  match = played(match, go(false), slow.started + 2.5 * DAY);
  expect(dueAt(match, 'JPN')).toBe(slow.started + 3 * DAY); // half a day is left, as when it began
  match = played(match, { type: 'time-up', turn: 0 }, slow.started + 3 * DAY);
  expect(match.seats.JPN.time).toMatchObject({ leave: 3 * DAY, since: null, added: 0 });
  expect(match.seats.CHN.time).toMatchObject({ leave: 5 * DAY });
});

test('leave that is used up ends by itself, and the turn soon after', () => {
  let match = played(start(slow), { type: 'pause', seat: 'JPN', turn: 0, on: true }, slow.started);
  expect(refused(step(match, { type: 'time-up', turn: 0 }, slow.started + 6 * DAY - 1))).toBe('wrong-turn');
  match = played(match, { type: 'time-up', turn: 0 }, slow.started + 6 * DAY);
  expect(match.seats.JPN.time).toMatchObject({ leave: 0, since: null });
  const again = step(match, { type: 'pause', seat: 'JPN', turn: 1, on: true }, slow.started + 6 * DAY);
  expect(refused(again)).toBe('no-time');
});

test('everybody sees reserves and leave; the bell rings when the last of those waited for is out of time', async () => {
  const { around, sit, host } = hosted(live);
  const [china] = [sit('CHN'), sit('JPN')];
  expect(around.bell).toBe(165 * SECOND);
  around.now = at(110);
  await china.ask('seal', { turn: 0 });
  expect(around.notices.at(-1)?.seats).toMatchObject({
    CHN: { reserve: 55_000 },
    JPN: { reserve: 60_000, due: at(165) },
  });
  around.now = at(165);
  await host.ring();
  expect(host.match.world.turn).toBe(1);
  expect(around.bell).toBe((105 + 55) * SECOND); // Japan has nothing left
});
