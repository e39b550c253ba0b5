import { gzipSync } from 'node:zlib';
import { Protocol } from '@colyseus/core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { MOST_LETTERS } from '#shared/match/letters.ts';
import { suggest } from '#shared/orders/index.ts';
import type { EnteredLobby, LobbyView } from '#shared/protocol/lobby.ts';
import type { CreatedMatch } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import { Device, newClass } from '../kit/classmates.ts';
import { newMatch, Player, watchMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

/**
 * What hostile clients try, beside what stands with its subject: malformed messages and the rate of one line
 * (malformed), forged tokens at the door (http), passkeys (account), reports and the moderator (moderation).
 */
const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for seats refused and letters unread
});

const words = (said: string) => ({ is: 'words', words: said, lang: 'en' }) as const;
const refused = (code: string) => ({ ok: false, error: { code } });

async function call(method: string, path: string, body?: unknown, token = '') {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Two at a table. */
async function table(seats: [NationId, NationId] = ['JPN', 'USA']) {
  const match = await newMatch(server.url, seats);
  const sit = (nation: NationId) => Player.sit(server.url, match, nation);
  const [one, other] = await Promise.all([sit(seats[0]), sit(seats[1])]);
  return { match, one, other, leave: () => Promise.all([one.leave(), other.leave()]) };
}

/** Waits until the server has logged that kind of abuse; its output comes by a pipe. */
const isLogged = (abuse: string, at: string): Promise<void> =>
  vi.waitFor(() => expect(server.output()).toContain(`"refused":"${abuse}","at":"${at}","times":`), 10_000);

test('spam: a seat writes thirty letters a turn; others still write, and it may again in the next turn', async () => {
  const { one, other, leave } = await table();
  const say = (player: Player, turn: number) => player.ask('say', { turn, to: null, body: words('buy now') });
  for (let i = 0; i < MOST_LETTERS; i++) expect(await say(one, 0)).toMatchObject({ ok: true });
  expect(await say(one, 0)).toEqual(refused('too-many'));
  expect(await say(other, 0)).toMatchObject({ ok: true });
  await Promise.all([one, other].map((player) => player.ask('seal', { turn: 0 })));
  expect(await say(one, 1)).toMatchObject({ ok: true });
  await leave();
});

test('floods: a line that sends more than any page does is closed and logged, and no other', async () => {
  const { match, one, other, leave } = await table();
  for (let i = 0; i < 2_000; i++) one.room.send('look', {});
  await one.gone();
  expect((await other.look()).view.nation).toBe('USA');
  const back = await Player.sit(server.url, match, 'JPN');
  expect((await back.look()).view.nation).toBe('JPN');
  await isLogged('flood', 'match');
  await Promise.all([back.leave(), leave()]);
});

describe('other people’s seats', () => {
  test('no message acts for another seat, whatever it says', async () => {
    const { one, other, leave } = await table();
    const before = await other.look();
    for (const seat of ['USA', 'CHN'])
      for (const [type, message] of [
        ['seal', { turn: 0 }],
        ['draft', { turn: 0, orders: [{ kind: 'recycling', level: 1 }] }],
        ['say', { turn: 0, to: null, body: words('we surrender') }],
        ['look', {}],
      ] as const)
        for (const claim of [{ seat }, { from: seat }, { nation: seat }, { by: { name: 'x', number: 1 } }])
          expect(await one.ask(type, { ...message, ...claim })).toEqual(refused('malformed'));
    expect(await other.look()).toEqual(before);
    await leave();
  });

  test('who watches changes nothing, and reads nobody’s desk', async () => {
    const match = await newMatch(server.url, ['JPN'], { watch: true });
    const player = await Player.sit(server.url, match, 'JPN');
    const before = await player.look();
    const { room } = await watchMatch(server.url, match);
    for (const [type, message] of [
      ['seal', { turn: 0 }],
      ['unseal', { turn: 0 }],
      ['draft', { turn: 0, orders: [] }],
      ['say', { turn: 0, to: ['JPN'], body: words('psst') }],
      ['name', { name: 'Ghost' }],
    ] as const)
      expect(await room.request(type, message), type).toEqual(refused('no-seat'));
    expect(await room.request('look', {})).not.toHaveProperty('desk');
    expect(await player.look()).toEqual(before);
    await room.leave();
    await player.leave();
  });

  test('the secret of a seat is none at another match, whatever is asked', async () => {
    const [mine, theirs] = [await newMatch(server.url, ['JPN']), await newMatch(server.url, ['JPN'])];
    for (const answer of await secrets(theirs.match, mine.tokens.JPN ?? ''))
      expect(answer).toEqual({ status: 403, body: { error: { code: 'no-seat' } } });
    await isLogged('forged-token', 'http');
  });
});

/** All that a seat’s secret opens over HTTP. */
async function secrets(match: string, token: string) {
  const report = { letter: 0, turn: 0, from: 'USA', reason: 'spam', words: '' };
  return [
    await call('GET', `matches/${match}/record`, undefined, token),
    await call('POST', `matches/${match}/rematch`, { name: '' }, token),
    await call('POST', `matches/${match}/reports`, report, token),
    await call('GET', `matches/${match}/away`, undefined, token),
  ];
}

test('replayed messages: what was said once counts once', async () => {
  const { one, other, leave } = await table();
  const draft = { turn: 0, orders: suggest((await one.look()).view, 'stockpile').slice(0, 1) };
  const letter = { turn: 0, to: null, body: words('only once') };
  expect(await one.ask('draft', draft)).toMatchObject({ ok: true });
  expect(await one.ask('say', letter)).toMatchObject({ ok: true });
  expect(await one.ask('seal', { turn: 0 })).toMatchObject({ ok: true });
  expect(await one.ask('draft', draft)).toEqual(refused('sealed'));
  expect(await one.ask('seal', { turn: 0 })).toEqual(refused('sealed'));
  await other.ask('seal', { turn: 0 });
  for (const [type, message] of [
    ['draft', draft],
    ['say', letter],
    ['seal', { turn: 0 }],
    ['unseal', { turn: 0 }],
  ] as const)
    expect(await one.ask(type, message), type).toEqual(refused('wrong-turn'));
  const { draft: now, letters } = await one.look();
  expect(now).toEqual([]);
  expect(letters).toHaveLength(1);
  await leave();
});

describe('huge payloads', () => {
  test('a message of more than 64 kB closes its own line alone, and is logged', async () => {
    const { match, one, other, leave } = await table();
    one.room.send('say', { turn: 0, to: null, body: words('x'.repeat(70_000)) });
    await one.gone();
    expect((await other.look()).letters).toEqual([]);
    const back = await Player.sit(server.url, match, 'JPN');
    expect((await back.look()).letters).toEqual([]);
    await isLogged('huge', 'line');
    await Promise.all([back.leave(), leave()]);
  });

  test.each([
    'matches',
    'matches/x/rematch',
    'matches/x/reports',
    'matches/x/away',
    'lobbies',
    'lobbies/quick',
    'lobbies/AAAAAA/join',
    'lobbies/AAAAAA/ask',
    'classes',
    'account/recover',
  ])('POST /api/%s takes no megabyte, nor one that unpacks to it', async (path) => {
    const large = JSON.stringify({ name: 'x'.repeat(1_000_000) });
    const send = (body: BodyInit, headers: Record<string, string>) =>
      fetch(`${server.url}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    for (const answer of [
      await send(large, {}),
      await send(new Uint8Array(gzipSync(large)), { 'content-encoding': 'gzip' }),
    ]) {
      expect(answer.status).toBe(413);
      expect(await answer.json()).toEqual({ error: { code: 'too-many' } });
    }
    await isLogged('huge', 'http');
  });

  test('JSON nested a thousand times is refused like any other nonsense', async () => {
    const deep = '['.repeat(1_000) + ']'.repeat(1_000);
    const body = `{"kind":"open","name":"A","plan":${deep}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/api/lobbies`, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([400, { error: { code: 'malformed' } }]);
  });
});

describe('crowds', () => {
  test('the thirteenth device at a seat sends off the oldest of that seat, and nobody of another', async () => {
    const { match, one, other, leave } = await table();
    const more: Player[] = [];
    for (let device = 0; device < 12; device++) more.push(await Player.sit(server.url, match, 'JPN'));
    await one.gone();
    expect(more.filter(({ left }) => left !== null)).toEqual([]);
    expect((await other.look()).view.nation).toBe('USA');
    await Promise.all([...more.map((device) => device.leave()), leave()]);
  });

  test('those who hold no secret can ask for places without end, and keep nobody out who holds one', async () => {
    const ask = async (room: string, times: number) => {
      const one = () => fetch(`${server.url}/matchmake/joinById/${room}`, { method: 'POST', body: '{}' });
      const answers = await Promise.all(Array.from({ length: times }, one));
      return answers.filter(({ ok }) => ok).length;
    };
    const match = await newMatch(server.url, ['JPN', 'USA']);
    const first = await Player.sit(server.url, match, 'JPN');
    expect(await ask(match.match, 200)).toBeLessThan(100);
    const second = await Player.sit(server.url, match, 'USA');
    expect((await second.look()).view.nation).toBe('USA');
    await Promise.all([first.leave(), second.leave()]);

    const made = await newClass(server.url);
    expect(await ask(made.code, 450)).toBeLessThan(100);
    expect((await (await Device.teacher(server.url, made)).seen(() => true)).phase).toBe('lobby');
  });

  test('forty people may watch, one more may not, and players sit down all the same', async () => {
    const match = await newMatch(server.url, ['JPN'], { watch: true });
    const watching = [];
    for (let person = 0; person < 40; person++) watching.push(await watchMatch(server.url, match));
    await expect(watchMatch(server.url, match)).rejects.toThrow('too-many');
    const player = await Player.sit(server.url, match, 'JPN');
    expect((await player.look()).view.nation).toBe('JPN');
    await player.leave();
    await Promise.all(watching.map(({ room }) => room.leave()));
  });
});

test('a message nested sixty thousand times is nonsense like any other, and its line and all others go on', async () => {
  const { one, other, leave } = await table();
  const head = Buffer.concat([Buffer.from([Protocol.ROOM_DATA, 0xa0 + 'say'.length]), Buffer.from('say')]);
  one.room.connection.send(Buffer.concat([head, Buffer.alloc(60_000, 0x91)])); // lists of one list each
  expect((await one.look()).letters).toEqual([]);
  expect((await other.look()).view.nation).toBe('USA');
  await leave();
});

describe('script in names and chat', () => {
  const SCRIPT = '<img src=x onerror=alert(1)>';

  test('a name with markup in it is nobody’s', async () => {
    const answer = await call('POST', 'lobbies/quick', { name: '<b>Bo</b>' });
    expect(answer).toEqual({ status: 422, body: { error: { code: 'name-refused' } } });
  });

  test('a letter with markup in it arrives as the words that it is', async () => {
    const { one, other, leave } = await table();
    expect(await one.ask('say', { turn: 0, to: null, body: words(SCRIPT) })).toMatchObject({ ok: true });
    const [letter] = (await other.look()).letters;
    expect(letter?.body).toEqual(words(SCRIPT));
    const lang = 'en" onload="alert(1)';
    const forged = { turn: 0, to: null, body: { ...words('hi'), lang } };
    expect(await one.ask('say', forged)).toEqual(refused('malformed'));
    await leave();
  });
});

describe('enumeration of ids', () => {
  test('a match that is there and one that is not refuse a stranger alike', async () => {
    const { match } = await newMatch(server.url, ['JPN']);
    const token = 'x'.repeat(43);
    const [there, not] = [await secrets(match, token), await secrets('A'.repeat(match.length), token)];
    expect(there).toEqual(not);
  });

  test('whoever tries codes is stopped and logged; guests of a lobby and all others notice nothing', async () => {
    const { body } = await call('POST', 'lobbies/quick', { name: 'Guest' });
    const guest: EnteredLobby = body;
    const look = () => call('GET', `lobbies/${guest.code}?version=0`, undefined, guest.token);
    let last = 0;
    for (let tried = 0; last !== 429 && tried < 400; tried++)
      last = (await call('GET', `lobbies/A${String(tried).padStart(5, '0')}`)).status;
    expect(last).toBe(429);
    expect((await call('GET', `lobbies/${guest.code}`)).status).toBe(429); // a hit looks like a miss
    expect((await call('GET', `lobbies/${guest.code}`, undefined, 'x'.repeat(43))).status).toBe(429);
    const elsewhere = { headers: { 'x-forwarded-for': '198.51.100.9' } };
    expect((await fetch(`${server.url}/api/lobbies/${guest.code}`, elsewhere)).status).toBe(200);
    const seen = await look();
    expect(seen.status).toBe(200);
    const view: LobbyView = seen.body;
    expect(view.guests.map(({ name }) => name)).toEqual(['Guest']);
    await isLogged('guessing', 'lobbies');
  });
});

test('what is logged of all that names nobody', async () => {
  const match: CreatedMatch = await newMatch(server.url, ['JPN']);
  const token = 'forged'.padEnd(43, 'x');
  await expect(
    Player.sit(server.url, { ...match, tokens: { JPN: token } }, 'JPN', 'Zebedee'),
  ).rejects.toThrow('no-seat');
  await isLogged('forged-token', 'match');
  const lines = server.output().split('\n');
  const said = lines.filter((line) => line.includes('"refused"'));
  expect(said.length).toBeGreaterThan(0);
  for (const line of said)
    expect(Object.keys(JSON.parse(line))).toEqual(['level', 'time', 'refused', 'at', 'times', 'msg']);
  for (const secret of [match.match, token, 'Zebedee', '127.0.0.1'])
    expect(said.filter((line) => line.includes(secret))).toEqual([]);
});
