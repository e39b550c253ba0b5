import type { Kysely } from 'kysely';
import type { Tables } from '../../server/database/tables.ts';

const DAY_MS = 86_400_000;

/**
 * Rated matches of two accounts, as they are counted at the end: in each the second gave the first money for nothing.
 * @param ago days since the first of them ended; the others ended a day after another
 */
export async function givingMatches(
  database: Kysely<Tables>,
  accounts: [string, string],
  matches: readonly string[],
  ago: number,
): Promise<void> {
  for (const [index, match] of matches.entries()) {
    const ended = String(Date.now() - (ago - index) * DAY_MS);
    await database
      .insertInto('match')
      .values({ id: match, setup: '{}', wake: null, ended, class: null })
      .execute();
    await database.insertInto('rated_match').values({ match, done: true }).execute();
    const row = { match, left_seat: false, season: '2026-4', before: 0, after: 0 };
    await database
      .insertInto('rated_place')
      .values([
        { ...row, nation: 'JPN', account: accounts[0], place: 1 },
        { ...row, nation: 'USA', account: accounts[1], place: 2 },
      ])
      .execute();
    await database
      .insertInto('rated_gift')
      .values({ match, giver: 'USA', taker: 'JPN', funds: 60 })
      .execute();
  }
}
