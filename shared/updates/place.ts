import { chances, type Learned } from './bits.ts';
import { type Hint, type Hints, hintAt } from './hints.ts';
import { COUNT, PLACES } from './questions.ts';

/** What was learned in walks, for the one that goes on from there. */
export interface Kept {
  readonly roots: Roots;
  readonly chances: Learned;
  readonly figures: Int8Array; // what each place knows of numbers, by its number
  readonly recent: readonly (Place | string)[]; // places, and behind each the last words there
}
/** Counts the walks: what a place has learned holds for one. */
let walk = 0;
/** Counts the ways to a place that are known. */
let count = 0;
/** What the walk goes on from, and where it has come by. */
let kept: Kept | null = null;
let seen: Place[] = [];

/** Where walks with such hints begin. */
export function rootsOf(hints: Hints): Roots {
  if (count > MOST_WAYS) {
    count = 0;
    all = new WeakMap();
  }
  const roots = all.get(hints) ?? new Roots(hints);
  all.set(hints, roots);
  return roots;
}

/** Begins a walk that goes on from what was kept; else it learns anew. */
export function begin(roots: Roots, from: Kept | null): void {
  walk += 1;
  kept = from;
  seen = [];
  chances.begin(from?.chances);
  roots.root.forget();
  roots.keys.forget();
  roots.said.forget();
  let at: Place = roots.root;
  for (const one of from?.recent ?? [])
    if (typeof one === 'string') at.recent.push(one);
    else at = one.here();
}

/** What has been learned, for the next walk. */
export function keep(roots: Roots): Kept {
  const figures = new Int8Array(roots.places * FIGURES.length);
  const recent: (Place | string)[] = [];
  if (kept) figures.set(kept.figures);
  for (const place of seen) {
    FIGURES.forEach((figure, at) => {
      figures[place.number * FIGURES.length + at] = place[figure];
    });
    if (place.recent.length > 0) recent.push(place, ...place.recent);
  }
  return { roots, chances: chances.learned, figures, recent };
}

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
  private readonly way: readonly string[];
  readonly path: string;
  readonly hint: Hint;
  readonly recent: string[] = []; // the last words, newest first
  readonly base: number; // of its chances
  digits = 0; // that numbers have; 0: none was met here
  short = 0; // numbers in a row that had fewer
  shorter = 0; // digits of the longest of those
  decimals = 0; // of the finest number
  scale = 0; // of the last number that was compared with none
  last: number | null = null; // number
  size = 0; // of the last change: 0 none, 1 a few steps, 2 some, 3 many
  changed = 0; // 1: the last one was not as before
  unlike = 0; // 1: the last one was not as its twin
  private walk = 0;
  private readonly roots: Roots;
  readonly number: number;
  private readonly below = new Map<string, Place>(); // by key and by word

  constructor(way: readonly string[], roots: Roots) {
    this.way = way;
    this.path = way.join('.');
    this.roots = roots;
    this.hint = hintAt(roots.hints, this.path, way.at(-1) ?? '');
    this.number = roots.places++;
    this.base = PLACES + this.number * COUNT;
    chances.reserve(this.base + COUNT);
  }

  at(key: string): Place {
    let found = this.below.get(key);
    if (!found) {
      const word = wordOf(key);
      found = this.below.get(word) ?? new Place([...this.way, word], this.roots);
      this.below.set(word, found).set(key, found);
      count += 1;
    }
    return found.here();
  }

  /** As this walk knows it. */
  here(): Place {
    return this.walk === walk ? this : this.forget();
  }

  item(at: number): Place {
    return this.at(ITEM[at] ?? '#');
  }

  /** As it was when the walk began that the one before it ended. */
  forget(): this {
    this.walk = walk;
    seen.push(this);
    this.recent.length = 0;
    this.last = null;
    this.changed = 0;
    this.unlike = 0;
    FIGURES.forEach((figure, at) => {
      this[figure] = kept?.figures[this.number * FIGURES.length + at] ?? 0;
    });
    return this;
  }
}
const FIGURES = ['digits', 'short', 'shorter', 'decimals', 'scale', 'size'] as const;

/** Places that no way leads to. */
export class Roots {
  readonly hints: Hints;
  places = 0;
  readonly root: Place;
  readonly keys: Place; // the names of keys
  readonly said: Place; // how many words ago one was said

  constructor(hints: Hints) {
    this.hints = hints;
    this.root = new Place([], this);
    this.keys = new Place([], this);
    this.said = new Place([], this);
  }
}
/** Places are known by what is said of them. */
let all = new WeakMap<Hints, Roots>();
/** Beyond so many ways all are forgotten: people name things, so that there would be ever more. */
const MOST_WAYS = 20_000;

const ITEM = Array.from({ length: ITEMS }, (_, at) => `#${at}`);

/** Words of the code are places of their own; all that has a name, as countries, mines and measures have, shares one. */
export const wordOf = (key: string): string => (/^([a-z][A-Za-z]*|#\d*)$/.test(key) ? key : '*');
