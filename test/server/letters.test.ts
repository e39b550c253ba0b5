import { expect, test } from 'vitest';
import type { Body, Letter, Readers } from '#shared/match/letters.ts';
import { verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { newMatch, Player, recordOf, sitAll } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

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

  const words = (said: string) => ({ is: 'words', words: said, lang: 'en' }) as const;
  const say = (to: Readers, body: Body) => players.JPN.ask('say', { turn: 0, to, body });
  expect(await say(['USA', 'CHN'], { is: 'phrase', phrase: { id: 'ask-lift', good: 'heavy' } })).toEqual({
    ok: true,
    resolved: false,
  });
  expect(await say(['USA'], words('  a word in private '))).toMatchObject({ ok: true });
  expect(await say(null, words('good day to all'))).toMatchObject({ ok: true });
  await arrived.promise; // the later letter: what was to come before it has come

  const secret: Letter = { turn: 0, from: 'JPN', to: ['USA'], body: words('a word in private'), by: null };
  expect(got.USA?.[1]).toEqual(secret);
  expect(got.EUR).toEqual([{ turn: 0, from: 'JPN', to: null, body: words('good day to all'), by: null }]);
  expect((await players.USA.look()).letters).toHaveLength(3);
  expect((await players.CHN.look()).letters).toHaveLength(2);

  for (const raw of [
    { turn: 0, to: ['USA'], body: words(' ') },
    { turn: 0, to: ['ITA'], body: words('x') },
    { turn: 0, to: [], body: words('x') },
    { turn: 0, to: null, body: { ...words('x'), lang: '"><b' } },
    { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'ask-lift' } } },
    { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'hello', good: 'light' } } },
    { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'constructor' } } },
    { turn: 0 },
  ])
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

test('phrases are answered by the bots at the table, and by phrases alone where nothing else may be said', async () => {
  const match = await newMatch(server.url, ['JPN'], { chat: 'phrases' });
  const player = await Player.sit(server.url, match, 'JPN');
  const got: Letter[] = [];
  const answered = Promise.withResolvers<void>();
  player.room.onMessage('letter', (letter: Letter) => {
    got.push(letter);
    if (got.length === 2) answered.resolve();
  });
  const asked = { is: 'phrase', phrase: { id: 'ask-treaty' } };
  expect(await player.ask('say', { turn: 0, to: ['CHN'], body: asked })).toMatchObject({ ok: true });
  await answered.promise;
  expect(got[1]).toMatchObject({ from: 'CHN', to: ['JPN'], body: { is: 'phrase' } });
  expect((await player.look()).letters).toEqual(got);
  const words = { is: 'words', words: 'hello', lang: 'en' };
  expect(await player.ask('say', { turn: 0, to: null, body: words })).toEqual({
    ok: false,
    error: { code: 'phrases-only' },
  });
  await player.leave();
});
