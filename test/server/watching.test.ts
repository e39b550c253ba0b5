import { expect, test } from 'vitest';
import { newMatch, Player, watchMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

test('without a seat one watches where the match lets one, and does nothing', async () => {
  const match = await newMatch(server.url, ['JPN'], { watch: true });
  const player = await Player.sit(server.url, match, 'JPN');
  const watcher = await watchMatch(server.url, match);
  const before = await watcher.look();
  expect(before).toMatchObject({ ok: true, table: { people: ['JPN'], report: null, letters: [] } });

  for (const [type, message] of [
    ['draft', { turn: 0, orders: [] }],
    ['seal', { turn: 0 }],
    ['say', { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'hello' } } }],
  ] as const)
    expect(await watcher.room.request(type, message)).toEqual({ ok: false, error: { code: 'no-seat' } });

  await player.ask('say', { turn: 0, to: ['CHN'], body: { is: 'phrase', phrase: { id: 'hello' } } });
  await player.ask('say', { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'good-luck' } } });
  expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
  const after = await watcher.look();
  if (!after.ok) throw new Error(after.error.code);
  const { view, report, letters } = after.table;
  expect(view.world.turn).toBe(1);
  expect(letters.every(({ to }) => to === null)).toBe(true);
  expect(letters[0]?.from).toBe('JPN');
  expect(report?.events.every(({ audience }) => audience === null)).toBe(true);
  expect(Object.keys(report?.why.changes ?? {}).filter((measure) => measure.startsWith('score'))).toEqual([]);
  await watcher.room.leave();
  await player.leave();
});

test('a match that nobody may watch lets nobody in without a seat', async () => {
  const match = await newMatch(server.url, ['JPN']);
  await expect(watchMatch(server.url, match)).rejects.toThrow('no-seat');
});
