import { describe, expect, test } from 'vitest';
import { suggest } from '#shared/orders/index.ts';
import type { AccountNow, Claimed, SignedIn } from '#shared/protocol/account.ts';
import { partyOf } from '../../server/accounts/party.ts';
import { Sessions } from '../../server/accounts/sessions.ts';
import { openDatabase } from '../../server/database/open.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { Authenticator } from '../kit/authenticator.ts';
import { newMatch, Player } from '../kit/player.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';
import { host } from '../kit/stage.ts';

const server = host();
const ask = (path: string, more?: Parameters<typeof askAccount>[2]) => askAccount(server.url, path, more);
const now = (token: string): Promise<AccountNow> => ask('', { token });

async function signIn(key: Authenticator): Promise<SignedIn> {
  return ask('/sign-in', { body: key.get(await ask('/sign-in/options', { body: {} })) });
}

test('a passkey makes an account and signs in again; signing out ends the session at once', async () => {
  const { token, account, key } = await newAccount(server.url, ' Ana  Li ');
  expect(account).toMatchObject({ name: 'Ana Li', codes: 8, seats: 0 });
  expect((await now(token)).account.id).toBe(account.id);
  await ask('/sign-out', { body: { everywhere: false }, token });
  await expect(now(token)).rejects.toThrow('not-signed-in');
  const again = await signIn(key);
  expect(again.account.id).toBe(account.id);
  expect(again.account.passkeys[0]?.used).toBeGreaterThan(0);
  const other = await signIn(key);
  await ask('/sign-out', { body: { everywhere: true }, token: other.token });
  await expect(now(again.token)).rejects.toThrow('not-signed-in');
});

test('a recovery code signs in once, however it is typed, and new codes end the old ones', async () => {
  const { account, codes } = await newAccount(server.url, 'Bo');
  const [first = '', second = ''] = codes;
  expect(new Set(codes).size).toBe(8);
  const typed = first.toLowerCase().replaceAll('-', ' ');
  const { token, account: back } = await ask('/recover', { body: { code: typed } });
  expect(back).toMatchObject({ id: account.id, codes: 7 });
  await expect(ask('/recover', { body: { code: first } })).rejects.toThrow('wrong-code');
  const renewed = await ask('/codes', { body: {}, token });
  expect(renewed.account.codes).toBe(8);
  await expect(ask('/recover', { body: { code: second } })).rejects.toThrow('wrong-code');
});

describe('what does not sign in', () => {
  test('an answer that was given already, and one to a question nobody asked', async () => {
    const { key } = await newAccount(server.url, 'Cai');
    const asked = await ask('/sign-in/options', { body: {} });
    const said = key.get(asked);
    await ask('/sign-in', { body: said });
    await expect(ask('/sign-in', { body: said })).rejects.toThrow('late');
    const forged = key.get({ ...asked, challenge: 'A'.repeat(43) });
    await expect(ask('/sign-in', { body: forged })).rejects.toThrow('late');
  });

  test('a key that no account has, one that pretends to be another, one of another page, one whose counter goes back', async () => {
    const { key } = await newAccount(server.url, 'Dee');
    const asking = () => ask('/sign-in/options', { body: {} });
    const stranger = new Authenticator(server.url);
    await expect(signIn(stranger)).rejects.toThrow('not-recognised');
    const named = { id: key.id.toString('base64url'), rawId: key.id.toString('base64url') };
    const liar = { ...stranger.get(await asking()), ...named };
    await expect(ask('/sign-in', { body: liar })).rejects.toThrow('not-recognised');
    const elsewhere = await ask('/sign-up/options', { body: { name: 'E' } });
    const phished = new Authenticator('https://lanthanide.example').create(elsewhere);
    await expect(ask('/sign-up', { body: phished })).rejects.toThrow('not-recognised');
    await signIn(key);
    key.counter = 0;
    await expect(signIn(key)).rejects.toThrow('not-recognised');
  });

  test('a name that nobody should read, a field too many, no session', async () => {
    await expect(ask('/sign-up/options', { body: { name: 'Hitler' } })).rejects.toThrow('name-refused');
    await expect(ask('/sign-up/options', { body: { name: 'A', admin: true } })).rejects.toThrow('malformed');
    await expect(ask('/export')).rejects.toThrow('not-signed-in');
    await expect(ask('/claim', { body: { seats: [] }, token: 'x'.repeat(43) })).rejects.toThrow(
      'not-signed-in',
    );
  });
});

test('the last passkey stays until there is another', async () => {
  const { token, account, key } = await newAccount(server.url, 'Eva');
  const [only] = account.passkeys;
  await expect(ask(`/passkeys/${only?.id}/remove`, { body: {}, token })).rejects.toThrow('last-passkey');
  const second = new Authenticator(server.url);
  const asked = await ask('/passkeys/options', { body: {}, token });
  expect(asked.excludeCredentials.map(({ id }: { id: string }) => id)).toEqual([only?.id]);
  const more = await ask('/passkeys', { body: second.create(asked), token });
  expect(more.passkeys).toHaveLength(2);
  const left = await ask(`/passkeys/${only?.id}/remove`, { body: {}, token });
  expect(left.passkeys).toHaveLength(1);
  await expect(signIn(key)).rejects.toThrow('not-recognised');
  expect((await signIn(second)).account.id).toBe(account.id);
});

