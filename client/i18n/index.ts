import type { Text, Unit, Value } from '#shared/text.ts';
import type { RegionId } from '#shared/world/terms.ts';
import { type HalfYear, halfYear, type Site } from '#shared/world/world.ts';
import type en from './en.json';
import { locale, pattern } from './speak.ts';

type Base<K> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;

/** Every key of the language files (plural forms by their stem), so that a missing word is a type error. */
export type Key = Base<keyof typeof en> & string;

/** A word or sentence of the page. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return word(key, values);
}

/** A country as it stands within a sentence: "the United States". */
export function place(region: RegionId): string {
  const key = `in-text.${region}`;
  return pattern(key) ?? word(`region.${region}`);
}

/** A sentence begins with a capital, also when it begins with a name that has none. */
export const sentence = (words: string): string =>
  words.charAt(0).toLocaleUpperCase(locale.value) + words.slice(1);

/** A key that was put together at run time, such as `sector.` and a sector's id. */
export function word(key: string, values: Record<string, string | number> = {}): string {
  const { count } = values;
  const form = typeof count === 'number' ? pattern(`${key}_${plurals().select(count)}`) : undefined;
  const said = form ?? pattern(key) ?? key; // every language is whole; a test sees to it
  return said.replace(HOLE, (_, name: string) => String(values[name] ?? ''));
}

/** {{name}}: where a value is put into a sentence. */
const HOLE = /\{\{(.+?)\}\}/g;

const rules = new Map<string, Intl.PluralRules>();
function plurals(): Intl.PluralRules {
  const known = rules.get(locale.value) ?? new Intl.PluralRules(locale.value);
  rules.set(locale.value, known);
  return known;
}

/** Words or sentences in a row, with what parts them in the reader's language. */
export const list = (words: readonly string[], parted: 'comma' | 'semicolon' | 'stop' = 'comma'): string =>
  words.join(t(`list.${parted}`));

/** Names in a row within a sentence, as one says them in the reader's language: "Aiko, Ben, and Chen". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(locale.value).format(names);

const formats = new Map<string, Intl.NumberFormat>();
function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = locale.value + JSON.stringify(options);
  const known = formats.get(name);
  if (known) return known;
  const fresh = new Intl.NumberFormat(locale.value, options);
  formats.set(name, fresh);
  return fresh;
}

/** Digits by unit: prices to three, tonnes to 10 t under 1,000 and 50 t above, money to 1 M, shares to 1%. */
export function figure(value: number, unit: Unit): string {
  const shown = digits(value, unit);
  if (!shown.startsWith('-')) return shown;
  // A true minus, and none before nought.
  return shown === `-${digits(0, unit)}` ? digits(0, unit) : `−${shown.slice(1)}`;
}

function digits(value: number, unit: Unit): string {
  switch (unit) {
    case 'USD/kg':
      return price(value);
    case 't': {
      const size = Math.abs(value);
      const step = size < 100 ? 1 : size < 1000 ? 10 : 50;
      return format({ maximumFractionDigits: 0 }).format(Math.round(value / step) * step);
    }
    case 'share':
      return format({ style: 'percent', maximumFractionDigits: 0 }).format(value);
    default:
      return format({ maximumFractionDigits: 0 }).format(value);
  }
}

