import { type SeatResult, VOIDED } from './results.ts';
import { peopleAt, type Table, type Tournament } from './tournament.ts';

/** How somebody stands. */
export interface Standing {
  player: number;
  place: number; // 1 is best; the same for those whom nothing parts
  points: number;
  opposition: number; // mean points for a table of those they have met
  beaten: number; // the same, summed over those they were before; half of those they tied with
  against: number; // par, summed
  tables: number; // that counted
}

/** Figures that are sums of parts in another order are the same. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** All players from first to last: by points, the strength of those they met, that of those they beat, and scores against par. */
export function standings({ players, rounds }: Pick<Tournament, 'players' | 'rounds'>): Standing[] {
  const tables = rounds.flatMap((one) => one.tables);
  const own = players.map(({ id }) => ({ id, ...sums(tables, id) }));
  const mean = new Map(own.map(({ id, points, tables: count }) => [id, count === 0 ? 0 : points / count]));
  const all = own.map(({ id, points, against, tables: count }): Standing => {
    const met = meetings(tables, id).map((one) => ({ ...one, strength: mean.get(one.opponent) ?? 0 }));
    const of = (part: (one: (typeof met)[number]) => number) => met.reduce((sum, one) => sum + part(one), 0);
    return {
      player: id,
      place: 0,
      points,
      opposition: met.length === 0 ? 0 : round(of(({ strength }) => strength) / met.length),
      beaten: round(of(({ strength, won }) => strength * won)),
      against: round(against),
      tables: count,
    };
  });
  all.sort((one, other) => compare(one, other) || one.player - other.player);
  for (const [at, one] of all.entries()) {
    const before = all[at - 1];
    one.place = before && compare(before, one) === 0 ? before.place : at + 1;
  }
  return all;
}

const compare = (one: Standing, other: Standing): number =>
  other.points - one.points ||
  other.opposition - one.opposition ||
  other.beaten - one.beaten ||
  other.against - one.against;

/** What the tables of a player that are over give. */
function sums(tables: readonly Table[], player: number) {
  let [points, against, count] = [0, 0, 0];
  for (const table of tables) {
    const nation = peopleAt(table).find((one) => table.seats[one] === player);
    if (!nation) continue;
    const result = resultAt(table, player);
    if (!result && !table.voided) continue;
    points += result?.points ?? VOIDED;
    against += result?.against ?? 0;
    count += 1;
  }
  return { points, against, tables: count };
}

/** Whom a player has met in a match that both have played. */
function meetings(tables: readonly Table[], player: number): { opponent: number; won: number }[] {
  return tables.flatMap((table) => {
    const mine = resultAt(table, player);
    if (!mine || mine.left) return [];
    return (table.results ?? []).flatMap((theirs) => {
      const opponent = table.seats[theirs.nation];
      if (opponent === undefined || opponent === player || theirs.left) return [];
      return [{ opponent, won: mine.place < theirs.place ? 1 : mine.place === theirs.place ? 0.5 : 0 }];
    });
  });
}

const resultAt = ({ results, seats }: Table, player: number): SeatResult | undefined =>
  results?.find(({ nation }) => seats[nation] === player);
