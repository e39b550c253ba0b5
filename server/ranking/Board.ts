import type { Kysely } from 'kysely';
import type { GamesPage, Leaderboard, PublicPlayer } from '#shared/protocol/public.ts';
import { isProvisional, PROVISIONAL, shown } from '#shared/ranking/rating.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { isNation, NATIONS } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import type { Journal } from '../journal/journal.ts';
import { ratingOf, readRating } from './rows.ts';
import { seasonOf } from './season.ts';

const MOST_PLAYERS = 100;
const MOST_MATCHES = 50;

/** What everybody may read of the ranking. */
export class Board {
  private readonly database: Kysely<Tables>;
  private readonly journal: Journal;

  constructor(database: Kysely<Tables>, journal: Journal) {
    this.database = database;
    this.journal = journal;
  }

  /** The best of a season; null: of the one that goes on. */
  async leaderboard(asked: string | null, now: number): Promise<Leaderboard> {
    const season = asked ?? seasonOf(now);
    const rows = await this.database
      .selectFrom('rating')
      .innerJoin('account', 'account.id', 'rating.account')
      .selectAll('rating')
      .select('account.name')
      .where('season', '=', season)
      .where('games', '>=', PROVISIONAL)
      .orderBy('mean', 'desc')
      .limit(MOST_PLAYERS)
      .execute();
    // What ended long ago stays as it was.
    const at = season === seasonOf(now) ? now : null;
    const players = rows.map((row) => ({
      id: row.account,
      name: row.name,
      ...shown(at === null ? row : ratingOf(row, at)),
      games: row.games,
    }));
    return { season, players };
  }

  /** Somebody who has played for a rank, by id or by a name that nobody else bears; null where there is nobody. */
  async player(asked: string, now: number): Promise<PublicPlayer | null> {
    const accounts = await this.database
      .selectFrom('account')
      .select(['id', 'name'])
      .where((where) => where.or([where('id', '=', asked), where('name', '=', asked)]))
      .limit(2)
      .execute();
    const account =
      accounts.find(({ id }) => id === asked) ?? (accounts.length === 1 ? accounts[0] : undefined);
    const rating = account && (await readRating(this.database, account.id, now));
    if (!rating) return null;
    const rows = await this.database
      .selectFrom('rated_place')
      .innerJoin('match', 'match.id', 'rated_place.match')
      .select(['nation', 'place', 'left_seat', 'before', 'after', 'created', 'setup'])
      .where('account', '=', account.id)
      .orderBy('created', 'desc')
      .execute();
    const seats = NATIONS.flatMap((nation) => {
      const own = rows.filter((row) => row.nation === nation);
      if (own.length === 0) return [];
      const total = own.reduce((sum, { place }) => sum + place, 0);
      const firsts = own.filter(({ place }) => place === 1).length;
      return [{ nation, games: own.length, firsts, place: total / own.length }];
    });
    const matches = rows.slice(0, MOST_MATCHES).flatMap((row) => {
      const { nation, place, left_seat: left, before, after, created, setup } = row;
      if (!isNation(nation)) return [];
      const change = shown({ mean: after, variance: 0 }).points - shown({ mean: before, variance: 0 }).points;
      return [{ day: dayOf(created), scenario: setupOf(setup).scenario, nation, place, left, change }];
    });
    const provisional = isProvisional(rating);
    return { ...account, ...shown(rating), games: rating.games, provisional, seats, matches };
  }

  /** Matches for a rank that are over, newest first; `page` counts from 0. */
  async games(page: number): Promise<GamesPage> {
    const rows = await this.database
      .selectFrom('rated_match')
      .innerJoin('match', 'match.id', 'rated_match.match')
      .select(['match.id', 'created', 'setup'])
      .where('done', '=', true)
      .orderBy('created', 'desc')
      .orderBy('match.id')
      .offset(page * MOST_MATCHES)
      .limit(MOST_MATCHES + 1)
      .execute();
    const listed = rows.slice(0, MOST_MATCHES);
    const ids = listed.map(({ id }) => id);
    const places =
      ids.length === 0
        ? []
        : await this.database
            .selectFrom('rated_place')
            .select(['match', 'nation', 'place', 'left_seat'])
            .where('match', 'in', ids)
            .orderBy('place')
            .execute();
    const games = listed.map(({ id, created, setup }) => ({
      game: id,
      day: dayOf(created),
      ...setupOf(setup),
      places: places.flatMap(({ match, nation, place, left_seat: left }) =>
        match === id && isNation(nation) ? [{ nation, place, left }] : [],
      ),
    }));
    return { games, more: rows.length > MOST_MATCHES };
  }

  /** The record of a match for a rank that is over, without names, and without letters that not everybody could read. */
  async record(game: string): Promise<MatchRecord | null> {
    const over = await this.database
      .selectFrom('rated_match')
      .select('match')
      .where('match', '=', game)
      .where('done', '=', true)
      .executeTakeFirst();
    return over ? this.journal.record(game, null) : null;
  }
}

const dayOf = (created: Date): string => created.toISOString().slice(0, 10);

/** What of a stored setup stands in a list. */
function setupOf(stored: string): { scenario: string; turns: number } {
  const { scenario, turns }: { scenario: string; turns: number } = JSON.parse(stored);
  return { scenario, turns };
}