/** Three digits, never finer than a cent. */
function price(value: number): string {
  const size = Math.abs(value);
  if (size < 0.005) return '0';
  const digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  const shown =
    digits > 0
      ? format({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(size)
      : format({ maximumSignificantDigits: 3 }).format(size);
  return value < 0 ? `−${shown}` : shown;
}

/** A figure with its unit. */
export function quantity(value: number, unit: Unit): string {
  const size = figure(Math.abs(value), unit);
  const signed = (words: string) => (value < 0 && size !== figure(0, unit) ? `−${words}` : words);
  switch (unit) {
    case 'USD/kg':
      return signed(t('unit.price', { value: size }));
    case 'M USD':
      return signed(t('unit.money', { value: size }));
    case 't':
      return signed(t('unit.tonnes', { value: size }));
    case 'turns':
      return signed(t(Math.abs(value) === 1 ? 'unit.half-year' : 'unit.half-years', { count: size }));
    default:
      return signed(size);
  }
}

/** A change with its sign; true minus, never a hyphen. */
export function change(value: number, unit: Unit): string {
  const size =
    unit === 'USD/kg'
      ? format({ maximumSignificantDigits: 2 }).format(Math.abs(value))
      : figure(Math.abs(value), unit);
  if (size === figure(0, unit) || size === '0') return `±${size}`;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** "+10% to +30%", or the one figure where both ends look the same; half-years are named once, small shares to 0.1%. */
function spread({ low, high, unit, signed }: Extract<Value, { is: 'range' }>): string {
  const sign = (value: number) => (!signed || value === 0 ? '' : value < 0 ? '−' : '+');
  const fine = unit === 'share' && Math.max(Math.abs(low), Math.abs(high)) < 0.05;
  const size = (value: number) => {
    const shown = signed ? Math.abs(value) : value;
    return fine
      ? format({ style: 'percent', maximumFractionDigits: 1 }).format(shown)
      : quantity(shown, unit);
  };
  const none = size(0);
  const [first, last] = [low, high].map((value) => (size(value) === none ? none : sign(value) + size(value)));
  if (first === last) return last ?? '';
  if (unit === 'turns')
    return t('unit.half-years', {
      count: t('unit.range', { low: sign(low) + Math.abs(low), high: sign(high) + Math.abs(high) }),
    });
  return t('unit.range', { low: first ?? '', high: last ?? '' });
}

/** A part of a change, to two digits, never finer than a hundredth; parts of a share in percentage points. */
export function partOf(value: number, unit: Unit): string {
  const part = unit === 'share' ? value * 100 : value;
  const shown = change(Math.round(part * 100) / 100, 'USD/kg');
  return unit === 'share' ? t('unit.pp', { value: shown }) : shown;
}

export function date(start: HalfYear, turn: number): string {
  const { year, half } = halfYear(start, turn);
  return t('date.half-year', { year, half });
}

/** What a sentence of the rules needs to know of the match it speaks of. */
export interface Telling {
  start: HalfYear;
  sites: readonly Pick<Site, 'id' | 'name' | 'stage'>[];
}

/** A site of the scenario by its own name, a plant built in the match by what it is and its number. */
export function siteName(site: Pick<Site, 'id' | 'name' | 'stage'>): string {
  const number = BUILT.exec(site.id)?.[1];
  return number ? t('site.built', { stage: word(`stage.${site.stage}`), number }) : site.name;
}

const BUILT = /^(?:mine|separation|magnet)-(\d+)$/;

/** A sentence of the rules in the reader's language. */
export function tell(text: Text, telling: Telling): string {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(text.values)) values[name] = show(value, telling);
  return sentence(word(atHome(text) ? `${text.key}-home` : text.key, values));
}

/** What a nation does in its own country has words of its own, in which the country is not named twice. */
function atHome({ key, values: { nation, region } }: Text): boolean {
  const own = nation?.is === 'nation' && region?.is === 'region' && nation.id === region.id;
  return own && pattern(`${key}-home`) !== undefined;
}

/** A value of the rules as it is shown in a sentence or a table. */
export function show(value: Value, telling: Telling): string {
  switch (value.is) {
    case 'number':
      return quantity(value.value, value.unit);
    case 'change':
      return partOf(value.value, value.unit);
    case 'range':
      return spread(value);
    case 'region':
    case 'nation':
      return place(value.id);
    case 'good':
      return word(`good.${value.id}`);
    case 'sector':
      return word(`sector.${value.id}`);
    case 'turn':
      return date(telling.start, value.turn);
    case 'site': {
      const site = telling.sites.find((one) => one.id === value.id);
      return site ? siteName(site) : value.id;
    }
    case 'name': {
      const site = telling.sites.find((one) => one.name === value.text);
      return site ? siteName(site) : value.text;
    }
    case 'words':
      return list(value.keys.map((key) => word(key)));
    case 'key':
      return word(value.key);
  }
}
