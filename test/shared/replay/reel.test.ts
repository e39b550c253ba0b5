import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { step } from '#shared/match/step.ts';
import { markers } from '#shared/replay/markers.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { verify } from '#shared/replay/record.ts';
import { momentOf, type Reel, reelOf } from '#shared/replay/reel.ts';
import { COLUMNS, tableOf } from '#shared/replay/table.ts';
import { takeOver } from '#shared/replay/takeover.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { record as short } from '../../kit/record.ts';

const long: MatchRecord = JSON.parse(
  readFileSync(new URL('../../corpus/2010-senkaku.json', import.meta.url), 'utf8'),
);

function reel(of: MatchRecord): Reel {
  const made = reelOf(of);
  if (!made.ok) throw new Error(made.why.key);
  return made.reel;
}
const shown = reel(long);

test('a match that is not as it says is not shown', () => {
  expect(reelOf({ ...short, hashes: short.hashes.with(1, 'ff') })).toMatchObject({ ok: false, turn: 1 });
});

test('one seat’s eyes see its own orders and secrets; everybody’s see all of them', () => {
  const all = momentOf(shown, 3, 'all', 'JPN');
  const china = momentOf(shown, 3, 'CHN', 'JPN');
  const truth = shown.stood[3]?.world;
  expect(all?.given.map(({ nation }) => nation)).toEqual([...NATIONS]);
  expect(china?.given.map(({ nation }) => nation)).toEqual(['CHN']);
  expect(all?.desk.view.world.nations.JPN.treasury).toBe(truth?.nations.JPN.treasury);
  expect(china?.desk.view.world.nations.CHN.treasury).toBe(truth?.nations.CHN.treasury);
  expect(china?.desk.view.world.nations.JPN.treasury).toBe(truth?.nations.JPN.income);
  expect(china?.desk.view.world.seed).toBe(0);
  const hidden = truth
    ? shown.stood[3]?.report?.events.filter(({ audience }) => audience?.[0] === 'USA')
    : [];
  for (const event of hidden ?? []) expect(china?.desk.report?.events).not.toContainEqual(event);
  expect(all?.desk.report?.why.causes.length).toBeGreaterThan(0);
});

test('the outcome is shown at the end only, and before the first turn nothing has been ordered', () => {
  const last = shown.turns.length;
  expect(momentOf(shown, last - 1, 'all', 'JPN')?.desk.outcome).toBeNull();
  expect(momentOf(shown, last, 'all', 'JPN')?.desk.outcome).not.toBeNull();
  expect(momentOf(shown, 0, 'all', 'JPN')).toMatchObject({ given: [], before: null });
  expect(momentOf(shown, last + 1, 'all', 'JPN')).toBeNull();
});

test('markers are the weightiest events, in their order, at most two a turn and one of a kind', () => {
  const found = markers(shown.stood);
  expect(found.length).toBeGreaterThan(3);
  expect(found.length).toBeLessThanOrEqual(14);
  expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).sort((a, b) => a - b));
  for (const { at, is } of found) {
    expect(found.filter((one) => one.at === at).length).toBeLessThanOrEqual(2);
    expect(found.filter((one) => one.at === at && one.is === is)).toHaveLength(1);
  }
  const leap = found.find(({ is }) => is === 'price');
  const [before, after] = [shown.stood[(leap?.at ?? 0) - 1], shown.stood[leap?.at ?? 0]];
  const moved =
    (after?.world.history.at(-1)?.outside.light ?? 0) / (before?.world.history.at(-1)?.outside.light ?? 1);
  expect(leap?.text.values.share).toMatchObject({ low: expect.closeTo(moved - 1, 6) });
});

test('a table has a row for each nation after each turn, with what it ordered', () => {
  const [head, ...rows] = tableOf(shown.turns).trimEnd().split('\r\n');
  expect(head).toBe(COLUMNS.map(({ name }) => name).join(','));
  expect(rows).toHaveLength(4 * shown.turns.length);
  const first = shown.turns[0]?.orders.JPN.filter(({ legal }) => legal)[0]?.order.kind ?? 'none';
  expect(rows.find((row) => row.startsWith('1,2010,1,JPN,'))).toContain(first);
});

test.each(NATIONS)('%s takes over from a turn on: the past stays, no clock runs, and it goes on', (seat) => {
  const taken = takeOver(short, 2, [seat]);
  if (!taken.ok) throw new Error(taken.why.key);
  const { record, match } = taken;
  expect(record.hashes).toEqual(short.hashes.slice(0, 2));
  expect(match.deadline).toBeNull();
  for (const nation of NATIONS) expect(match.seats[nation].bot === null).toBe(nation === seat);
  expect(verify(record).ok).toBe(true);
  const sealed = step(match, { type: 'seal', seat, turn: 2 }, 0);
  expect(sealed.ok).toBe(true);
});

test('two take over together, and the turn waits for both', () => {
  const taken = takeOver(short, 2, ['JPN', 'EUR']);
  if (!taken.ok) throw new Error(taken.why.key);
  expect(NATIONS.filter((nation) => taken.match.seats[nation].bot === null)).toEqual(['JPN', 'EUR']);
  const ready = NATIONS.reduce((match, seat) => {
    const decided = step(match, { type: 'bot', seat, turn: 2, orders: [], reasons: [] }, 0);
    return decided.ok ? decided.match : match;
  }, taken.match);
  const one = step(ready, { type: 'seal', seat: 'EUR', turn: 2 }, 0);
  const both = one.ok && step(one.match, { type: 'seal', seat: 'JPN', turn: 2 }, 0);
  expect(one).toMatchObject({ ok: true, resolved: false });
  expect(both).toMatchObject({ ok: true, resolved: true });
});
