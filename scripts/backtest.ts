import './node24.ts';
import { average, multiples, relive, type Year } from '../shared/history/backtest.ts';
import { history } from '../shared/history/history.ts';
import { PARAMETERS, type Parameter, parameters, trying } from '../shared/market/parameters.ts';
import { COMMODITIES, type Commodity, each } from '../shared/world/terms.ts';
import { readOptions, whole } from './arguments.ts';
import { type Goal, report } from './goals.ts';

const USAGE = 'Usage: npm run backtest -- [--sensitivity] [--seeds N] [--json]';

const { sensitivity, seeds, json } = readArguments();
const years = run();
const goals = judge(years);

const data = {
  seeds,
  years: years.map((year) => ({ ...year, actual: actual(year.year) })),
  prices: each(COMMODITIES, (good) => multiples(years, good)),
  errors: { all: error(COMMODITIES), ...each(COMMODITIES, (good) => error([good])) },
  parameters,
  ...(sensitivity ? { sensitivity: oneAtATime() } : {}),
};

report(json, data, goals, () => {
  console.log(`History's orders ${years[0]?.year}-${years.at(-1)?.year} in half-years; ${seeds} seeds.`);
  console.log('Price outside China as a multiple of 2009: model / history');
  console.table(years.map((_, index) => priceRow(index)));
  console.table(years.map(shareRow));
  console.log('Root mean square log error');
  console.table([data.errors]);
  if (data.sensitivity) {
    console.log('Error when one parameter is a quarter lower or higher');
    console.table(data.sensitivity);
  }
});

function run(): Year[] {
  return average(Array.from({ length: seeds }, (_, seed) => relive(seed + 1)));
}

/** Root mean square of the log of model over history, 2009 aside, which is 1 in both. */
function error(goods: readonly Commodity[], of: Year[] = years): number {
  const logs = goods.flatMap((good) =>
    multiples(of, good)
      .slice(1)
      .flatMap(({ model, history: then }) => (then === null ? [] : [Math.log(model / then) ** 2])),
  );
  return Math.sqrt(logs.reduce((sum, one) => sum + one, 0) / logs.length);
}

/** The windows of issue 3, in which the model has to end up. */
function judge(of: Year[]): Goal[] {
  const multiple = (good: Commodity, year: number) =>
    multiples(of, good).find((one) => one.year === year)?.model ?? Number.NaN;
  const at = (year: number): Year => {
    const found = of.find((one) => one.year === year);
    if (!found) throw new Error(`The backtest has no year ${year}`);
    return found;
  };
  const within = (name: string, value: number, low: number, high: number): Goal => ({
    name,
    goal: `${low} to ${high}`,
    value: round(value),
    ok: value >= low && value <= high,
  });
  const prices = (
    [
      ['light', 8, 16, 0.2, 0.45, 1.2, 3.5],
      ['heavy', 8, 17, 0.25, 0.5, 1.2, 3.5],
      ['bulk', 14, 35, 0.05, 0.2, 0.4, 2],
    ] as const
  ).flatMap(([good, low, high, fallLow, fallHigh, lateLow, lateHigh]) => [
    within(`${good}, 2011 over 2009`, multiple(good, 2011), low, high),
    within(`${good}, 2013 over 2011`, multiple(good, 2013) / multiple(good, 2011), fallLow, fallHigh),
    within(`${good}, 2015 over 2009`, multiple(good, 2015), lateLow, lateHigh),
    within(`${good}, 2016 over 2009`, multiple(good, 2016), lateLow, lateHigh),
  ]);
  const all = error(COMMODITIES, of);
  return [
    ...prices,
    within("China's share of mining, 2010", at(2010).chinaMining, 0.93, 1),
    within("China's share of mining, 2015", at(2015).chinaMining, 0.78, 0.9),
    within("China's share of mining, 2020", at(2020).chinaMining, 0.55, 0.68),
    within("Japan's dependence, 2009", at(2009).dependence, 0.84, 0.92),
    within("Japan's dependence, 2015", at(2015).dependence, 0.58, 0.75),
    within("Japan's dependence, 2019", at(2019).dependence, 0.55, 0.66),
    within("Japan's dependence, 2020", at(2020).dependence, 0.55, 0.66),
    within('light outside over inside China, 2011', gap(at(2011), 'light'), 1.25, 5),
    within('bulk outside over inside China, 2011', gap(at(2011), 'bulk'), 1.5, 60),
    within('light outside over inside China, 2017', gap(at(2017), 'light'), 1, 1.25),
    { name: 'root mean square log error', goal: 'at most 0.35', value: round(all), ok: all <= 0.35 },
  ];
}

function gap(year: Year, good: Commodity): number {
  return year.outside[good] / year.inside[good];
}

/** What each parameter is worth: the error with it a quarter lower and a quarter higher, the weightiest first. */
function oneAtATime(): { parameter: Parameter; value: number; lower: number; higher: number }[] {
  const errorWith = (parameter: Parameter, factor: number) =>
    trying({ [parameter]: parameters[parameter] * factor }, () => round(error(COMMODITIES, run())));
  const effect = (one: { lower: number; higher: number }) => Math.max(one.lower, one.higher);
  return PARAMETERS.map((parameter) => ({
    parameter,
    value: parameters[parameter],
    lower: errorWith(parameter, 0.75),
    higher: errorWith(parameter, 1.25),
  })).sort((a, b) => effect(b) - effect(a));
}

function actual(year: number): { chinaMining: number | null; dependence: number | null } {
  return {
    chinaMining: history.chinaMining[String(year)]?.[0] ?? null,
    dependence: history.dependence[String(year)]?.[0] ?? null,
  };
}

function priceRow(index: number): Record<string, number | string> {
  const row: Record<string, number | string> = { year: years[index]?.year ?? 0 };
  for (const good of COMMODITIES) {
    const one = multiples(years, good)[index];
    row[good] = `${round(one?.model ?? 0)} / ${one?.history ? round(one.history) : '-'}`;
  }
  return row;
}

function shareRow(year: Year): Record<string, number | string> {
  const { chinaMining, dependence } = actual(year.year);
  return {
    year: year.year,
    'China mining': `${round(year.chinaMining)} / ${chinaMining ?? '-'}`,
    'Japan dependence': `${round(year.dependence)} / ${dependence ?? '-'}`,
    'light out/in': round(gap(year, 'light')),
    'bulk out/in': round(gap(year, 'bulk')),
    'rent USD/kg': round(year.rent),
    'smuggled t': Math.round(year.smuggled),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

function readArguments() {
  const { values } = readOptions(USAGE, {
    options: {
      sensitivity: { type: 'boolean', default: false },
      seeds: { type: 'string', default: '9' },
      json: { type: 'boolean', default: false },
    },
  });
  return { ...values, seeds: whole(USAGE, values.seeds, 'seeds', 1) };
}