/** A match with a named member at Japan's seat, who has written an order and a note. */
async function played(name: string) {
  const made = await newMatch(server.url, ['JPN']);
  const player = await Player.sit(server.url, made, 'JPN', name);
  const [order] = suggest((await player.look()).view, 'stockpile');
  expect(
    await player.ask('edit', { turn: 0, edits: [{ do: 'put', order, instead: null, before: null }] }),
  ).toMatchObject({ ok: true });
  const body = { is: 'words', words: 'hold on', lang: 'en' };
  expect(await player.ask('say', { turn: 0, to: ['JPN'], body })).toMatchObject({ ok: true });
  return { ...made, player };
}

test('whoever holds the secret of a seat can claim its match, once; the file of all data has what was done there', async () => {
  const { match, tokens, player } = await played('Fay');
  await player.leave();
  const [fay, gus] = [await newAccount(server.url, 'Fay'), await newAccount(server.url, 'Gus')];
  const claim = (token: string, secret: string): Promise<Claimed> =>
    ask('/claim', { body: { seats: [{ match, token: secret }] }, token });
  const guessed = await claim(gus.token, 'x'.repeat(43));
  expect(guessed).toMatchObject({ claimed: 0, taken: 0 });
  expect(await claim(fay.token, tokens.JPN ?? '')).toMatchObject({ claimed: 1, account: { seats: 1 } });
  expect(await claim(gus.token, tokens.JPN ?? '')).toMatchObject({ claimed: 0, taken: 1 });
  const file = await ask('/export', { token: fay.token });
  expect(file.account).toMatchObject({ name: 'Fay', id: fay.account.id });
  expect(file.matches).toMatchObject([{ match, nation: 'JPN' }]);
  const kinds = file.matches[0].inputs.map(({ input }: { input: { type: string } }) => input.type);
  expect(kinds).toEqual(expect.arrayContaining(['edit', 'say']));
  expect(JSON.stringify(file)).not.toContain(fay.token);
});

test('deleting an account leaves the match to the others, and no name behind, also in one that goes on', async () => {
  const { match, tokens, player } = await played('Zebedee');
  const { token, codes, key } = await newAccount(server.url, 'Zebedee');
  await ask('/claim', { body: { seats: [{ match, token: tokens.JPN }] }, token });
  await ask('/delete', { body: {}, token });
  await expect(now(token)).rejects.toThrow('not-signed-in');
  await expect(signIn(key)).rejects.toThrow('not-recognised');
  await expect(ask('/recover', { body: { code: codes[0] } })).rejects.toThrow('wrong-code');
  // Somebody still sits there: the room writes the name once more, and it is taken out when the room has gone.
  await player.ask('seal', { turn: 0 });
  await player.leave();
  await server.stop();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  const rows = [
    ...(await kysely.selectFrom('input').select('input as text').execute()),
    ...(await kysely.selectFrom('snapshot').select('state as text').execute()),
    ...(await kysely.selectFrom('account').select('name as text').execute()),
  ];
  await close();
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter(({ text }) => text.includes('Zebedee'))).toEqual([]);
  expect(rows.some(({ text }) => text.includes('hold on'))).toBe(true);
  await server.again();
  const back = await Player.sit(server.url, { match, seed: 0, tokens }, 'JPN');
  expect((await back.look()).view.world.turn).toBe(1);
  await back.leave();
});

test('a session’s token is changed once it is a day old, and the old one ends when the new one is used', async () => {
  const folder = dataFolder();
  const { kysely, close } = await openDatabase({ data: folder, databaseUrl: null });
  await kysely.insertInto('account').values({ id: 'a', name: 'A', created: '0' }).execute();
  const sessions = new Sessions(kysely);
  const DAY = 86_400_000;
  const old = await sessions.open('a', 0);
  const found = (token: string, at: number) => sessions.find(token, at);
  const held = { account: 'a', made: 0 };
  expect(await sessions.rotate(old, held, DAY - 1)).toBeNull();
  const lost = await sessions.rotate(old, held, DAY); // its answer never arrived
  const next = (await sessions.rotate(old, held, DAY + 1)) ?? '';
  expect(await found(lost ?? '', DAY + 2)).toBeNull();
  expect(await found(old, DAY + 2)).toMatchObject({ account: 'a' });
  expect(await found(next, DAY + 3)).toMatchObject({ account: 'a', made: DAY + 1 });
  expect(await found(old, DAY + 4)).toBeNull();
  expect(await found(next, 92 * DAY)).toBeNull(); // nobody came for so long
  await close();
  removeFolder(folder);
});

test('passkeys belong to the address that the browser sees, or that is configured', () => {
  const at = (host: string, proto = '', origin: string | null = null) =>
    partyOf((name) => (name === 'host' ? host : proto), origin);
  expect(at('localhost:2567')).toEqual({ id: 'localhost', origin: 'http://localhost:2567' });
  expect(at('play.example.org', 'https')).toEqual({
    id: 'play.example.org',
    origin: 'https://play.example.org',
  });
  expect(at('10.0.0.4:2567', '', 'https://play.example.org')).toEqual({
    id: 'play.example.org',
    origin: 'https://play.example.org',
  });
  for (const [host, proto] of [
    ['192.168.1.20:2567', ''], // an open line to another machine
    ['127.0.0.1:2567', ''], // a number is no domain
    ['192.168.1.20', 'https'],
    ['school.example', ''],
  ] as const)
    expect(at(host, proto), host).toBeNull();
});
