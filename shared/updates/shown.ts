import type { Explanation } from '../explain/cause.ts';
import type { Common, Desk, PublicTable } from '../protocol/messages.ts';
import type { Report } from '../turn/report.ts';
import type { World } from '../world/world.ts';
import { isList, isRecord, type Json, type JsonRecord, put, under } from './json.ts';
import { rounded } from './numbers.ts';

/**
 * How finely a part of a desk is told: numbers that are not whole to so many digits; null: as they are. What stands
 * under a key named in `but`, however deep, is told as said there.
 */
interface Precision {
  readonly digits: number | null;
  readonly but?: Readonly<Record<string, Precision>>;
  readonly sorted?: true; // by key: its order means nothing
}

/** What limits orders, and what people wrote. */
const EXACT: Precision = { digits: null };
/** What the page reckons the next half-year from: its what-if then shows the figures that whole numbers would give. */
const FIVE: Precision = { digits: 5 };
/** Figures are shown to three digits at most, and then some are reckoned from others. */
const SUMMARY: Precision = { digits: 4, but: { outside: FIVE, inside: FIVE, price: FIVE } };
const WORLD: Precision = {
  digits: 4,
  but: {
    regions: FIVE,
    sectors: FIVE,
    sites: FIVE,
    price: FIVE,
    memory: FIVE,
    duals: { digits: 5, sorted: true },
    fob: FIVE,
    inputs: { digits: 4, but: { demand: FIVE, technology: FIVE, capacity: FIVE, stock: FIVE, lagged: FIVE } },
    history: SUMMARY,
    contracts: FIVE,
    quota: EXACT,
    offers: EXACT,
    proposals: EXACT,
    treaties: EXACT,
  },
};
const REPORT: Precision = { digits: 4, but: { before: SUMMARY, after: SUMMARY } };

/** Explained figures: shown to three digits, what moved them to two, neither finer than a hundredth: USD/kg, points, %. */
const DIGITS = { figure: 3, part: 2 } as const;
const SHARES = ['served.', 'dependence.'];

/** What was told of something already: parts of a whole that are the same objects are told alike, and not twice. */
interface Beside {
  readonly of: object;
  readonly told: Json;
}

/**
 * A desk or table as finely as the page shows it and reckons with it: numbers that nobody sees do not travel.
 * @param last what was told before: parts that have not changed are the same objects
 * @param beside what is told to everybody
 */
export function shown(whole: Common | Desk | PublicTable, last?: Json, beside?: Beside): JsonRecord {
  const made: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(whole)) {
    const before = under(last, key);
    const [of, known] = below(beside?.of, beside?.told, key);
    if (key === 'view') made[key] = viewed(whole.view, before, of, known);
    else if (key === 'report') made[key] = whole.report ? reported(whole.report, before, of, known) : null;
    else if (value !== undefined) made[key] = told(value, EXACT, before);
  }
  return made;
}

function viewed(
  { world, ...who }: { world: World; nation?: string },
  last: Json | undefined,
  of: unknown,
  known: Json | undefined,
): JsonRecord {
  const made: { [key: string]: Json } = {};
  const before = under(last, 'world');
  const [common, commonly] = below(of, known, 'world');
  for (const [key, value] of Object.entries(world)) {
    const [one, other] = below(common, commonly, key);
    if (key === 'nations') {
      const nations: { [key: string]: Json } = {};
      for (const [id, nation] of Object.entries(world.nations)) {
        const was = under(under(before, key), id);
        nations[id] =
          id === who.nation ? told(nation, EXACT, was) : told(nation, WORLD, was, ...below(one, other, id));
      }
      made[key] = nations;
    } else if (value !== undefined)
      made[key] = told(value, WORLD.but?.[key] ?? WORLD, under(before, key), one, other);
  }
  return { ...who, world: made };
}

function reported(
  { why, ...rest }: Report,
  last: Json | undefined,
  of: unknown,
  known: Json | undefined,
): JsonRecord {
  const made: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(rest))
    made[key] = told(value, REPORT.but?.[key] ?? REPORT, under(last, key), ...below(of, known, key));
  return { ...made, why: explained(why) };
}

/** What stands under a key of something that was told, and as what it was told. */
function below(of: unknown, known: Json | undefined, key: string): [unknown, Json | undefined] {
  return typeof of === 'object' && of !== null ? [Reflect.get(of, key), under(known, key)] : NOTHING_BELOW;
}
const NOTHING_BELOW: [undefined, undefined] = [undefined, undefined];

function explained({ causes, changes }: Explanation): JsonRecord {
  const made: { [key: string]: Json } = {};
  for (const [measure, { before, after, parts }] of Object.entries(changes))
    made[measure] = {
      before: shownFigure(measure, before),
      after: shownFigure(measure, after),
      parts: parts.map((part) => rounded(part, DIGITS.part, finest(measure))),
    };
  return { causes: told(causes, EXACT, undefined), changes: made };
}

/** An explained figure as it is told. */
export const shownFigure = (measure: string, value: number): number =>
  rounded(value, DIGITS.figure, finest(measure));
const finest = (measure: string): number => (SHARES.some((one) => measure.startsWith(one)) ? 4 : 2);

function told(
  value: unknown,
  how: Precision,
  last: Json | undefined,
  of?: unknown,
  known?: Json | undefined,
): Json {
  switch (typeof value) {
    case 'number':
      return how.digits === null ? value : rounded(value, how.digits);
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (value === of && known !== undefined) return known;
      return Array.isArray(value) ? toldList(value, how, last) : toldRecord(value, how, last, of, known);
    default:
      return null;
  }
}

function toldList(list: readonly unknown[], how: Precision, last: Json | undefined): Json {
  const before = isList(last) ? last : [];
  const made = list.map((item, at) => told(item, how, before[at]));
  return made.length === before.length && made.every((item, at) => Object.is(item, before[at]))
    ? before
    : made;
}

function toldRecord(
  record: object,
  how: Precision,
  last: Json | undefined,
  of: unknown,
  known: Json | undefined,
): Json {
  const made: { [key: string]: Json } = {};
  let count = 0;
  let same = isRecord(last);
  const keys = Object.keys(record);
  if (how.sorted) keys.sort();
  for (const key of keys) {
    const value: unknown = Reflect.get(record, key);
    if (value === undefined) continue;
    const before = under(last, key);
    const now =
      known === undefined
        ? told(value, how.but?.[key] ?? how, before)
        : told(value, how.but?.[key] ?? how, before, ...below(of, known, key));
    put(made, key, now);
    same &&= Object.is(now, before);
    count += 1;
  }
  return same && isRecord(last) && alikeKeys(last, made, count) ? last : made;
}

function alikeKeys(one: JsonRecord, other: JsonRecord, count: number): boolean {
  const keys = Object.keys(one);
  return keys.length === count && Object.keys(other).every((key, at) => key === keys[at]);
}
