import { type Kysely, sql } from 'kysely';
import { type Gift, gifts } from '#shared/diplomacy/gifts.ts';
import type { Match } from '#shared/match/match.ts';
import type { RatingView } from '#shared/protocol/account.ts';
import { type Place, places, standIns } from '#shared/ranking/places.ts';
import { rated } from '#shared/ranking/plackett.ts';
import { isProvisional, type Rating, shown } from '#shared/ranking/rating.ts';
import { settled } from '#shared/ranking/seats.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import type { Journal } from '../journal/journal.ts';
import { log } from '../log.ts';
import { newRating, readRating, readSeated, readSeats, writeRating, writeSeats } from './rows.ts';
import { seasonOf } from './season.ts';

/** With fewer people a match is not rated: nobody can be compared. */
const LEAST_PEOPLE = 2;

/** Somebody's place in a match, with the account it is for. */
type Taken = Place & { account: string };

/** Ratings of accounts, from matches that were begun for a rank. */
export class Ranking {
  private readonly database: Kysely<Tables>;
  private readonly journal: Journal;
  /** One match after the other: each starts from what the one before has left. Among processes a lock sees to that. */
  private last: Promise<void> = Promise.resolve();

  constructor(database: Kysely<Tables>, journal: Journal) {
    this.database = database;
    this.journal = journal;
  }

  /** A match that counts, and whose account sits where; said again, it changes nothing. */
  async enlist(match: string, seats: readonly { nation: NationId; account: string }[]): Promise<void> {
    await this.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('rated_match')
        .values({ match, done: false })
        .onConflict((conflict) => conflict.column('match').doNothing())
        .execute();
      await transaction
        .insertInto('account_seat')
        .values(seats.map((seat) => ({ match, ...seat })))
        .onConflict((conflict) => conflict.columns(['match', 'nation']).doNothing())
        .execute();
    });
  }

  /** A match that shall not count any more; one that has been counted already stays so. */
  async strike(match: string): Promise<void> {
    await this.database
      .deleteFrom('rated_match')
      .where('match', '=', match)
      .where('done', '=', false)
      .execute();
  }

  /** To be told of every match that is over; those that do not count, or are counted already, are left alone. */
  ended(match: string): Promise<void> {
    this.last = this.last
      .then(() => this.count(match, Date.now()))
      .catch((error: unknown) => log.error({ err: error, match }, 'A match could not be rated.'));
    return this.last;
  }

  /** Counts what ended in the moment in which the server stopped. */
  async catchUp(): Promise<void> {
    const open = await this.database
      .selectFrom('rated_match')
      .select('match')
      .where('done', '=', false)
      .execute();
    for (const { match } of open) await this.ended(match);
  }

  /** How an account stands; null where it has never played for a rank. */
  async of(account: string): Promise<RatingView | null> {
    const now = Date.now();
    const rating = await readRating(this.database, account, now);
    if (!rating) return null;
    const { strikes } = await this.database
      .selectFrom('rated_place')
      .select(({ fn }) => fn.countAll<string>().as('strikes'))
      .where('account', '=', account)
      .where('season', '=', seasonOf(now))
      .where('left_seat', '=', true)
      .executeTakeFirstOrThrow();
    return {
      ...shown(rating),
      games: rating.games,
      provisional: isProvisional(rating),
      season: seasonOf(now),
      strikes: Number(strikes),
    };
  }

  private async count(match: string, now: number): Promise<void> {
    const listed = await this.database
      .selectFrom('rated_match')
      .select('done')
      .where('match', '=', match)
      .executeTakeFirst();
    if (!listed || listed.done) return;
    const over = (await this.journal.recover(match))?.match;
    if (!over?.outcome) return;
    const taken = await this.places(match, over);
    await this.database.transaction().execute(async (transaction) => {
      // Ratings are read before they are written, and those of new people have no row yet that could be locked.
      await sql`select pg_advisory_xact_lock(hashtext('rating'))`.execute(transaction);
      const first = await transaction
        .updateTable('rated_match')
        .set({ done: true })
        .where('match', '=', match)
        .where('done', '=', false)
        .executeTakeFirst();
      if (first.numUpdatedRows === 0n) return; // another process was faster
      if (taken.length >= LEAST_PEOPLE)
        await rate(transaction, {
          match,
          scenario: over.setup.scenario,
          taken,
          given: gifts(over.world),
          now,
        });
    });
  }

  /** Who took which place: bots are left out, and whoever has deleted their account since. */
  private async places(match: string, { outcome, world }: Match): Promise<Taken[]> {
    const played = await this.journal.played(match);
    if (!outcome || !played) return [];
    const seated = await readSeated(this.database, match);
    const people = seated.map(({ nation }) => nation);
    return places(outcome, people, standIns(played.inputs, world.turn), world.turn).flatMap((place) => {
      const account = seated.find(({ nation }) => nation === place.nation)?.account;
      return account ? [{ ...place, account }] : [];
    });
  }
}

/** Moves the ratings of all who took a place, and the terms of their seats; notes what they gave each other. */
async function rate(
  database: Kysely<Tables>,
  {
    match,
    scenario,
    taken,
    given,
    now,
  }: { match: string; scenario: string; taken: Taken[]; given: Gift[]; now: number },
): Promise<void> {
  let seats = await readSeats(database, scenario);
  const entrants = [];
  for (const one of taken) {
    const skill: Rating = (await readRating(database, one.account, now)) ?? newRating(now);
    entrants.push({ ...one, skill, seat: seats[one.nation] });
  }
  // Where all have left there is nothing to compare: each has a strike, and no rating moves.
  const played = entrants.some(({ left }) => !left);
  const after = played ? rated(entrants) : entrants;
  for (const [index, { account, nation, place, left, skill }] of entrants.entries()) {
    const moved = after[index];
    if (!moved) continue;
    seats = { ...seats, [nation]: moved.seat };
    const { mean, variance } = moved.skill;
    await writeRating(database, account, { mean, variance, games: skill.games + (played ? 1 : 0), at: now });
    const kept = { match, nation, account, place, left_seat: left, season: seasonOf(now) };
    await database
      .insertInto('rated_place')
      .values({ ...kept, before: skill.mean, after: mean })
      .execute();
  }
  await writeSeats(database, scenario, settled(seats));
  if (given.length > 0)
    await database
      .insertInto('rated_gift')
      .values(given.map((gift) => ({ match, ...gift })))
      .execute();
}
