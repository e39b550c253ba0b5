import { expect, test } from 'vitest';
import type { Bid } from '#shared/lobby/auction.ts';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type { AskLobby, EnteredLobby, LobbySeat, LobbyView } from '#shared/protocol/lobby.ts';
import { verify } from '#shared/replay/record.ts';
import { againstPar } from '#shared/scoring/outcome.ts';
import { Player, recordOf, watchMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
const plan = { ...QUICK_PLAN, turns: 4, seats: 'bid', watch: 'live' } as const;
const bid = (CHN: number, JPN: number, USA: number, EUR: number): Bid => ({ CHN, JPN, USA, EUR });

/** Asks the lobbies; throws the code of a refusal. */
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
const open = (name: string, of: object = plan) =>
  call<EnteredLobby>('POST', 'lobbies', '', { kind: 'private', plan: of, name });
const join = ({ code }: EnteredLobby, name: string) =>
  call<EnteredLobby>('POST', `lobbies/${code}/join`, '', { name });
const ask = ({ code, token }: EnteredLobby, asked: AskLobby) =>
  call<LobbyView>('POST', `lobbies/${code}/ask`, token, asked);
const look = ({ code, token }: EnteredLobby) => call<LobbyView>('GET', `lobbies/${code}?version=0`, token);
const madeOf = ({ match, nation, token }: LobbySeat) => ({ match, seed: 0, tokens: { [nation]: token } });

test('three bid in secret; seats go by their bids, and what they cost counts at the end and in the record', async () => {
  const aoi = await open('Aoi');
  const [ben, cem] = [await join(aoi, 'Ben'), await join(aoi, 'Cem')];
  await ask(aoi, { do: 'bid', bid: bid(12, 9, 0, 0) });
  await ask(ben, { do: 'bid', bid: bid(30, 0, 0, 0) });
  // The last of one's bids counts.
  await ask(ben, { do: 'bid', bid: bid(10, 8, 0, 0) });
  const seen = await look(cem);
  expect(seen.guests.map(({ sealed }) => sealed)).toEqual([true, true, false]);
  expect(seen.bid).toBeNull();
  for (const guest of seen.guests)
    expect(Object.keys(guest)).toEqual(['id', 'name', 'nation', 'bots', 'sealed']);
  expect((await look(ben)).bid).toEqual(bid(10, 8, 0, 0));
  await ask(aoi, { do: 'start' });

  const places = await Promise.all([aoi, ben, cem].map(look));
  const seats = places.flatMap(({ seat }) => seat ?? []);
  // 12 + 8 and 9 + 10 are 20 and 19; Cem, who has sealed no bid, has what nobody wants.
  expect(seats.slice(0, 2).map(({ nation }) => nation)).toEqual(['CHN', 'JPN']);
  const third = seats[2]?.nation ?? 'CHN';
  expect(['USA', 'EUR']).toContain(third);
  const bids = { CHN: bid(12, 9, 0, 0), JPN: bid(10, 8, 0, 0), [third]: bid(0, 0, 0, 0) };
  const players = await Promise.all(seats.map((seat) => Player.sit(server.url, madeOf(seat), seat.nation)));
  for (const player of players) expect((await player.look()).bids).toEqual(bids);
  const [first] = seats;
  if (!first) throw new Error('nobody has a seat');
  const watcher = await watchMatch(server.url, madeOf(first));
  expect(await watcher.look()).toMatchObject({ ok: true, table: { bids } });
  await watcher.room.leave();

  for (let turn = 0; turn < plan.turns; turn++) {
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(players.map((one) => one.pushed(({ view }) => view.world.turn === turn + 1)));
  }
  const outcome = (await players[0]?.look())?.outcome;
  if (!outcome) throw new Error('it is not over');
  const { scores, ranking } = outcome;
  // Without Aoi Ben would have China for his 10 instead of Japan for 8; without Ben Aoi is where she is.
  expect(scores.CHN.price).toBe(2);
  expect(scores.JPN.price).toBe(0);
  expect(againstPar(scores.CHN)).toBeCloseTo(scores.CHN.total - 2 - scores.CHN.par, 9);
  const against = ranking.map((nation) => againstPar(scores[nation]));
  expect(against).toEqual([...against].sort((one, other) => other - one));

  const record = await recordOf(server.url, madeOf(first), first.nation);
  expect(record.setup.bids).toEqual(bids);
  const again = verify(record);
  expect(again.ok && again.match.outcome).toEqual(outcome);
  const swapped = { ...bids, CHN: bids.JPN, JPN: bids.CHN };
  const forged = verify({ ...record, setup: { ...record.setup, bids: swapped } });
  expect(forged).toMatchObject({ ok: false, why: { key: 'verify.bids' } });

  // Who plays again bids again.
  const { token, match } = first;
  const rematch = await call<EnteredLobby>('POST', `matches/${match}/rematch`, token, { name: 'Aoi' });
  const anew = await look(rematch);
  expect(anew.plan.seats).toBe('bid');
  expect(anew.guests).toMatchObject([{ nation: null, sealed: false }]);
  for (const player of players) await player.leave();
}, 120_000); // four half-years of three people and a bot that thinks

test.each<[string, object, object, string]>([
  ['a chosen seat where seats are bid for', plan, { do: 'choose', nation: 'CHN' }, 'by-bid'],
  [
    'a bid where seats are chosen',
    { ...plan, seats: 'choose' },
    { do: 'bid', bid: bid(1, 1, 1, 1) },
    'no-bids',
  ],
  ['more than the most', plan, { do: 'bid', bid: bid(41, 0, 0, 0) }, 'malformed'],
  ['a bid below nothing', plan, { do: 'bid', bid: bid(-1, 0, 0, 0) }, 'malformed'],
  ['half a point', plan, { do: 'bid', bid: bid(0.5, 0, 0, 0) }, 'malformed'],
  ['a seat left out', plan, { do: 'bid', bid: { CHN: 3 } }, 'malformed'],
])('%s is refused', async (_, of, asked, code) => {
  const { code: table, token } = await open('Host', of);
  await expect(call('POST', `lobbies/${table}/ask`, token, asked)).rejects.toThrow(code);
});

test('a plan that says nothing of seats has them chosen', async () => {
  const { seats: _, ...older } = plan;
  expect((await look(await open('Host', older))).plan.seats).toBe('choose');
});
