import { describe, expect, test, vi } from 'vitest';
import type { AdminView } from '#shared/protocol/admin.ts';
import { openDatabase } from '../../server/database/open.ts';
import { newMatch, Player, post } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const SECRET = 'whoever-runs-this-knows-it';

async function call<T>(url: string, path = '', secret = '', method = 'GET') {
  const response = await fetch(`${url}/api/admin${path}`, {
    method,
    headers: secret ? { authorization: `Bearer ${secret}` } : {},
  });
  const body: T = await response.json();
  return { status: response.status, body };
}

describe('a server without the secret', () => {
  const plain = host();
  test('has no admin page, whatever is sent', async () => {
    for (const secret of ['', SECRET])
      for (const [path, method] of [
        ['', 'GET'],
        ['/drain', 'POST'],
      ])
        expect(await call(plain.url, path, secret, method)).toEqual({
          status: 404,
          body: { error: { code: 'closed' } },
        });
  });
});

describe('a server with the secret', () => {
  const server = host({ ADMIN_TOKEN: SECRET, MODERATOR_TOKEN: 'the-moderator-has-another' });
  const look = async () => (await call<AdminView>(server.url, '', SECRET)).body;

  test('tells and does nothing without it', async () => {
    for (const secret of ['', `${SECRET}x`, 'the-moderator-has-another'])
      for (const [path, method] of [
        ['', 'GET'],
        ['/drain', 'POST'],
      ])
        expect(await call(server.url, path, secret, method)).toEqual({
          status: 403,
          body: { error: { code: 'wrong-secret' } },
        });
    // However many are wrong, whoever has the right one is let in.
    for (let wrong = 0; wrong < 40; wrong++) await call(server.url, '', `${SECRET}${wrong}`);
    expect((await look()).faults).not.toContain('draining');
    expect(server.output()).not.toContain(SECRET);
  });

  test('tells what is played, what waits and how large the database is', async () => {
    const before = await look();
    const match = await newMatch(server.url, ['JPN'], { turns: 4 });
    await newMatch(server.url, ['JPN'], { turns: 4 }); // nobody has opened it
    const player = await Player.sit(server.url, match, 'JPN');
    const view = await look();
    expect(view.matches).toEqual({
      awake: before.matches.awake + 1,
      over: before.matches.over,
      ongoing: before.matches.ongoing + 2,
    });
    expect(view.lines).toEqual({ match: 1, class: 0 });
    expect(view.queues.map(({ pool }) => pool).sort()).toEqual(['bots', 'reviews', 'turns']);
    expect(view.database.kind).toBe('embedded');
    expect(view.database.answers).toBeGreaterThan(0);
    expect(view.database.bytes).toBeGreaterThan(1_000_000);
    expect(view.database.tables.map(({ name }) => name)).toContain('snapshot');
    for (let turn = 0; turn < 4; turn++) await player.ask('seal', { turn });
    await vi.waitFor(async () => expect((await look()).matches.over).toBe(before.matches.over + 1), 10_000);
    await player.leave();
  });

  test('tells of errors lately, without a word of who was there', async () => {
    const broken = await newMatch(server.url, ['JPN']);
    await server.stop();
    const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
    await kysely.updateTable('match').set({ setup: '{"Mei' }).where('id', '=', broken.match).execute();
    await close();
    await server.again();
    await post(`${server.url}/api/matches/${broken.match}/open`);
    const { errors } = await look();
    expect(errors.count).toBe(1);
    expect(errors.lately[0]).toMatchObject({ what: 'A request failed.' });
    expect(JSON.stringify(errors)).not.toContain('Mei');
  });

  test('drains when it is told to: nobody is sent there any more, and those who are there play on', async () => {
    const match = await newMatch(server.url, ['JPN'], { turns: 4 });
    const player = await Player.sit(server.url, match, 'JPN');
    const drained = await call<AdminView>(server.url, '/drain', SECRET, 'POST');
    expect(drained.body.faults).toContain('draining');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
    await player.leave();
  });
});
