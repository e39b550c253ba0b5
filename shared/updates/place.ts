import { chances } from './bits.ts';

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

/** Begins to learn anew: first of all what holds of the questions of every place. */
export function begin(): void {
  chances.clear();
  chances.add(COUNT);
}

/** So many of the last words are known at a place. */
export const RECENT = 8;
/** Numbers in a list have places of their own, so many. */
const ITEMS = 40;

/** What has been learned of one place in a tree: the way there by words, whatever names and numbers are on it. */
export class Place {
  /** `#` on it is an item of a list, `*` ends what shares a place. */
  readonly way: readonly string[];
  readonly path: string;
  readonly word: string; // the last on the way
  readonly base = chances.add(COUNT); // of its chances
  readonly recent: string[] = []; // the last words, newest first
  begun = false; // a number was met here
  digits = 1; // that numbers have
  short = 0; // numbers in a row that had fewer
  shorter = 0; // digits of the longest of those
  decimals = 0; // of the finest number
  scale = 0; // of the last number that was compared with none
  last: number | null = null; // number
  size = 0; // of the last change: 0 none, 1 a few steps, 2 some, 3 many
  sign = 0; // of the last change: 0 none, 1 up, 2 down
  private readonly below = new Map<string, Place>();

  constructor(way: readonly string[]) {
    this.way = way;
    this.path = way.join('.');
    this.word = way.at(-1) ?? '';
  }

  at(key: string): Place {
    const known = this.below.get(key);
    if (known) return known;
    const word = wordOf(key);
    const found = this.below.get(word) ?? new Place([...this.way, word]);
    this.below.set(word, found);
    this.below.set(key, found);
    return found;
  }

  item(at: number): Place {
    return this.at(at < ITEMS ? `#${at}` : '#');
  }
}

/** Words of the code are places of their own; all that has a name, as countries, mines and measures have, shares one. */
export const wordOf = (key: string): string => (/^([a-z][A-Za-z]*|#\d*)$/.test(key) ? key : '*');
