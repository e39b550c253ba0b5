import { createECDH, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from '#shared/match/match.ts';
import type { AskAway, AwayView } from '#shared/protocol/away.ts';
import type { CreatedMatch } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import { callable, isPublic } from '../../server/away/address.ts';
import { Notices } from '../../server/away/Notices.ts';
import { encrypted, PushKey } from '../../server/away/push.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { setupOf } from '../kit/host.ts';
import { newMatch, Player } from '../kit/player.ts';
import { pushedBrowser } from '../kit/pushed.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';
import { host } from '../kit/stage.ts';

const server = host();
const HALF_DAY = 43_200;

async function away<T = AwayView>(
  { match, tokens }: CreatedMatch,
  nation: NationId,
  asked?: AskAway,
): Promise<T> {
  const response = await fetch(`${server.url}/api/matches/${match}/away`, {
    method: asked ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[nation]}` },
    ...(asked ? { body: JSON.stringify(asked) } : {}),
  });
  const answer = await response.json();
  return response.ok ? answer : answer.error.code;
}

test('leave is taken from elsewhere, and everybody at the table sees it', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { clock: HALF_DAY, leave: 7 });
  const other = await Player.sit(server.url, match, 'USA');
  const before = await away(match, 'JPN');
  const gone = await away(match, 'JPN', { do: 'leave', on: true });
  expect(gone.leave?.since).toBeGreaterThan(0);
  expect((gone.due ?? 0) - (before.due ?? 0)).toBe(7 * 86_400_000);
  await other.look();
  expect(other.room.state.seats.get('JPN').paused).toBe(gone.leave?.since);
  expect(await away<string>(match, 'JPN', { do: 'leave', on: true })).toBe('no-time');
  await other.leave();
});

test('people at a live match agree to go on by correspondence, each with their own token', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { clock: 300 });
  const players = [await Player.sit(server.url, match, 'JPN'), await Player.sit(server.url, match, 'USA')];
  const asked = await away(match, 'JPN', { do: 'pace', clock: 86_400 });
  expect(asked.slower).toEqual({ clock: 86_400, agreed: ['JPN'], asked: ['USA'] });
  expect((await away(match, 'USA', { do: 'pace', clock: 86_400 })).slower?.asked).toEqual([]);
  for (const player of players) await player.ask('seal', { turn: 0 });
  await players[0]?.pushed(({ view }) => view.world.turn === 1);
  expect(await away(match, 'USA')).toMatchObject({ clock: 86_400, slower: null, mayPropose: false });
  const stranger = { ...match, tokens: { JPN: 'x'.repeat(43) } };
  expect(await away<string>(stranger, 'JPN')).toBe('no-seat');
  for (const player of players) await player.leave();
});

test('what a seat may know, by which orders for later are made, is told to its token alone', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { clock: HALF_DAY });
  const ask = async (token: string) => {
    const response = await fetch(`${server.url}/api/matches/${match.match}/away/view`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, body: await response.json() };
  };
  const player = await Player.sit(server.url, match, 'JPN');
  const { view } = await player.look();
  expect(await ask(match.tokens.JPN ?? '')).toEqual({ status: 200, body: view });
  expect((await ask('x'.repeat(43))).body).toMatchObject({ error: { code: 'no-seat' } });
  await player.leave();
});

test('addresses inside are not called', async () => {
  const match = await newMatch(server.url, ['JPN']);
  expect((await away(match, 'JPN', { do: 'hook', url: 'https://example.org/lan' })).hooks).toEqual([
    'https://example.org/lan',
  ]);
  for (const url of ['http://example.org/', 'https://127.0.0.1/', 'https://localhost/', 'nonsense'])
    expect(await away<string>(match, 'JPN', { do: 'hook', url })).toBe('bad-address');
  const silent = await away(match, 'JPN', { do: 'silence', address: 'https://example.org/lan' });
  expect(silent.hooks).toEqual([]);
});

test('a match by correspondence wakes for the end of its turn though nobody opens it', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { clock: HALF_DAY, leave: 7 });
  const player = await Player.sit(server.url, match, 'JPN');
  const drafted = { kind: 'stockpile', commodity: 'heavy', tonnes: 1, limit: 900 };
  await player.ask('draft', { turn: 0, orders: [drafted] });
  await player.leave();
  const later = { kind: 'stockpile', commodity: 'light', tonnes: 3, limit: 250 } as const;
  const when = { commodity: 'light', market: 'outside', side: 'above', price: 1 } as const;
  const told = await away(match, 'JPN', {
    do: 'instruct',
    instructions: [{ when, order: later, once: true }],
  });
  expect(told.instructions).toEqual([{ when, order: later, once: true }]);
  expect((await away(match, 'USA')).instructions).toEqual([]);
  expect(await away(match, 'JPN')).toMatchObject({ turn: 0, clock: HALF_DAY, leave: { since: null } });
  await server.stop();
  await server.again(HALF_DAY * 1000 + 60_000);
  let now = await away(match, 'JPN');
  while (now.turn === 0) now = await away(match, 'JPN'); // looking wakes nobody
  expect(now.turn).toBe(1);
  expect(now.instructions).toEqual([]);
  const back = await Player.sit(server.url, match, 'JPN');
  const { report } = await back.look();
  // Both the draft as it stood and what was told for later.
  const bought = report?.events.filter(({ text }) => text.key === 'event.stockpile-buys') ?? [];
  expect(bought.length).toBe(2);
  await back.leave();
});

describe('where a stranger may send this server', () => {
  test.each([
    'https://10.0.0.1/',
    'https://172.20.1.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[2002:7f00:1::]/',
    'https://name:word@example.org/',
    'https://example.org:8443/',
    'https://intranet/',
    'https://printer.local/',
    'ftp://example.org/',
  ])('not to %s', (url) => expect(callable(url)).toBeNull());

  test('but to what is open', () => {
    expect(callable('https://updates.push.services.mozilla.com/wpush/v2/x')).not.toBeNull();
    expect(isPublic('1.1.1.1') && isPublic('2606:4700::1111')).toBe(true);
  });
});

describe('a notice', () => {
  const folder = dataFolder();
  let database: Awaited<ReturnType<typeof openDatabase>>;
  const sent: { url: string; headers: Record<string, string>; body: Buffer }[] = [];
  let answer = 201;
  const browser = pushedBrowser();
  const { keys } = browser;
  const words = { title: 'Lanthanide', turn: '新しい半年', soon: 'soon', over: 'over' };
  const match = start(setupOf(['JPN', 'USA'], { clock: HALF_DAY, leave: 7 }));
  const next = { ...match, world: { ...match.world, turn: 1 } };
  let notices: Notices;
  beforeAll(async () => {
    database = await openDatabase({ data: folder, databaseUrl: null });
    notices = new Notices(database.kysely, await PushKey.open(database.kysely, 'mailto:a@example.org'), {
      post: async (url, headers, body) => {
        sent.push({ url: url.href, headers, body });
        return answer;
      },
      sign: (said) => `signed ${said.length}`,
      now: () => 1_000,
    });
    const seats = (['JPN', 'USA'] as const).map((nation) => ({ nation, token: nation }));
    await new Journal(database.kysely, new Leases(database.kysely)).create('m', match, seats);
    const push = { do: 'push', endpoint: 'https://push.example.org/1', keys, words } as const;
    expect(await notices.addPush('m', 'JPN', push)).toBeNull();
    expect(await notices.addHook('m', 'USA', 'https://example.org/hook')).toBeNull();
  });
  afterAll(async () => {
    await database.close();
    removeFolder(folder);
  });

  test('reaches those who are away, once, in their words and without a secret', async () => {
    await notices.tell('m', next, 'turn', new Set(['USA']));
    await notices.tell('m', next, 'turn', new Set(['USA']));
    expect(sent.map(({ url }) => url)).toEqual(['https://push.example.org/1']);
    const [push] = sent.splice(0);
    if (!push) throw new Error('nothing was sent');
    expect(JSON.parse(browser.decrypted(push.body))).toEqual({
      title: 'Lanthanide',
      body: '新しい半年',
      path: '/match/m',
      tag: 'm',
    });
    expect(push.body.includes('half')).toBe(false);
    expect(authorized(push.headers.authorization ?? '')).toMatchObject({
      aud: 'https://push.example.org',
      sub: 'mailto:a@example.org',
    });
  });

  test('calls an address with a signed body that tells only what everybody knows', async () => {
    await notices.tell('m', next, 'soon', new Set(['JPN']));
    const [call] = sent.splice(0);
    const body = call?.body.toString() ?? '';
    expect(JSON.parse(body)).toEqual({
      news: 'soon',
      match: 'm',
      nation: 'USA',
      turn: 1,
      deadline: match.deadline,
      at: 1_000,
    });
    expect(call?.headers['lanthanide-signature']).toBe(`signed ${body.length}`);
  });

  test('is for nobody who has sealed or is on leave, and a device that is gone is forgotten', async () => {
    const { JPN, USA } = next.seats;
    const on = { reserve: 0, leave: 1, since: 1, added: 0 };
    const seats = { ...next.seats, JPN: { ...JPN, sealed: true }, USA: { ...USA, time: on } };
    await notices.tell('m', { ...next, seats }, 'soon', new Set());
    expect(sent).toEqual([]);
    answer = 410;
    await notices.tell('m', next, 'over', new Set(['USA']));
    expect(sent.splice(0).length).toBe(1);
    expect(await notices.of('m', 'JPN')).toEqual({ pushes: [], hooks: [] });
  });

  test('is encrypted as RFC 8291 has it in its example', () => {
    const own = createECDH('prime256v1');
    own.setPrivateKey(Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'));
    const body = encrypted(
      {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      Buffer.from('When I grow up, I want to be a watermelon'),
      { own, salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url') },
    );
    expect(body.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  /** What the server says of itself to a push service, if the signature is that of its key. */
  function authorized(header: string): unknown {
    const [, head = '', claims = '', signature = '', point = ''] =
      /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? [];
    const raw = Buffer.from(point, 'base64url');
    const key = createPublicKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: raw.subarray(1, 33).toString('base64url'),
        y: raw.subarray(33).toString('base64url'),
      },
    });
    const said = Buffer.from(`${head}.${claims}`);
    const good = verify(
      'sha256',
      said,
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(good).toBe(true);
    return JSON.parse(Buffer.from(claims, 'base64url').toString());
  }
});
