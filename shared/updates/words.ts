import { type Bits, chances } from './bits.ts';
import { isList, isRecord, type Json, type JsonRecord, under } from './json.ts';
import type { Numbers } from './numbers.ts';
import { AT, type Place, RECENT, wordOf } from './place.ts';

/** Letters of an update that holds more were never written. */
const MOST_LETTERS = 1_000_000;
/** Where among the chances of letters it is asked whether one is beyond the first 256. */
const WIDE = 255;

/** What both sides know of texts when a walk begins. */
interface Known {
  readonly was: Json | undefined; // words that stood at a place of it are expected there
  readonly lore: Json | undefined; // and those of this elsewhere
  readonly shared: Place;
  readonly lengths: Place;
}

/** Writes or reads texts: as one of those met at the same place, or by letters. */
export class Words {
  private readonly bits: Bits;
  private readonly numbers: Numbers;
  private readonly known: Known;
  private readonly letters = chances.add(WIDE + 1);
  private readonly met = new Map<Place, string[]>();
  private readonly said: Lore = emptyLore(); // in this update
  private left = MOST_LETTERS;

  constructor(bits: Bits, numbers: Numbers, known: Known) {
    this.bits = bits;
    this.numbers = numbers;
    this.known = known;
  }

  text(place: Place, value: string | undefined): string {
    const { recent } = place;
    const at = value === undefined ? -1 : recent.indexOf(value);
    for (let index = 0; index < recent.length; index++)
      if (this.bits.bit(place.base + AT.recent + index, AT.recent + index, index === at ? 0 : 1) === 0)
        return renew(recent, index);
    const here = this.at(place);
    let word = this.of(here, place, value);
    if (word === null) {
      word = this.elsewhere(place, value) ?? this.spelt(place, value);
      here.push(word);
    }
    recent.unshift(word);
    if (recent.length > RECENT) recent.pop();
    return word;
  }

  /** Asks whether it is one of the words met here, and which. */
  private of(words: readonly string[], place: Place, value: string | undefined): string | null {
    const at = value === undefined ? 0 : words.indexOf(value);
    return this.which(place, AT.word, words.length, at, (found) => words[found]);
  }

  /** The same of all words that were ever said. */
  private elsewhere(place: Place, value = ''): string | null {
    const [before, said] = [loreOf(this.known.lore), this.said];
    const first = before.words.length;
    const at = before.places.get(value) ?? first + (said.places.get(value) ?? -1 - first);
    return this.which(place, AT.other, first + said.words.length, at, (found) =>
      found < first ? before.words[found] : said.words[found - first],
    );
  }

  private which(
    { base }: Place,
    question: number,
    count: number,
    at: number, // below zero: none of them; a reader does not look at it
    word: (at: number) => string | undefined,
  ): string | null {
    if (count === 0 || this.bits.bit(base + question, question, at < 0 ? 1 : 0) === 1) return null;
    const found = word(this.bits.plain(32 - Math.clz32(count - 1), at));
    if (found === undefined) throw new RangeError('an update holds a word that nobody said');
    return found;
  }

  /** By what it shares with the last word here, and the letters after that. */
  private spelt(place: Place, value: string | undefined): string {
    const like = place.recent[0] ?? this.at(place).at(-1) ?? '';
    const start = this.numbers.whole(this.known.shared, value === undefined ? 0 : sharedStart(like, value));
    const length = this.numbers.whole(this.known.lengths, value === undefined ? 0 : value.length - start);
    this.left -= length;
    if (start < 0 || start > like.length || length < 0 || this.left < 0)
      throw new RangeError('an update holds a text beyond reading');
    let word = like.slice(0, start);
    for (let at = start; at < start + length; at++) word += this.letter(value?.charCodeAt(at) ?? 0);
    const { words, places } = this.said;
    if (!loreOf(this.known.lore).places.has(word) && !places.has(word))
      places.set(word, words.push(word) - 1);
    return word;
  }

  private letter(code: number): string {
    if (this.ask(WIDE, code > 255 ? 1 : 0) === 1) return String.fromCharCode(this.bits.plain(16, code));
    let node = 1;
    for (let left = 7; left >= 0; left--) node = 2 * node + this.ask(node - 1, (code >> left) & 1);
    return String.fromCharCode(node - 256);
  }

  private ask(question: number, bit: number): number {
    return this.bits.bit(this.letters + question, this.letters + question, bit);
  }

  /** A record of the rules' texts that has this key, as it was met last. */
  model(key: string): JsonRecord | undefined {
    return this.said.models.get(key) ?? loreOf(this.known.lore).models.get(key);
  }

  modelled(key: string, record: JsonRecord): void {
    this.said.models.set(key, record);
  }

  /** Words that stood at a place of what is known, and those said there since. */
  private at(place: Place): string[] {
    let found = this.met.get(place);
    if (!found) {
      const words = new Set<string>();
      visit(this.known.was, place.way, (value) => {
        if (typeof value === 'string') words.add(value);
      });
      found = [...words];
      this.met.set(place, found);
    }
    return found;
  }
}

/** Words, and records by the text of their `key`. */
interface Lore {
  words: string[];
  places: Map<string, number>;
  models: Map<string, JsonRecord>;
}

const emptyLore = (): Lore => ({ words: [], places: new Map(), models: new Map() });

/** The same for all who are told what goes on from the same; of what a match was told last, one is needed. */
let lately: { of: Json | undefined; lore: Lore } = { of: undefined, lore: emptyLore() };

function loreOf(was: Json | undefined): Lore {
  if (lately.of === was) return lately.lore;
  const lore = emptyLore();
  const gather = (value: Json | undefined): void => {
    if (typeof value === 'string') {
      if (!lore.places.has(value)) lore.places.set(value, lore.words.push(value) - 1);
    } else if (isList(value)) for (const item of value) gather(item);
    else if (isRecord(value)) {
      for (const name in value) gather(value[name]);
      const key = under(value, 'key');
      if (typeof key === 'string') lore.models.set(key, value);
    }
  };
  gather(was);
  lately = { of: was, lore };
  return lore;
}

/** Goes to all that stands at the end of a way by words. */
export function visit(
  value: Json | undefined,
  way: readonly string[],
  see: (value: Json) => void,
  at = 0,
): void {
  if (value === undefined) return;
  const word = way[at];
  if (word === undefined) see(value);
  else if (isList(value)) {
    if (word.startsWith('#')) for (const item of value) visit(item, way, see, at + 1);
  } else if (!word.endsWith('*')) visit(under(value, word), way, see, at + 1);
  else if (isRecord(value))
    for (const key of Object.keys(value)) if (wordOf(key) === word) visit(value[key], way, see, at + 1);
}

function renew(recent: string[], index: number): string {
  const [word = ''] = recent.splice(index, 1);
  recent.unshift(word);
  return word;
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
