import { type Bits, branch, unreadable } from './bits.ts';
import { isList, isRecord, type Json, type JsonRecord, under } from './json.ts';
import type { Numbers } from './numbers.ts';
import { type Place, RECENT } from './place.ts';
import * as AT from './questions.ts';

/** Letters of an update that holds more were never written. */
const MOST_LETTERS = 1_000_000;
/** Where among the chances of letters it is asked whether one is beyond the first 256. */
const WIDE = 255;

/** What both sides know of texts when a walk begins. */
interface Known {
  readonly was: Json | undefined; // its words are known where no others are
  /** Where no number is met else: of letters shared with the word before, and of those after that. */
  readonly root: Place;
  readonly keys: Place;
  readonly said: Place; // how many words ago one was said
  readonly own: Lore | undefined; // those said before, anywhere
  readonly lore: Lore | undefined; // and those of another walk
}

/** Writes or reads texts: as one of the last at the same place, as one said elsewhere, or by letters. */
export class Words {
  private readonly bits: Bits;
  private readonly numbers: Numbers;
  private readonly known: Known;
  private readonly said: string[]; // the newest last; those of the other walk come first and stay where they are
  private readonly models: Map<string, string>;
  private left = MOST_LETTERS;

  constructor(bits: Bits, numbers: Numbers, known: Known) {
    this.bits = bits;
    this.numbers = numbers;
    this.known = known;
    const { lore = NO_LORE, own = lore === NO_LORE ? loreOf(known.was) : NO_LORE } = known;
    this.said = [...lore.words, ...own.words];
    this.models = new Map(own.models);
  }

  text(place: Place, value: string | undefined): string {
    const again = this.again(place, (word) => word === value);
    if (again !== null) return again;
    const word = this.elsewhere(place, value) ?? this.spelt(place, value);
    remember(place, word);
    return word;
  }

  /** One of the last words here; null: none of them. @param is whether it is that; a reader does not know */
  again({ base, recent }: Place, is: (word: string) => boolean): string | null {
    for (const [index, word] of recent.entries())
      if (this.bits.bit(base + AT.recent + index, AT.recent + index, is(word) ? 0 : 1) === 0) {
        recent.splice(index, 1);
        recent.unshift(word);
        return word;
      }
    return null;
  }

  /** One of all words that were ever said; null: none. */
  private elsewhere({ base }: Place, value = ''): string | null {
    const { said } = this;
    const newest = said.length - 1;
    const found = said.lastIndexOf(value); // a reader does not look at it
    if (newest < 0 || this.bits.bit(base + AT.word, AT.word, found < 0 ? 1 : 0) === 1) return null;
    const at = newest - this.numbers.whole(this.known.said, newest - found);
    const word = said[at] ?? unreadable();
    if (at >= this.others) said.splice(at, 1);
    this.say(word);
    return word;
  }

  /** By what it shares with the last word here, and the letters after that. */
  private spelt(place: Place, value: string | undefined): string {
    const like = place.recent[0] ?? '';
    const start = this.numbers.whole(this.known.root, value === undefined ? 0 : sharedStart(like, value));
    const length = this.numbers.whole(this.known.keys, value === undefined ? 0 : value.length - start);
    this.left -= length;
    if (start < 0 || start > like.length || length < 0 || this.left < 0) unreadable();
    let word = like.slice(0, start);
    for (let at = start; at < start + length; at++)
      word += this.letter(word.charCodeAt(at - 1) & 0x7f, value?.charCodeAt(at) ?? 0);
    if (length < LONGEST) this.say(word);
    return word;
  }

  private say(word: string): void {
    if (this.said.length < MOST_WORDS) this.said.push(word);
  }

  /** So many are of the other walk. */
  private get others(): number {
    return this.known.lore?.words.length ?? 0;
  }

  /** By the letter before it. */
  private letter(after: number, code: number): string {
    const from = AT.LETTERS + (after + 1) * (WIDE + 1);
    if (this.bits.bit(from + WIDE, AT.LETTERS + WIDE, code > 255 ? 1 : 0) === 1)
      return String.fromCharCode(this.bits.plain(16, code));
    return String.fromCharCode(branch(this.bits, from, AT.LETTERS, 8, code));
  }

  /** A record of the rules' texts that has this key, as it was met last. */
  model(key: string): Json {
    const found = this.models.get(key) ?? this.known.lore?.models.get(key);
    return found === undefined ? null : JSON.parse(found);
  }

  modelled(key: string, record: JsonRecord): void {
    if (!this.known.lore?.models.has(key)) this.models.set(key, JSON.stringify(record));
  }

  /** What was said up to here, for the next walk. */
  get lore(): Lore {
    return { words: this.said.slice(this.others), models: this.models };
  }
}

/** Words, each once, and records by the text of their `key`, as texts: there are many, and objects take more room. */
export interface Lore {
  readonly words: readonly string[];
  readonly models: ReadonlyMap<string, string>;
}
const NO_LORE: Lore = { words: [], models: new Map() };
/** What people write is not said twice. */
const LONGEST = 60;
const MOST_WORDS = 2000;

/** All that is said in a value. */
function loreOf(was: Json | undefined): Lore {
  const words = new Set<string>();
  const models = new Map<string, string>();
  const gather = (value: Json | undefined): void => {
    if (typeof value === 'string') words.add(value);
    else if (isList(value)) for (const item of value) gather(item);
    else if (isRecord(value)) {
      for (const name in value) {
        words.add(name);
        gather(value[name]);
      }
      const key = under(value, 'key');
      if (typeof key === 'string') models.set(key, JSON.stringify(value));
    }
  };
  gather(was);
  return { words: [...words], models };
}

/** Notes a word that was not among the last. */
export function remember({ recent }: Place, word: string): void {
  recent.unshift(word);
  if (recent.length > RECENT) recent.pop();
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
