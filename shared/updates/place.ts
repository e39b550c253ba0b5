import { chances, type Learned } from './bits.ts';
import { type Hint, type Hints, hintAt } from './hints.ts';

/** Where in the chances of a place those for one kind of question begin. */
export const AT = {
  same: 0, // as it was? And where a twin says otherwise
  twin: 2, // as its twin?
  keys: 3, // the keys of before, or the names in a list?
  step: 4, // what follows among them: a tree of two bits
  recent: 7, // one of the last words here? One after the other
  word: 15, // another word that was met here?
  repeat: 16, // the last number here?
  scale: 17, // not of the usual scale?
  scales: 18, // the scale: a tree of five bits
  zero: 49, // no change? By the size of the last one
  sign: 53, // by the sign of the last one
  size: 56, // of a change in bits: a tree of six bits, by the size of the last one
  other: 362, // a word that was met elsewhere?
  top: 308, // the highest bit of a change but one, by its size
} as const;
const COUNT = 363;

/** Counts the walks: what a place has learned holds for one. */
let walk = 0;
/** Counts the ways to a place that are known. */
let count = 0;

/** Begins to learn anew, first of all what holds of the questions of every place; or goes on from what was learned of those. */
export function begin(hints: Hints, from: Learned | null): Roots {
  walk += 1;
  if (from) chances.restore(from);
  else {
    chances.clear();
    chances.add(COUNT);
  }
  if (count > MOST_WAYS) {
    count = 0;
    all = new WeakMap();
  }
  const roots = all.get(hints) ?? anew(hints);
  all.set(hints, roots);
  for (const root of Object.values(roots)) root.forget();
  return roots;
}

/** What has been learned that holds of every place. */
export const learned = (): Learned => chances.first(COUNT);

/** So many of the last words are known at a place. */
export const RECENT = 8;
/** Numbers in a list have places of their own, so many. */
const ITEMS = 40;

/**
 * What has been learned of one place in a tree: the way there by words, whatever names and numbers are on it. Places
 * last; what each has learned is forgotten when another walk comes by.
 */
export class Place {
  /** `#` on it is an item of a list, `*` ends what shares a place. */
  readonly way: readonly string[];
  readonly path: string;
  readonly hint: Hint;
  readonly recent: string[] = []; // the last words, newest first
  base = 0; // of its chances
  begun = false; // a number was met here
  digits = 1; // that numbers have
  short = 0; // numbers in a row that had fewer
  shorter = 0; // digits of the longest of those
  decimals = 0; // of the finest number
  scale = 0; // of the last number that was compared with none
  last: number | null = null; // number
  size = 0; // of the last change: 0 none, 1 a few steps, 2 some, 3 many
  sign = 0; // of the last change: 0 none, 1 up, 2 down
  private walk = 0;
  private readonly hints: Hints;
  private readonly below = new Map<string, Place>(); // by key and by word

  constructor(way: readonly string[], hints: Hints) {
    this.way = way;
    this.path = way.join('.');
    this.hints = hints;
    this.hint = hintAt(hints, this.path, way.at(-1) ?? '');
  }

  at(key: string): Place {
    let found = this.below.get(key);
    if (!found) {
      const word = wordOf(key);
      found = this.below.get(word) ?? new Place([...this.way, word], this.hints);
      this.below.set(word, found).set(key, found);
      count += 1;
    }
    return found.walk === walk ? found : found.forget();
  }

  item(at: number): Place {
    return this.at(ITEM[at] ?? '#');
  }

  /** As it is when nothing was met here. */
  forget(): this {
    this.walk = walk;
    this.base = chances.add(COUNT);
    this.recent.length = 0;
    this.begun = false;
    this.digits = 1;
    this.short = 0;
    this.shorter = 0;
    this.decimals = 0;
    this.scale = 0;
    this.last = null;
    this.size = 0;
    this.sign = 0;
    return this;
  }
}

/** Places that no way leads to. */
export interface Roots {
  readonly root: Place;
  readonly keys: Place; // the names of keys
  readonly shared: Place; // letters that a word shares with the one before
  readonly lengths: Place; // letters after those
}

const anew = (hints: Hints): Roots => ({
  root: new Place([], hints),
  keys: new Place([], hints),
  shared: new Place([], hints),
  lengths: new Place([], hints),
});
/** Places are known by what is said of them. */
let all = new WeakMap<Hints, Roots>();
/** Beyond so many ways all are forgotten: people name things, so that there would be ever more. */
const MOST_WAYS = 20_000;

const ITEM = Array.from({ length: ITEMS }, (_, at) => `#${at}`);

/** Words of the code are places of their own; all that has a name, as countries, mines and measures have, shares one. */
export const wordOf = (key: string): string => (/^([a-z][A-Za-z]*|#\d*)$/.test(key) ? key : '*');
