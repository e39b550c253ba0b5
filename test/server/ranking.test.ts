import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type { SignedUp } from '#shared/protocol/account.ts';
import type { EnteredLobby, LobbySeat, LobbyView } from '#shared/protocol/lobby.ts';
import { gamesPage, leaderboard, player } from '#shared/protocol/public.ts';
import { player as rules } from '#shared/replay/player.ts';
import type { NationId } from '#shared/world/terms.ts';
import { checkSignature } from '../../client/replay/signature.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { Ranking } from '../../server/ranking/Ranking.ts';
import { seasonOf, seasonsSince } from '../../server/ranking/season.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { newMatch, Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

async function call<T>(method: string, path: string, token: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.code);
  return answer;
}
const findRanked = ({ token }: Pick<SignedUp, 'token'>) =>
  call<EnteredLobby>('POST', 'lobbies/quick', token, { name: '', rated: true });
const look = ({ code, token }: EnteredLobby, version = 0) =>
  call<LobbyView>('GET', `lobbies/${code}?version=${version}`, token);

async function seatAt(place: EnteredLobby): Promise<LobbySeat> {
  for (let version = 0; ; ) {
    const view = await look(place, version);
    if (view.seat) return view.seat;
    ({ version } = view);
  }
}

test('a match for a rank is for accounts, each once, and waits for a second person; seats go by lot', async () => {
  await expect(findRanked({ token: '' })).rejects.toThrow('not-signed-in');
  await expect(findRanked({ token: 'x'.repeat(43) })).rejects.toThrow('signed-out');
  const [one, two] = [await newAccount(server.url, 'One'), await newAccount(server.url, 'Two')];
  const place = await findRanked(one);
  const waiting = await look(place);
  expect(waiting).toMatchObject({ rated: true, startsIn: null });
  expect(waiting.guests).toMatchObject([{ name: 'One' }]);
  const join = (token: string) =>
    call<EnteredLobby>('POST', `lobbies/${place.code}/join`, token, { name: 'X' });
  await expect(join('')).rejects.toThrow('not-signed-in');
  await expect(join(one.token)).rejects.toThrow('twice');
  const choose = call('POST', `lobbies/${place.code}/ask`, place.token, { do: 'choose', nation: 'CHN' });
  await expect(choose).rejects.toThrow('taken');
  const other = await join(two.token);
  expect((await look(place)).startsIn).toBeGreaterThan(0);
  for (const { code, token } of [place, other])
    await call('POST', `lobbies/${code}/ask`, token, { do: 'leave' });
});

test('four play for a rank without an advisor; all ratings move by their places, once, and the seats learn', async () => {
  const people = await Promise.all(['A1', 'B2', 'C3', 'D4'].map((name) => newAccount(server.url, name)));
  const places = [];
  for (const one of people) places.push(await findRanked(one));
  const seats = await Promise.all(places.map(seatAt));
  const match = seats[0]?.match ?? '';
  expect(new Set(seats.map((seat) => seat.match))).toEqual(new Set([match]));
  const players = await Promise.all(
    seats.map(({ nation, token }) =>
      Player.sit(server.url, { match, seed: 0, tokens: { [nation]: token } }, nation),
    ),
  );
  expect((await players[0]?.look())?.advice).toBe(false);
  const payment = { kind: 'side-payment', by: 'JPN', funds: 25, every: 'once' } as const;
  const present = { kind: 'propose', to: 'USA', clauses: [payment], turns: 6, escrow: 20 } as const;
  const thanks = { kind: 'answer', proposal: 'proposal-0-JPN-USA', accept: true } as const;
  const at = (nation: NationId) => players[seats.findIndex((seat) => seat.nation === nation)];
  for (let turn = 0; turn < QUICK_PLAN.turns; turn++) {
    if (turn === 0)
      expect(await at('JPN')?.ask('draft', { turn, orders: [present] })).toMatchObject({ ok: true });
    if (turn === 1)
      expect(await at('USA')?.ask('draft', { turn, orders: [thanks] })).toMatchObject({ ok: true });
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(players.map((one) => one.pushed(({ view }) => view.world.turn === turn + 1)));
  }
  const outcome = (await players[0]?.look())?.outcome;
  for (const player of players) await player.leave();
  await server.stop();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  // Should the server have stopped before it could count, the next one does.
  const ranking = new Ranking(kysely, new Journal(kysely, new Leases(kysely)));
  await ranking.catchUp();
  await ranking.ended(match);
  const rows = await kysely.selectFrom('rated_place').selectAll().where('match', '=', match).execute();
  const given = await kysely.selectFrom('rated_gift').selectAll().execute();
  const terms = await kysely.selectFrom('seat_term').selectAll().execute();
  const ratings = await kysely.selectFrom('rating').selectAll().execute();
  await close();
  expect(rows.map(({ place }) => place).sort()).toEqual(
    outcome?.winners.length === 2 ? [1, 1, 3, 4] : [1, 2, 3, 4],
  );
  expect(given).toEqual([{ match, giver: 'JPN', taker: 'USA', funds: 25 }]);
  const first = rows.find(({ nation }) => nation === outcome?.ranking[0]);
  expect(first?.place).toBe(1);
  expect(first?.account).toBe(people[seats.findIndex((seat) => seat.nation === first?.nation)]?.account.id);
  for (const { place, before, after } of rows)
    if (place === 1) expect(after).toBeGreaterThan(before);
    else if (place === 4) expect(after).toBeLessThan(before);
  expect(ratings.map(({ games }) => games)).toEqual([1, 1, 1, 1]);
  const bySeat = new Map(terms.map(({ nation, mean }) => [nation, mean]));
  expect(bySeat.get(outcome?.ranking[0] ?? '')).toBeGreaterThan(bySeat.get(outcome?.ranking[3] ?? '') ?? 1);
  await server.again();
  const { account } = await askAccount(server.url, '', { token: people[0]?.token ?? '' });
  expect(account.rating).toMatchObject({ games: 1, provisional: true, strikes: 0 });
  expect(account.seats).toBe(1); // nobody has to claim it
  const file = await askAccount(server.url, '/export', { token: people[0]?.token ?? '' });
  expect(file.ratings).toHaveLength(1);
}, 120_000); // fourteen half-years of four people

