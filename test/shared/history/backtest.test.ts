import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { average, multiples, relive, type Year } from '#shared/history/backtest.ts';
import { history, turnOf, worldOf2009 } from '#shared/history/history.ts';
import { PARAMETERS, parameters, trying } from '#shared/market/parameters.ts';
import { readScenario } from '#shared/scenarios/scenario.ts';

describe('the record of 2009-2020', () => {
  test('every figure names a source that is listed', () => {
    const named = [
      ...history.orders.map((one) => one.source),
      ...history.work.map((one) => one.source),
      ...Object.values(history.prices).flatMap((years) => Object.values(years).map((pair) => pair[1])),
      ...Object.values(history.dependence).map((pair) => pair[1]),
      ...Object.values(history.chinaMining).map((pair) => pair[1]),
    ];
    expect(named.filter((source) => !(source in history.sources))).toEqual([]);
  });

  test('half-years are counted from the first of 2009', () => {
    expect(turnOf([2009, 1])).toBe(0);
    expect(turnOf([2010, 2])).toBe(3);
    expect(turnOf([2020, 2])).toBe(history.turns - 1);
  });

  test('every order and every site of the record exists in the world of 2009', () => {
    const world = worldOf2009();
    const sites = new Set(world.sites.map((site) => site.id));
    expect(history.work.filter(({ site }) => !sites.has(site))).toEqual([]);
    expect(readScenario(JSON.parse(JSON.stringify(world)), 'history').id).toBe(world.id);
  });
});

describe('history relived', () => {
  const years = relive(1);

  test('covers every year of the record', () => {
    expect(years.map(({ year }) => year)).toEqual([
      2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020,
    ]);
  });

  test.each(['light', 'heavy', 'bulk'] as const)(
    '%s soars in 2011, when the quotas of 2010 bite, and falls when mines abroad have opened',
    (good) => {
      const at = (year: number) => multiples(years, good).find((one) => one.year === year)?.model ?? 0;
      expect(at(2011)).toBeGreaterThan(6);
      expect(at(2013)).toBeLessThan(0.5 * at(2011));
      expect(at(2016)).toBeLessThan(4);
    },
  );

  test('prices inside and outside China part while quotas bind, and close after they end', () => {
    const gap = (year: number) => {
      const found = years.find((one) => one.year === year);
      return found ? found.outside.light / found.inside.light : 0;
    };
    expect(gap(2011)).toBeGreaterThan(1.25);
    expect(gap(2017)).toBeLessThan(1.25);
  });

  test('without the quota cuts and the halt there is no such spike', () => {
    const [first] = history.orders;
    const kept = history.orders.splice(0, history.orders.length);
    try {
      const calm = relive(1);
      const at = (of: Year[]) => multiples(of, 'bulk').find((one) => one.year === 2011)?.model ?? 0;
      expect(at(calm)).toBeLessThan(0.5 * at(years));
    } finally {
      history.orders.push(...kept);
    }
    expect(history.orders[0]).toEqual(first);
  });

  test('several runs count by their median', () => {
    const shifted = years.map((year) => ({ ...year, outside: { ...year.outside, light: 1e6 } }));
    expect(average([years, years, shifted])[3]?.outside.light).toBe(years[3]?.outside.light);
  });
});

describe('other parameters', () => {
  test('hold for one run only, even when it fails', () => {
    const usual = parameters.momentum;
    expect(trying({ momentum: 0.1 }, () => parameters.momentum)).toBe(0.1);
    expect(() =>
      trying({ momentum: 0.1 }, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(parameters.momentum).toBe(usual);
  });

  test.each(PARAMETERS)('%s stands in the docs with its value', (parameter) => {
    const docs = readFileSync(new URL('../../../docs/model.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
    expect(docs).toContain(`| \`${parameter}\` | ${parameters[parameter]} |`);
  });
});
