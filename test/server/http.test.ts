import { Client } from '@colyseus/sdk';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { OpenedMatch } from '#shared/protocol/messages.ts';
import { playerOf } from '#shared/replay/kept.ts';
import { player as rules } from '#shared/replay/player.ts';
import { RULES } from '#shared/world/rules.ts';
import { checkSignature } from '../../client/replay/signature.ts';
import { fetchKept } from '../../scripts/rules/module.ts';
import { openDatabase } from '../../server/database/open.ts';
import { becomesOlder } from '../kit/older.ts';
import { newMatch, Player, post } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for every seat refused
});

const wish = { scenario: '2010-senkaku', seed: 1, turns: 4, seats: ['JPN'], clock: null };
const send = (body: unknown) =>
  post<{ error?: { code: string; why?: unknown } }>(`${server.url}/api/matches`, body);
const field = (name: string) => ({ key: 'refusal.bad-field', values: { field: { is: 'name', text: name } } });

describe('POST /api/matches', () => {
  test.each<[string, unknown, string]>([
    ['no seats', { ...wish, seats: [] }, 'seats'],
    ['an unknown nation', { ...wish, seats: ['JPN', 'ATL'] }, 'seats.1'],
    ['a wrong seed', { ...wish, seed: -1 }, 'seed'],
    ['too many turns', { ...wish, turns: 31 }, 'turns'],
    ['a clock too quick to read', { ...wish, clock: 1 }, 'clock'],
    ['no clock named', { scenario: 'x', seats: ['JPN'] }, 'clock'],
    ['a strength that no bot has', { ...wish, bots: { strength: 6 } }, 'bots.strength'],
    [
      'a character that nobody is',
      { ...wish, bots: { strength: 2, characters: { CHN: 'dove' } } },
      'bots.characters.CHN',
    ],
    ['a stand-in in a hurry', { ...wish, standIn: 1 }, 'standIn'],
    ['a field nobody knows', { ...wish, cheat: true }, 'cheat'],
    ['no object', [1], ''],
  ])('%s is refused with the field', async (_, body, name) => {
    expect(await send(body)).toEqual({
      status: 400,
      body: { error: { code: 'malformed', why: field(name) } },
    });
  });

  test('a scenario this server does not have is refused', async () => {
    expect(await send({ ...wish, scenario: 'atlantis' })).toEqual({
      status: 400,
      body: { error: { code: 'bad-scenario' } },
    });
  });

  test.each<[string, BodyInit, number, string]>([
    ['text that is no JSON', '{"scenario":', 400, 'malformed'],
    ['a body far too large', JSON.stringify({ scenario: 'x'.repeat(20_000) }), 413, 'too-many'],
  ])('%s is refused without a word about the inside', async (_, body, status, code) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}/api/matches`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code } });
  });

  test('a match has an id, its seed, and a token of 43 characters for each person alone', async () => {
    const { status, body } = await post<{ match: string; seed: number; tokens: Record<string, string> }>(
      `${server.url}/api/matches`,
      { ...wish, seats: ['USA', 'JPN', 'USA'] },
    );
    expect(status).toBe(201);
    expect(body.seed).toBe(1);
    expect(Object.keys(body.tokens).sort()).toEqual(['JPN', 'USA']);
    expect(Object.values(body.tokens).map((token) => token.length)).toEqual([43, 43]);
    expect(new Set(Object.values(body.tokens)).size).toBe(2);
  });
});

describe('coming in', () => {
  test('a match that is not there is said so', async () => {
    const answer = await post(`${server.url}/api/matches/nowhere/open`);
    expect(answer).toEqual({ status: 404, body: { error: { code: 'no-match' } } });
  });

  test('forty who open a sleeping match at once share one room', async () => {
    const { match } = await newMatch(server.url, ['JPN']);
    const rooms = await Promise.all(
      Array.from({ length: 40 }, () => post<{ room: string }>(`${server.url}/api/matches/${match}/open`)),
    );
    expect(new Set(rooms.map(({ status, body }) => `${status} ${body.room}`))).toEqual(
      new Set([`200 ${match}`]),
    );
  });

  test.each([
    ['no token', ''],
    ['a short token', 'x'],
    ['a made-up token', 'A'.repeat(43)],
    ['a long token', 'A'.repeat(4000)],
  ])('%s opens no seat', async (_, token) => {
    const match = await newMatch(server.url, ['JPN']);
    const forged = { ...match, tokens: { JPN: token } };
    await expect(Player.sit(server.url, forged, 'JPN')).rejects.toThrow('no-seat');
  });

  test('a token opens the seat of its own match only', async () => {
    const [one, other] = [await newMatch(server.url, ['JPN']), await newMatch(server.url, ['JPN'])];
    await expect(Player.sit(server.url, { ...one, tokens: other.tokens }, 'JPN')).rejects.toThrow('no-seat');
  });

  test('who says as whom they come is kept a place, with the same checks at the door', async () => {
    const match = await newMatch(server.url, ['JPN']);
    const open = (join: unknown) =>
      post<OpenedMatch>(`${server.url}/api/matches/${match.match}/open`, { join });
    const { place } = (await open({ token: match.tokens.JPN })).body;
    if (!place) throw new Error('no place was kept');
    const room = await new Client(server.url).consumeSeatReservation(place);
    expect(room.roomId).toBe(match.match);
    await room.leave();
    await expect(new Client(server.url).consumeSeatReservation(place)).rejects.toThrow();
    const forged = (await open({ token: 'A'.repeat(43) })).body.place;
    if (!forged) throw new Error('no place was kept');
    await expect(new Client(server.url).consumeSeatReservation(forged)).rejects.toThrow('no-seat');
    for (const odd of [undefined, 7, 'JPN', ['JPN']]) {
      const { status, body } = await open(odd);
      expect(status).toBe(200);
      expect(body.place, String(odd)).toBeUndefined();
    }
  });

  test('rooms can’t be made from outside', async () => {
    for (const method of ['create', 'joinOrCreate', 'join']) {
      const answer = await post(`${server.url}/matchmake/${method}/match`, { match: 'x' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});

test('a damaged match is refused by itself; the server and its other matches go on', async () => {
  const [broken, sound] = [await newMatch(server.url, ['JPN']), await newMatch(server.url, ['JPN'])];
  await server.stop();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  await kysely.updateTable('match').set({ setup: '{' }).where('id', '=', broken.match).execute();
  await close();
  await server.again();
  const answer = await post(`${server.url}/api/matches/${broken.match}/open`);
  expect(answer).toEqual({ status: 500, body: { error: { code: 'no-match' } } });
  expect(server.output()).toContain(`Match ${broken.match}: its setup can't be read.`);
  const player = await Player.sit(server.url, sound, 'JPN');
  expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
  await player.leave();
});

