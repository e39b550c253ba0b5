import { expect, test } from 'vitest';
import { type Input, type Match, start } from '#shared/match/match.ts';
import { unasked } from '#shared/match/pace.ts';
import { type Step, step } from '#shared/match/step.ts';
import type { NationId } from '#shared/world/terms.ts';
import { setupOf } from '../../kit/host.ts';

const DAY = 86_400;
const live = setupOf(['CHN', 'JPN', 'USA'], { clock: 105, reserve: 60, standIn: 60 });
const now = live.started + 5_000;
const played = (match: Match, input: Input, at = now): Match => {
  const done = step(match, input, at);
  if (!done.ok) throw new Error(done.error.code);
  return done.match;
};
const slow = (seat: NationId, clock: number | null = DAY): Input => ({ type: 'slow', seat, turn: 0, clock });
const refused = (done: Step) => (done.ok ? null : done.error.code);
const ended = (match: Match, at = now) => played(match, { type: 'end-turn', turn: match.world.turn }, at);

test('when all people have agreed, the match goes on by correspondence from the next turn', () => {
  let match = played(start(live), slow('CHN'));
  expect(unasked(match)).toEqual(['JPN', 'USA']);
  match = played(played(match, slow('JPN')), slow('USA'));
  expect(match.deadline).toBe(live.started + 105_000); // this turn goes on as it began
  match = ended(match);
  expect(match).toMatchObject({ pace: { clock: DAY }, slower: null, deadline: now + DAY * 1000 });
  expect(match.seats.JPN.time).toEqual({ reserve: 0, leave: 7 * DAY * 1000, since: null, added: 0 });
  expect(ended(match, now + 1).deadline).toBe(now + 1 + DAY * 1000);
});

test('one who has not agreed keeps the pace as it is, and the proposal stays', () => {
  const match = ended(played(played(start(live), slow('CHN')), slow('JPN')));
  expect(match).toMatchObject({ pace: null, slower: { clock: DAY, agreed: ['CHN', 'JPN'] } });
  expect(match.deadline).toBe(now + 105_000);
});

test('a no ends it; another pace is another proposal; a seat held by a stand-in is not asked', () => {
  const asked = played(start(live), slow('CHN'));
  expect(played(asked, slow('USA', null)).slower).toBeNull();
  expect(played(asked, slow('JPN', 3 * DAY)).slower).toEqual({ clock: 3 * DAY, agreed: ['JPN'] });
  const left = played(asked, { type: 'absent', seat: 'USA', turn: 0 });
  expect(unasked(left)).toEqual(['JPN']);
});

test('what makes no sense is refused', () => {
  const match = start(live);
  expect(refused(step(match, slow('CHN', null), now))).toBe('no-pace'); // nothing is proposed
  expect(refused(step(match, slow('CHN', 300), now))).toBe('no-pace'); // that is live
  expect(refused(step(played(match, slow('CHN')), slow('CHN'), now))).toBe('no-pace'); // said already
  const untimed = start(setupOf(['CHN'], { clock: null }));
  expect(refused(step(untimed, slow('CHN'), now))).toBe('no-pace');
});
