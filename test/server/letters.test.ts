import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Letter } from '#shared/match/letters.ts';
import { verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { newMatch, recordOf, sitAll } from '../kit/player.ts';
import { type RunningServer, removeFolder, startServer, temporaryFolder } from '../kit/server.ts';

const data = temporaryFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer(data);
}, 30_000);
afterAll(async () => {
  await server.stop();
  removeFolder(data);
});

test('letters reach their readers at once, are stored, and stay secret after the end', async () => {
  const match = await newMatch(server.url, [...NATIONS]);
  const players = await sitAll(() => server.url, match);
  const got: Record<string, Letter[]> = { CHN: [], JPN: [], USA: [], EUR: [] };
  const arrived = Promise.withResolvers<void>();
  for (const nation of NATIONS)
    players[nation].room.onMessage('letter', (letter: Letter) => {
      got[nation]?.push(letter);
      if (nation === 'EUR') arrived.resolve();
    });

  expect(await players.JPN.ask('say', { turn: 0, to: 'USA', words: '  a word in private ' })).toMatchObject({
    ok: true,
  });
  expect(await players.JPN.ask('say', { turn: 0, to: null, words: 'good day to all' })).toMatchObject({
    ok: true,
  });
  await arrived.promise; // the later letter: what was to come before it has come

  const secret: Letter = { turn: 0, from: 'JPN', to: 'USA', words: 'a word in private' };
  expect(got.USA?.[0]).toEqual(secret);
  expect(got.EUR).toEqual([{ turn: 0, from: 'JPN', to: null, words: 'good day to all' }]);
  expect((await players.USA.look()).letters).toHaveLength(2);
  expect((await players.CHN.look()).letters).toHaveLength(1);

  for (const raw of [{ turn: 0, to: 'USA', words: '' }, { turn: 0, to: 'ITA', words: 'x' }, { turn: 0 }])
    expect(await players.JPN.ask('say', raw)).toEqual({ ok: false, error: { code: 'malformed' } });

  for (let turn = 0; turn < 4; turn++)
    for (const nation of NATIONS) await players[nation].ask('seal', { turn });
  const ours = await recordOf(server.url, match, 'USA');
  const theirs = await recordOf(server.url, match, 'CHN');
  expect(JSON.stringify(ours)).toContain('a word in private');
  expect(JSON.stringify(theirs)).not.toContain('a word in private');
  expect(verify(theirs).ok).toBe(true);
  for (const nation of NATIONS) await players[nation].leave();
});
