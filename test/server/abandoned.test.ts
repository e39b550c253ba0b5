import { expect, test } from 'vitest';
import { createMatch as schema } from '#shared/protocol/messages.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { createMatch } from '../../server/match/open.ts';
import { Ranking } from '../../server/ranking/Ranking.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { host } from '../kit/stage.ts';

const server = host();
const SEATS = ['JPN', 'USA'] as const;

test('a match for a rank at which nobody is any more ends, also over a stop of the server: a strike for each, and no rating moves', async () => {
  const people = [await newAccount(server.url, 'One'), await newAccount(server.url, 'Two')];
  await server.stop();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  const journal = new Journal(kysely, new Leases(kysely));
  // Turns of two seconds, so that a whole match goes by.
  const parsed = schema.parse({ scenario: '2010-senkaku', seats: SEATS, clock: 10, turns: 4, bots: null });
  const wish = { ...parsed, clock: 2, standIn: 2 };
  const [ranked, other] = [
    await createMatch(journal, wish, { rated: true }),
    await createMatch(journal, wish),
  ];
  await new Ranking(kysely, journal).enlist(
    ranked.match,
    people.map(({ account }, index) => ({ nation: SEATS[index] ?? 'JPN', account: account.id })),
  );
  await close();
  await server.again(10_000); // its turn has ended meanwhile, and nobody opens it
  const turnOf = async ({ match, tokens }: typeof ranked) => {
    const response = await fetch(`${server.url}/api/matches/${match}/away`, {
      headers: { authorization: `Bearer ${tokens.JPN}` },
    });
    return response.json(); // looking wakes nobody
  };
  const ratingOf = async (at: 0 | 1) =>
    (await askAccount(server.url, '', { token: people[at]?.token ?? '' })).account.rating;
  let rating = await ratingOf(0);
  while (!rating) rating = await ratingOf(0);
  expect(await turnOf(ranked)).toMatchObject({ over: true, turn: 4 });
  expect(rating).toMatchObject({ strikes: 1, games: 0, points: 1500 });
  expect(await ratingOf(1)).toMatchObject({ strikes: 1, games: 0, points: 1500 });
  expect(await turnOf(other)).toMatchObject({ over: false, turn: 0 });
}, 60_000); // four turns of two seconds
