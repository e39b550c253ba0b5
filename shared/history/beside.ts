import { sum } from '../numbers.ts';
import { COMMODITIES, type Commodity, each, type NationId } from '../world/terms.ts';
import { type HalfYear, halfYear, type TurnSummary } from '../world/world.ts';
import { history } from './history.ts';

/** One figure of a year: as the player had it, as real orders bring it by the same rules, as it was; null: not known. */
export interface Beside {
  ours: number;
  cabinet: number | null;
  real: number | null;
}

export interface YearBeside {
  year: number;
  price: Record<Commodity, Beside>; // USD/kg outside China, means of the year
  dependence: Beside; // of the nation on China
}

/** A match beside the years that really were. `cabinet` is the same match with the real orders, where it is there yet. */
export function beside(
  start: HalfYear,
  nation: NationId,
  ours: readonly TurnSummary[],
  cabinet: readonly TurnSummary[] | null,
): YearBeside[] {
  const played = ours.filter(({ turn }) => turn >= 0);
  const years = [...new Set(played.map(({ turn }) => halfYear(start, turn).year))];
  return years.map((year) => {
    const within = (summaries: readonly TurnSummary[]) =>
      summaries.filter(({ turn }) => turn >= 0 && halfYear(start, turn).year === year);
    const mean = (summaries: readonly TurnSummary[], pick: (one: TurnSummary) => number) =>
      summaries.length > 0 ? sum([...summaries], pick) / summaries.length : null;
    const both = (pick: (one: TurnSummary) => number, real: number | null): Beside => ({
      ours: mean(within(played), pick) ?? 0,
      cabinet: cabinet && mean(within(cabinet), pick),
      real,
    });
    return {
      year,
      price: each(COMMODITIES, (good) =>
        both(({ outside }) => outside[good], history.prices[good][String(year)]?.[0] ?? null),
      ),
      dependence: both(
        ({ dependence }) => dependence[nation],
        nation === 'JPN' ? (history.dependence[String(year)]?.[0] ?? null) : null,
      ),
    };
  });
}

/** Where the record's prices and shares come from, each source once. */
export function sourcesOfRecord(): string[] {
  const named = [...Object.values(history.prices), history.dependence].flatMap((years) =>
    Object.values(years).map(([, source]) => source),
  );
  return [...new Set(named)].flatMap((id) => history.sources[id] ?? []);
}
