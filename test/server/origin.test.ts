import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { isForeign } from '../../server/http/origin.ts';
import { newMatch, Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
const wish = { scenario: '2010-senkaku', seed: 1, turns: 4, seats: ['JPN'], clock: null };
const ELSEWHERE = 'https://evil.example';

/** As a browser sends it, which fetch in Node does not let one do. */
function send(method: string, path: string, headers: Record<string, string>, body = '') {
  return new Promise<{ status: number; body: string; allows: string | undefined }>((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (answer) => {
      let read = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        read += chunk;
      });
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: read,
          allows: answer.headers['access-control-allow-origin'],
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const json = { 'content-type': 'application/json' };

describe('a page of another origin', () => {
  test.each([ELSEWHERE, 'http://localhost:1', 'null'])('%s changes nothing', async (origin) => {
    const { match } = await newMatch(server.url, ['JPN']);
    for (const [path, body] of [
      ['/api/matches', JSON.stringify(wish)],
      [`/api/matches/${match}/open`, ''],
      ['/api/lobbies/quick', JSON.stringify({ name: 'Eve' })],
      [`/matchmake/joinById/${match}`, '{}'],
    ] as const) {
      const { status, body: told, allows } = await send('POST', path, { ...json, origin }, body);
      expect([path, status, told]).toEqual([path, 403, '{"error":{"code":"foreign-page"}}']);
      expect(allows).toBeUndefined();
      expect((await send('OPTIONS', path, { origin, 'access-control-request-method': 'POST' })).status).toBe(
        403,
      );
    }
    await vi.waitFor(() => expect(server.output()).toContain('"refused":"foreign-page","at":"http"'));
    expect(server.output()).not.toContain('evil.example');
  });

  test('opens no WebSocket, also to a room that is there', async () => {
    const match = await newMatch(server.url, ['JPN']);
    const player = await Player.sit(server.url, match, 'JPN');
    const address = `${server.url.replace('http', 'ws')}/x/${match.match}?sessionId=x`;
    const socket = new WebSocket(address, { origin: ELSEWHERE });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
    expect(await player.ask('seal', { turn: 0 })).toMatchObject({ ok: true });
    await player.leave();
  });

  test('may read no answer', async () => {
    for (const path of ['/api/lan', '/api/key', '/healthz', '/matchmake/'])
      expect((await send('GET', path, { origin: ELSEWHERE })).allows).toBeUndefined();
  });
});

test('the server’s own page changes things, by whatever address a school reaches it', async () => {
  for (const there of [`localhost:${server.port}`, `192.168.1.20:${server.port}`, 'game.school.example']) {
    const headers = { ...json, host: there, origin: `http://${there}` };
    expect((await send('POST', '/api/matches', headers, JSON.stringify(wish))).status).toBe(201);
  }
  const behind = { ...json, origin: 'https://play.example', 'x-forwarded-host': 'play.example' };
  expect((await send('POST', '/api/matches', behind, JSON.stringify(wish))).status).toBe(201);
  expect((await send('POST', '/api/matches', json, JSON.stringify(wish))).status).toBe(201); // a program
});

test('behind a proxy that says nothing, the configured address is the server’s own', () => {
  const headers = { origin: 'https://play.example', host: 'app:2567' };
  expect(isForeign(headers, null)).toBe(true);
  expect(isForeign(headers, 'https://play.example')).toBe(false);
  expect(isForeign({ ...headers, origin: 'https://play.example.evil.example' }, 'https://play.example')).toBe(
    true,
  );
});