describe('what everybody may read', () => {
  const read = async (path: string) => {
    const response = await fetch(`${server.url}/api/${path}`);
    return { status: response.status, text: await response.text() };
  };

  test('is what its description says, and a game names nobody', async () => {
    const { games } = gamesPage.parse(JSON.parse((await read('games')).text));
    expect(games).toHaveLength(1);
    const [game] = games;
    expect(game).toMatchObject({ scenario: QUICK_PLAN.scenario, turns: QUICK_PLAN.turns });
    expect(game?.places).toHaveLength(4);
    const winner = player.parse(JSON.parse((await read('players/A1')).text));
    expect(winner).toMatchObject({ name: 'A1', games: 1, provisional: true });
    expect(winner.seats).toMatchObject([{ games: 1 }]);
    expect(winner.matches).toHaveLength(1);
    expect(await read(`players/${winner.id}`)).toMatchObject({ status: 200 });
    // Nobody has played ten matches yet.
    expect(leaderboard.parse(JSON.parse((await read('leaderboard')).text)).players).toEqual([]);
    const record = await read(`games/${game?.game}`);
    expect(await rules.check(record.text, checkSignature)).toMatchObject({
      faults: [],
      signed: { known: true },
      turns: QUICK_PLAN.turns,
    });
    for (const name of ['A1', 'B2', 'C3', 'D4']) expect(record.text).not.toContain(name);
  });

  test('the best of a season stand in the list, the best first, newcomers not', async () => {
    await server.stop();
    const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
    const accounts = await kysely.selectFrom('account').select(['id', 'name']).orderBy('name').execute();
    const [first, second, third] = accounts;
    const at = String(Date.UTC(2026, 4, 1));
    const rating = { season: '2026-2', variance: 0.1, at };
    await kysely
      .insertInto('rating')
      .values([
        { ...rating, account: first?.id ?? '', mean: 0.5, games: 12 },
        { ...rating, account: second?.id ?? '', mean: 0.9, games: 10 },
        { ...rating, account: third?.id ?? '', mean: 1.5, games: 9 },
      ])
      .execute();
    await close();
    await server.again();
    const { season, players } = leaderboard.parse(JSON.parse((await read('leaderboard?season=2026-2')).text));
    expect(season).toBe('2026-2');
    expect(players.map(({ name }) => name)).toEqual([second?.name, first?.name]);
    expect(players[0]?.points).toBeGreaterThan(1500);
  });

  test('what is not there, or not asked for as described, is told', async () => {
    expect(await read('players/nobody')).toMatchObject({
      status: 404,
      text: expect.stringContaining('no-player'),
    });
    expect(await read('games/nothing')).toMatchObject({
      status: 404,
      text: expect.stringContaining('no-game'),
    });
    expect((await read('leaderboard?season=spring')).status).toBe(400);
    expect((await read('games?page=-1')).status).toBe(400);
    const unrated = await newMatch(server.url, ['JPN']);
    const sitting = await Player.sit(server.url, unrated, 'JPN');
    for (let turn = 0; turn < 4; turn++) await sitting.ask('seal', { turn });
    await sitting.leave();
    expect((await read(`games/${unrated.match}`)).status).toBe(404); // it was nobody's business but theirs
  });

  test('the description is served, and stands in the docs', async () => {
    const served = JSON.parse((await read('openapi.json')).text);
    expect(Object.keys(served.paths)).toContain('/api/games/{game}');
    const kept = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(kept), 'npm run openapi writes it').toEqual(served);
  });
});

test('seasons are quarters', () => {
  expect(seasonOf(Date.UTC(2026, 11, 31, 23))).toBe('2026-4');
  expect(seasonOf(Date.UTC(2027, 0, 1))).toBe('2027-1');
  expect(seasonsSince('2026-4', '2027-1')).toBe(1);
  expect(seasonsSince('2026-4', '2026-4')).toBe(0);
  expect(seasonsSince('2025-3', '2026-4')).toBe(5);
});
