import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ModerationView } from '#shared/conduct.ts';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type { Moderate, ReportLetter } from '#shared/protocol/conduct.ts';
import type { EnteredLobby } from '#shared/protocol/lobby.ts';
import type { CreatedMatch } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import { openDatabase } from '../../server/database/open.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { givingMatches } from '../kit/pair.ts';
import { newMatch, Player } from '../kit/player.ts';
import { failToStart, temporaryFolder } from '../kit/server.ts';
import { host } from '../kit/stage.ts';

const SECRET = 'only-the-moderator-knows-this';
const server = host({ MODERATOR_TOKEN: SECRET });

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for letters that nobody here reads
});

/** Throws the code of a refusal. */
async function call<T>(path: string, token: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${answer.error.code}`);
  return answer;
}
const report = (match: CreatedMatch, by: NationId, wish: Partial<ReportLetter>) =>
  call(`matches/${match.match}/reports`, match.tokens[by] ?? '', {
    letter: 0,
    turn: 0,
    from: 'JPN',
    reason: 'insult',
    words: '',
    ...wish,
  });
const look = () => call<ModerationView>('moderation', SECRET);
const act = (asked: Moderate) => call<ModerationView>('moderation/acts', SECRET, asked);
const own = (words: string) => ({ is: 'words', words, lang: 'en' }) as const;

/** A match in which Japan has been rude to the United States, behind the back of the European Union. */
async function quarrel() {
  const match = await newMatch(server.url, ['JPN', 'USA', 'EUR']);
  const [jpn, usa] = [await Player.sit(server.url, match, 'JPN'), await Player.sit(server.url, match, 'USA')];
  const say = (player: Player, to: NationId[] | null, words: string) =>
    player.ask('say', { turn: 0, to, body: own(words) });
  for (const [player, to, words] of [
    [jpn, ['EUR'], 'between us two'],
    [jpn, null, 'good day'],
    [jpn, ['USA'], 'you are a fool'],
    [usa, ['JPN'], 'that was rude'],
  ] as const)
    expect(await say(player, to && [...to], words)).toMatchObject({ ok: true });
  return { match, jpn, usa, say };
}

test('a report takes the letter and what stood around it out of the match, as far as its reader may read', async () => {
  const { match, jpn, usa } = await quarrel();
  expect((await usa.look()).letters.map(({ body }) => body.is === 'words' && body.words)).toEqual([
    'good day',
    'you are a fool',
    'that was rude',
  ]);
  await report(match, 'USA', { letter: 1, words: 'see for yourself' });
  const { reports } = await look();
  const found = reports.find((one) => one.match === match.match);
  expect(found).toMatchObject({ by: 'USA', about: 'JPN', reason: 'insult', words: 'see for yourself' });
  expect(found?.letters).toEqual([
    { turn: 0, from: 'JPN', to: null, body: own('good day'), reported: false },
    { turn: 0, from: 'JPN', to: ['USA'], body: own('you are a fool'), reported: true },
    { turn: 0, from: 'USA', to: ['JPN'], body: own('that was rude'), reported: false },
  ]);
  expect(found?.silenced).toBe(false); // nothing happens by itself
  await expect(report(match, 'USA', { letter: 1 })).rejects.toThrow('409 reported');
  await Promise.all([jpn.leave(), usa.leave()]);
});

describe('what is not reported', () => {
  let made: Awaited<ReturnType<typeof quarrel>>;
  beforeAll(async () => {
    made = await quarrel();
    await Promise.all([made.jpn.leave(), made.usa.leave()]);
  });
  test.each<[string, NationId, object, string]>([
    ['a letter of one’s own', 'JPN', { letter: 1 }, '404 no-letter'],
    ['a letter between others', 'EUR', { letter: 2 }, '404 no-letter'],
    ['a letter there is not', 'USA', { letter: 9 }, '404 no-letter'],
    ['a letter of another turn', 'USA', { letter: 1, turn: 1 }, '404 no-letter'],
    ['a letter of another writer', 'USA', { letter: 1, from: 'EUR' }, '404 no-letter'],
    ['words made up', 'USA', { letter: 1, body: own('worse') }, '400 malformed'],
    ['no reason there is', 'USA', { letter: 1, reason: 'bored' }, '400 malformed'],
    ['a novel', 'USA', { letter: 1, words: 'x'.repeat(501) }, '400 malformed'],
    ['without a seat', 'CHN', { letter: 1 }, '403 no-seat'],
  ])('%s', async (_, by, wish, code) => {
    await expect(report(made.match, by, wish)).rejects.toThrow(code);
  });
});

test('a seat reports twenty letters and no more', async () => {
  const { match, jpn, usa, say } = await quarrel();
  for (let i = 0; i < 20; i++) await say(jpn, null, `again ${i}`);
  for (let i = 0; i < 20; i++) await report(match, 'USA', { letter: 3 + i, reason: 'spam' });
  await expect(report(match, 'USA', { letter: 1 })).rejects.toThrow('429 too-many');
  await report(match, 'EUR', { letter: 1 }); // another seat still may
  await Promise.all([jpn.leave(), usa.leave()]);
});

test('the moderator silences a seat, takes it back, and every act is in the log', async () => {
  const { match, jpn, usa, say } = await quarrel();
  await report(match, 'USA', { letter: 1 });
  const mine = async () => (await look()).reports.find((one) => one.match === match.match);
  const id = (await mine())?.id ?? '';
  const done = await act({ do: 'silence', report: id, note: 'insulted USA' });
  expect(await mine()).toBeUndefined();
  const [silence] = done.acts;
  expect(silence).toMatchObject({ did: 'silence', match: match.match, nation: 'JPN', note: 'insulted USA' });
  await expect(act({ do: 'dismiss', report: id, note: 'late' })).rejects.toThrow('409 no-report');

  const refused = { ok: false, error: { code: 'silenced' } };
  expect(await say(jpn, null, 'hello')).toEqual(refused);
  expect(await say(jpn, ['JPN'], 'a note')).toMatchObject({ ok: true });
  const phrase = { is: 'phrase', phrase: { id: 'hello' } };
  expect(await jpn.ask('say', { turn: 0, to: null, body: phrase })).toMatchObject({ ok: true });
  expect(await say(usa, null, 'I may')).toMatchObject({ ok: true });
  await Promise.all([jpn.leave(), usa.leave()]);

  await server.stop();
  await server.again();
  const back = await Player.sit(server.url, match, 'JPN');
  expect(await say(back, null, 'hello')).toEqual(refused); // it holds after a restart
  const undo: Moderate = { do: 'undo', act: silence?.id ?? '', note: 'said sorry' };
  const after = await act(undo);
  expect(after.acts.slice(0, 2)).toMatchObject([
    { did: 'undo', undoes: silence?.id, nation: 'JPN', note: 'said sorry' },
    { id: silence?.id, undone: true },
  ]);
  expect(await say(back, null, 'hello')).toMatchObject({ ok: true });
  expect((await mine())?.id).toBe(id); // open again
  await expect(act(undo)).rejects.toThrow('409 no-act');
  await act({ do: 'dismiss', report: id, note: 'settled' });
  expect(await mine()).toBeUndefined();
  await back.leave();
}, 120_000); // it starts a server anew

test('an account is kept from rated and open tables for some days, and let in again', async () => {
  const { match, jpn, usa } = await quarrel();
  await Promise.all([jpn.leave(), usa.leave()]);
  await report(match, 'USA', { letter: 1 });
  const mine = async () => (await look()).reports.find((one) => one.match === match.match);
  const found = await mine();
  expect(found?.account).toBe(false);
  const close = { do: 'close', report: found?.id ?? '', days: 3, note: 'again and again' } as const;
  await expect(act(close)).rejects.toThrow('409 no-account');

  const { token } = await newAccount(server.url, 'Ana');
  const seats = [{ match: match.match, token: match.tokens.JPN }];
  await askAccount(server.url, '/claim', { body: { seats }, token });
  expect((await mine())?.account).toBe(true);
  const { acts } = await act(close);
  expect(acts[0]).toMatchObject({ did: 'close', nation: 'JPN', note: 'again and again' });
  expect((acts[0]?.until ?? 0) - (acts[0]?.at ?? 0)).toBe(3 * 86_400_000);
  expect(JSON.stringify(acts)).not.toContain('Ana');

  const ranked = () => call('lobbies/quick', token, { name: '', rated: true });
  const plan = { ...QUICK_PLAN, turns: 4 };
  const table = (kind: 'open' | 'private') => call<EnteredLobby>('lobbies', '', { kind, plan, name: 'Host' });
  const join = async (kind: 'open' | 'private') =>
    call(`lobbies/${(await table(kind)).code}/join`, token, { name: 'Ana' });
  await expect(ranked()).rejects.toThrow('403 closed');
  await expect(join('open')).rejects.toThrow('403 closed');
  await expect(call('lobbies/quick', token, { name: 'Ana' })).rejects.toThrow('403 closed');
  const make = (kind: 'open' | 'private') => call('lobbies', token, { kind, plan, name: 'Ana' });
  await expect(make('open')).rejects.toThrow('403 closed');
  expect(await make('private')).toHaveProperty('token');
  expect(await join('private')).toHaveProperty('token'); // among friends
  await act({ do: 'undo', act: acts[0]?.id ?? '', note: 'wrong seat' });
  expect(await ranked()).toHaveProperty('token');
  await askAccount(server.url, '/delete', { body: {}, token });
  await expect(make('open')).rejects.toThrow('401 signed-out');
  await expect(join('open')).rejects.toThrow('401 signed-out');
  await expect(call('lobbies/quick', token, { name: 'Ana' })).rejects.toThrow('401 signed-out');
});

test('gifts in three matches are a flag until it is set aside, and another one with the next gift', async () => {
  const [one, two] = [await newAccount(server.url, 'Uno'), await newAccount(server.url, 'Dos')];
  const pair: [string, string] = [one.account.id, two.account.id];
  const meet = async (...met: [matches: string[], ago: number][]) => {
    await server.stop();
    const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
    for (const [matches, ago] of met) await givingMatches(kysely, pair, matches, ago);
    await close();
    await server.again();
  };
  await meet([['too-old-a', 'too-old-b', 'too-old-c'], 40], [['gift-a', 'gift-b'], 9]);
  expect((await look()).flags).toEqual([]); // two within thirty days
  await meet([['gift-c'], 5]);
  const { flags } = await look();
  expect(flags).toHaveLength(1);
  const [flag] = flags;
  expect(flag?.grounds).toEqual({ signal: 'gifts', funds: 180, met: 3 });
  expect(flag?.meetings).toMatchObject([
    { match: 'gift-c', one: 'USA', other: 'JPN' },
    { match: 'gift-b', one: 'USA', other: 'JPN' },
    { match: 'gift-a', one: 'USA', other: 'JPN' },
  ]);
  for (const known of [...pair, 'Uno', 'Dos']) expect(JSON.stringify(flags)).not.toContain(known);

  const id = flag?.id ?? '';
  const aside: Moderate = { do: 'set-aside', flag: id, note: 'they are siblings' };
  const after = await act(aside);
  expect(after.flags).toEqual([]);
  expect(after.acts[0]).toMatchObject({ did: 'set-aside', match: 'gift-c', nation: 'USA' });
  expect(after.acts[0]).not.toHaveProperty('flag');
  await expect(act(aside)).rejects.toThrow('409 no-flag');
  const undone = await act({ do: 'undo', act: after.acts[0]?.id ?? '', note: 'look again' });
  expect(undone.flags).toEqual([flag]);
  await act(aside);
  await meet([['gift-d'], 2]);
  const [again] = (await look()).flags;
  expect(again?.grounds).toEqual({ signal: 'gifts', funds: 240, met: 4 });
  expect(again?.id).not.toBe(id);
}, 120_000); // it starts servers anew

describe('the console', () => {
  test('opens to the secret alone, and whoever tries wrong ones shuts nobody out', async () => {
    await expect(call('moderation', '')).rejects.toThrow('403 wrong-secret');
    const tries = Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => call('moderation', `${SECRET}${i}`)),
    );
    expect(await look()).toHaveProperty('acts'); // while they still wait for their answers
    const said = (await tries).map((one) => (one.status === 'rejected' ? String(one.reason) : 'let in'));
    expect(new Set(said)).toEqual(new Set(['Error: 403 wrong-secret']));
    expect(await look()).toHaveProperty('acts');
    expect(server.output()).toContain('"refused":"forged-token","at":"moderator","times":1,');
    expect(server.output()).not.toContain(SECRET);
  });

  test('a secret that could be guessed stops the server, and says what one is like', async () => {
    const { code, output } = await failToStart(temporaryFolder(), 0, { MODERATOR_TOKEN: 'admin' });
    expect(code).toBe(1);
    expect(output).toContain('MODERATOR_TOKEN: expected 20 to 200 letters, digits, - or _');
    expect(output).not.toContain('admin');
  });
});
