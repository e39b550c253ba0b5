/** A quarter of a year, by the world's clock: `2026-4` is October to December 2026. */
export function seasonOf(now: number): string {
  const date = new Date(now);
  return `${date.getUTCFullYear()}-${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

/** How many seasons have begun since another one. */
export function seasonsSince(earlier: string, later: string): number {
  return Math.max(0, count(later) - count(earlier));
}

function count(season: string): number {
  const [year = '', quarter = ''] = season.split('-');
  return 4 * Number(year) + Number(quarter);
}
