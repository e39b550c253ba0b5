import type { Kysely } from 'kysely';
import { carried, faded, NEW_SEAT, NEWCOMER, type Rating } from '#shared/ranking/rating.ts';
import type { SeatTerms } from '#shared/ranking/seats.ts';
import { each, isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import { seasonOf, seasonsSince } from './season.ts';

/** The rating of an account as it stands now: that of this season, or what a new season makes of the last one. */
export async function readRating(
  database: Kysely<Tables>,
  account: string,
  now: number,
): Promise<Rating | null> {
  const row = await database
    .selectFrom('rating')
    .selectAll()
    .where('account', '=', account)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row ? ratingOf(row, now) : null;
}

/** A stored rating as it stands now. */
export function ratingOf(
  row: { mean: number; variance: number; games: number; at: string; season: string },
  now: number,
): Rating {
  const { mean, variance, games, at, season } = row;
  const kept = carried({ mean, variance, games, at: Number(at) }, seasonsSince(season, seasonOf(now)));
  return faded(kept, now);
}

export const newRating = (now: number): Rating => ({ ...NEWCOMER, games: 0, at: now });

export async function writeRating(
  database: Kysely<Tables>,
  account: string,
  { mean, variance, games, at }: Rating,
): Promise<void> {
  const values = { mean, variance, games, at: String(at) };
  await database
    .insertInto('rating')
    .values({ account, season: seasonOf(at), ...values })
    .onConflict((conflict) => conflict.columns(['account', 'season']).doUpdateSet(values))
    .execute();
}

export async function readSeats(database: Kysely<Tables>, scenario: string): Promise<SeatTerms> {
  const rows = await database.selectFrom('seat_term').selectAll().where('scenario', '=', scenario).execute();
  return each(NATIONS, (nation) => {
    const row = rows.find((one) => one.nation === nation);
    return row ? { mean: row.mean, variance: row.variance } : NEW_SEAT;
  });
}

export async function writeSeats(
  database: Kysely<Tables>,
  scenario: string,
  terms: SeatTerms,
): Promise<void> {
  for (const nation of NATIONS) {
    const { mean, variance } = terms[nation];
    await database
      .insertInto('seat_term')
      .values({ scenario, nation, mean, variance })
      .onConflict((conflict) => conflict.columns(['scenario', 'nation']).doUpdateSet({ mean, variance }))
      .execute();
  }
}

/** Whose account sits where in a match. */
export async function readSeated(
  database: Kysely<Tables>,
  match: string,
): Promise<{ nation: NationId; account: string }[]> {
  const rows = await database
    .selectFrom('account_seat')
    .select(['nation', 'account'])
    .where('match', '=', match)
    .execute();
  return rows.flatMap(({ nation, account }) => (isNation(nation) ? [{ nation, account }] : []));
}
