import {
  equal,
  isList,
  isRecord,
  type Json,
  type JsonRecord,
  part,
  under,
} from '../../../shared/updates/json.ts';
import { magnitude } from '../../../shared/updates/numbers.ts';
import { wordOf } from '../../../shared/updates/place.ts';
import { namesOf } from '../../../shared/updates/sequence.ts';
import { HINTS } from '../../../shared/updates/twins.ts';
import { each } from '../../../shared/world/terms.ts';
import { entropyBits, Tally } from './entropy.ts';

/**
 * Bytes below which no update gets that tells what has changed at the precision at which it is shown, by somebody who
 * knows beforehand how often each class of figures changes and by how much, but not how figures hang together. A class
 * is what shares a way through the desk but for names.
 *
 * - whether something is as it was, or as another part of the desk says, costs the entropy of that, given whether the one
 *   of its class that was asked about before was; what has not changed as a whole is not asked about in parts;
 * - a changed number costs the entropy of its change in steps of its last digit; of a large change, that of its sign and
 *   highest bits, and all bits below;
 * - a text or other word costs the entropy of words in its class, however long it is;
 * - a list or record whose members have changed costs how many came and went, but not which or where.
 */
export class Floor {
  private readonly classes = new Map<string, Class>();
  private updates = 0;
  private was: Json | undefined;
  private now = new Map<string, Json>();

  /** One update. */
  add(was: Json, now: Json): void {
    this.updates += 1;
    this.was = was;
    this.now = new Map([...HINTS.kept].flatMap((path) => known(now, path)));
    this.visit([], was, undefined, now);
  }

  /** Bytes of an update, on the average. */
  bytes(): Parts {
    const bits = { which: 0, numbers: 0, words: 0 };
    for (const { which, words, numbers } of this.classes.values()) {
      bits.which += entropyBits(which.after.same) + entropyBits(which.after.changed);
      bits.numbers += numberBits(numbers);
      bits.words += entropyBits(words);
    }
    return each(['which', 'numbers', 'words'], (part) => bits[part] / 8 / this.updates);
  }

  private visit(way: readonly string[], before: Json | undefined, given: Json | undefined, now: Json): void {
    const path = way.join('.');
    const made = HINTS.twins.get(path);
    const twin = made ? made(this.was, this.now, undefined) : given;
    const was = HINTS.alone.has(way.at(-1) ?? '') ? undefined : before;
    const seen = this.of(path);
    const { which } = seen;
    const answer = equal(was, now) || equal(twin, now) ? 'same' : 'changed';
    which.after[which.last].add(answer);
    which.last = answer;
    if (answer === 'same') return;
    if (typeof now === 'number')
      seen.numbers.push({ value: now, bases: [was, twin].filter((base) => typeof base === 'number') });
    else if (isList(now)) this.list(way, isList(was) ? was : null, isList(twin) ? twin : null, now);
    else if (isRecord(now)) this.record(way, isRecord(was) ? was : null, isRecord(twin) ? twin : null, now);
    else seen.words.add(String(now));
  }

  private record(
    way: readonly string[],
    was: JsonRecord | null,
    twin: JsonRecord | null,
    now: JsonRecord,
  ): void {
    const keys = Object.keys(now);
    this.members(way, Object.keys(was ?? twin ?? {}), keys);
    let last: { word: string; value: Json } | null = null;
    for (const key of keys) {
      const word = wordOf(key);
      const value = now[key] ?? null;
      const before = under(was ?? undefined, key);
      const beside = under(twin ?? undefined, key);
      const given = beside ?? (before === undefined && last?.word === word ? last.value : undefined);
      this.visit([...way, word], before, given, value);
      last = { word, value };
    }
  }

  private list(
    way: readonly string[],
    was: readonly Json[] | null,
    twin: readonly Json[] | null,
    now: readonly Json[],
  ): void {
    const names = namesOf(now);
    const [old, beside] = [was ?? [], twin ?? []].map(
      (list) => new Map(namesOf(list).map((name, at) => [name, list[at]])),
    );
    this.members(way, [...((was ? old : beside)?.keys() ?? [])], names);
    now.forEach((value, at) => {
      const name = names[at] ?? '';
      const before = old?.get(name);
      const neighbour = before === undefined && isRecord(value) ? (now[at - 1] ?? was?.at(-1)) : undefined;
      this.visit(
        [...way, typeof value === 'number' ? `#${at}` : '#'],
        before,
        beside?.get(name) ?? neighbour,
        value,
      );
    });
  }

  private members(way: readonly string[], was: readonly string[], now: readonly string[]): void {
    const [old, left] = [new Set(was), new Set(now)];
    const added = now.filter((name) => !old.has(name)).length;
    const dropped = was.filter((name) => !left.has(name)).length;
    this.of([...way, 'members'].join('.')).words.add(`${added} ${dropped}`);
  }

  private of(path: string): Class {
    let found = this.classes.get(path);
    if (!found) {
      found = {
        which: { last: 'same', after: { same: new Tally(), changed: new Tally() } },
        words: new Tally(),
        numbers: [],
      };
      this.classes.set(path, found);
    }
    return found;
  }
}

/** Bytes that tell which values have changed, by how much numbers have, and what words and members came or went. */
export interface Parts {
  which: number;
  numbers: number;
  words: number;
}

type Answer = 'same' | 'changed';
interface Class {
  which: { last: Answer; after: Record<Answer, Tally> }; // whether it has changed, by what was said of the last one
  words: Tally;
  numbers: { value: number; bases: number[] }[];
}

/** Changes that are met again and again cost the entropy of which it is; others that of their size and all bits below. */
function numberBits(numbers: Class['numbers']): number {
  if (numbers.length === 0) return 0;
  const [values, steps, sizes] = [new Tally(), new Tally(), new Tally()];
  const digits = Math.min(MOST_DIGITS, Math.max(...numbers.map(({ value }) => digitsOf(value))));
  const decimals = Math.max(...numbers.map(({ value }) => decimalsOf(value)));
  let below = 0;
  for (const { value, bases } of numbers) {
    values.add(String(value));
    const changes = (bases.length === 0 ? [0] : bases).map((base) => {
      const scale = Math.min(decimals, digits - 1 - magnitude(base === 0 ? value : base));
      return Math.round((value - base) * 10 ** scale);
    });
    const change = changes.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one));
    const size = change === 0 ? 0 : Math.floor(Math.log2(Math.abs(change)));
    const rest = Math.max(0, size - HIGH_BITS);
    steps.add(String(change));
    sizes.add(`${size} ${Math.floor(change / 2 ** rest)}`);
    below += rest;
  }
  const bits = [entropyBits(sizes) + below];
  for (const tally of [values, steps]) if (tally.isRich) bits.push(entropyBits(tally));
  return Math.min(...bits);
}

/** What the page shows and reckons with has no more; more would be needless detail of one's own nation. */
const MOST_DIGITS = 5;
/** Bits below the highest whose entropy is taken, too. */
const HIGH_BITS = 1;

const known = (now: Json, path: string): [string, Json][] => {
  const value = part(now, path.split('.'));
  return value === undefined ? [] : [[path, value]];
};

const written = (value: number): [string, number] => {
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e');
  return [mantissa.replace('.', '').replace(/0+$/, ''), Number(power)];
};
const digitsOf = (value: number): number => written(value)[0].length;
const decimalsOf = (value: number): number => {
  const [mantissa, power] = written(value);
  return mantissa.length - 1 - power;
};
