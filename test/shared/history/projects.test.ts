import { describe, expect, test } from 'vitest';
import { relive } from '#shared/history/backtest.ts';
import { history } from '#shared/history/history.ts';

const FREE = ['mountain-pass', 'mt-weld', 'kuantan'];
const SEEDS = 15;

/** Half-years in which something first happened to a site that was left to the rules, one for each seed in which it did. */
function firsts(): (site: string, what: string) => number[] {
  const found: Record<string, number[]> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const known = new Set<string>();
    relive(seed, FREE, ({ turn, events }) => {
      for (const { text } of events) {
        const { site } = text.values;
        const key = site?.is === 'name' ? `${site.text} ${text.key}` : '';
        if (key === '' || known.has(key)) continue;
        known.add(key);
        found[key] = [...(found[key] ?? []), history.start[0] + turn / 2];
      }
    });
  }
  return (site, what) => (found[`${site} event.${what}`] ?? []).sort((a, b) => a - b);
}

describe('mines left to the rules, in history as it was ordered', { timeout: 60_000 }, () => {
  const when = firsts();
  const median = (site: string, what: string) => {
    const years = when(site, what);
    return years[Math.floor(years.length / 2)] ?? Number.NaN;
  };
  /** What happened, and the half-years within which the rules have to bring it about in most runs. */
  test.each([
    ['Mt Weld', 'site-ramp-up', 2011, 2010.5, 2011.5],
    ['Lynas Kuantan', 'site-operation', 2013.5, 2012.5, 2014.5],
    ['Mountain Pass', 'company-starts', 2011, 2010.5, 2012],
    ['Mountain Pass', 'site-ramp-up', 2012.5, 2012, 2013],
    ['Mountain Pass', 'bankrupt', 2015, 2014.5, 2017.5],
  ])('%s, %s: in history %d, here between %d and %d', (site, what, _, early, late) => {
    expect(when(site, what).length).toBeGreaterThan(SEEDS / 2);
    expect(median(site, what)).toBeGreaterThanOrEqual(early);
    expect(median(site, what)).toBeLessThanOrEqual(late);
  });

  test('what Japan lent money does not go bankrupt', () => {
    expect(when('Lynas Kuantan', 'loan').length).toBe(SEEDS);
    expect(when('Lynas Kuantan', 'bankrupt')).toEqual([]);
  });
});
