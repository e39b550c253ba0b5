import type { Kysely } from 'kysely';
import type { FlagView } from '#shared/conduct.ts';
import { type Counted, type Flag, signals } from '#shared/ranking/signals.ts';
import { isNation } from '#shared/world/terms.ts';
import { tokenHash } from '../accounts/tokens.ts';
import type { Tables } from '../database/tables.ts';

/** Matches that ended so long ago are no evidence any more, ms. */
const RECENT_MS = 30 * 86_400_000;

/** What pairs of accounts have shown in the rated matches of the last 30 days, the newest first; accounts are not told. */
export async function readFlags(database: Kysely<Tables>, now: number): Promise<FlagView[]> {
  return signals(await counted(database, String(now - RECENT_MS)))
    .map((flag) => ({ id: idOf(flag), grounds: flag.grounds, meetings: flag.meetings }))
    .sort((a, b) => (b.meetings[0]?.at ?? 0) - (a.meetings[0]?.at ?? 0));
}

/** Of whom and what it is, and of the newest match that shows it: with new evidence it is another flag. */
const idOf = ({ accounts, grounds, meetings }: Flag): string =>
  tokenHash([grounds.signal, ...accounts, meetings[0]?.match].join(' '));

/** @param since ms since 1970 */
async function counted(database: Kysely<Tables>, since: string): Promise<Counted[]> {
  const places = await database
    .selectFrom('rated_place')
    .innerJoin('match', 'match.id', 'rated_place.match')
    .select(['rated_place.match', 'match.ended', 'nation', 'account', 'place'])
    .where('match.ended', '>=', since)
    // Who meets whom in a tournament its organiser decides, not chance.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tournament_match')
            .select('tournament')
            .whereRef('tournament_match.match', '=', 'rated_place.match'),
        ),
      ),
    )
    .execute();
  const given = await database
    .selectFrom('rated_gift')
    .innerJoin('match', 'match.id', 'rated_gift.match')
    .select(['rated_gift.match', 'giver', 'taker', 'funds'])
    .where('match.ended', '>=', since)
    .execute();
  const gifts = Map.groupBy(given, ({ match }) => match);
  return [...Map.groupBy(places, ({ match }) => match)].map(([match, seats]) => ({
    match,
    at: Number(seats[0]?.ended),
    seats: seats.flatMap(({ nation, account, place }) =>
      isNation(nation) ? [{ nation, account, place }] : [],
    ),
    gifts: (gifts.get(match) ?? []).flatMap(({ giver, taker, funds }) =>
      isNation(giver) && isNation(taker) ? [{ giver, taker, funds }] : [],
    ),
  }));
}
