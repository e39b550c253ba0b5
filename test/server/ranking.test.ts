import { expect, test } from 'vitest';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type { SignedUp } from '#shared/protocol/account.ts';
import type { EnteredLobby, LobbySeat, LobbyView } from '#shared/protocol/lobby.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { Ranking } from '../../server/ranking/Ranking.ts';
import { seasonOf, seasonsSince } from '../../server/ranking/season.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { Player } from '../kit/player.ts';
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
  await expect(findRanked({ token: 'x'.repeat(43) })).rejects.toThrow('not-signed-in');
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
  for (let turn = 0; turn < QUICK_PLAN.turns; turn++) {
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(players.map((one) => one.pushed(({ view }) => view.world.turn === turn + 1)));
  }
  const outcome = (await players[0]?.look())?.outcome;
  for (const player of players) await player.leave();
  await server.stop();
  const { kysely, close } = await openDatabase({ port: 0, data: server.data, databaseUrl: null });
  // Should the server have stopped before it could count, the next one does.
  const ranking = new Ranking(kysely, new Journal(kysely));
  await ranking.catchUp();
  await ranking.ended(match);
  const rows = await kysely.selectFrom('rated_place').selectAll().where('match', '=', match).execute();
  const terms = await kysely.selectFrom('seat_term').selectAll().execute();
  const ratings = await kysely.selectFrom('rating').selectAll().execute();
  await close();
  expect(rows.map(({ place }) => place).sort()).toEqual(
    outcome?.winners.length === 2 ? [1, 1, 3, 4] : [1, 2, 3, 4],
  );
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
});

test('seasons are quarters', () => {
  expect(seasonOf(Date.UTC(2026, 11, 31, 23))).toBe('2026-4');
  expect(seasonOf(Date.UTC(2027, 0, 1))).toBe('2027-1');
  expect(seasonsSince('2026-4', '2027-1')).toBe(1);
  expect(seasonsSince('2026-4', '2026-4')).toBe(0);
  expect(seasonsSince('2025-3', '2026-4')).toBe(5);
});