test('a match that goes on by rules which the server no longer has is refused as that, and is not lost', async () => {
  const old = await newMatch(server.url, ['JPN']);
  await server.stop();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  await sql`update match set setup = replace(setup, ${`"rules":"${RULES}"`}, '"rules":"0"') where id = ${old.match}`.execute(
    kysely,
  );
  await kysely.deleteFrom('snapshot').where('match', '=', old.match).execute();
  await close();
  await server.again();
  const answer = await post(`${server.url}/api/matches/${old.match}/open`);
  expect(answer).toEqual({ status: 409, body: { error: { code: 'old-rules' } } });
});

describe('GET /api/matches/:match/record', () => {
  const record = (match: string, token: string) =>
    fetch(`${server.url}/api/matches/${match}/record`, { headers: { authorization: `Bearer ${token}` } });

  test('is for those who sat there, after the end', async () => {
    const match = await newMatch(server.url, ['JPN']);
    const token = match.tokens.JPN ?? '';
    expect((await record(match.match, 'A'.repeat(43))).status).toBe(403);
    expect((await record('nowhere', token)).status).toBe(403);
    expect((await record(match.match, token)).status).toBe(409);
    const { body: told } = await post<OpenedMatch>(`${server.url}/api/matches/${match.match}/open`);
    expect(told.commitment).toMatch(/^[0-9a-f]{64}$/);
    const player = await Player.sit(server.url, match, 'JPN');
    for (let turn = 0; turn < 4; turn++) await player.ask('seal', { turn });
    await player.leave();
    const shown = await record(match.match, token);
    expect(shown.status).toBe(200);
    const written = await shown.text();
    const fields = ['certificate', 'format', 'hashes', 'inputs', 'setup'];
    expect(Object.keys(JSON.parse(written)).sort()).toEqual(fields);
    const key = await (await fetch(`${server.url}/api/key`)).json();
    expect(await rules.check(written, checkSignature)).toMatchObject({
      faults: [],
      signed: { known: true, certificate: { match: match.match, ...key } },
      commitment: told.commitment, // the seed is the one that was fixed before the first turn
    });
  });

  test('of a match that ended by older rules is signed as any other, and those rules find no fault in it', async () => {
    const match = await newMatch(server.url, ['JPN']);
    const player = await Player.sit(server.url, match, 'JPN');
    for (let turn = 0; turn < 4; turn++) await player.ask('seal', { turn });
    await player.leave();
    await server.stop();
    await becomesOlder(server.data, match.match);
    await server.again();
    const shown = await record(match.match, match.tokens.JPN ?? '');
    expect(shown.status).toBe(200);
    const written = await shown.text();
    const found = await playerOf(written, fetchKept);
    if (!found.ok) throw new Error(found.why.key);
    expect(found.player).not.toBe(rules);
    const key = await (await fetch(`${server.url}/api/key`)).json();
    expect(await found.player.check(written, checkSignature)).toMatchObject({
      faults: [],
      turns: 4,
      signed: { known: true, certificate: { match: match.match, ...key } },
    });
  });
});

test.each([
  ['GET', 'tournaments/A%00'],
  ['GET', 'lobbies/A%00'],
  ['GET', 'matches/A%00/away'],
  ['POST', 'matches/A%00/open'],
  ['POST', 'classes/A%00/open'],
  ['GET', 'public/players/A%00'],
])('%s %s, which no database could look for, is not there, and no fault of ours', async (method, path) => {
  expect((await fetch(`${server.url}/api/${path}`, { method })).status).toBe(404);
});

describe('every answer', () => {
  test('bears the security headers and nothing about the machinery', async () => {
    for (const path of ['/', '/healthz', '/api/nothing', '/assets/missing.js', '/%E0%A4%A', '/no.such']) {
      const response = await fetch(server.url + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("script-src 'self';");
      expect(policy).toContain("worker-src 'self' blob:");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-powered-by')).toBeNull();
      expect(await response.text()).not.toMatch(/node_modules|\.ts:|Colyseus/);
    }
  });

  test('says how it is', async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404); // without a secret for it
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404);
    expect((await fetch(`${server.url}/no.such`)).status).toBe(404);
  });
});
