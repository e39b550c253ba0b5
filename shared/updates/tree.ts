import { type Bits, chances, type Learned } from './bits.ts';
import type { Hints } from './hints.ts';
import { equal, isList, isRecord, type Json, type JsonRecord, put, under } from './json.ts';
import { Numbers } from './numbers.ts';
import { AT, begin, learned, type Place } from './place.ts';
import { alike, namesOf, STEP, stepTo } from './sequence.ts';
import { Words } from './words.ts';

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const RECORD = 6;
const NONE = 7;

/** Values of an update that holds more were never written. */
const MOST_VALUES = 500_000;
/** The key by whose text a record tells what it is like: the texts of the rules. */
const MODEL = 'key';
const NO_RECORD: JsonRecord = {};

/** What both sides know when a walk begins. */
export interface Known {
  readonly was: Json | undefined;
  readonly hints: Hints;
  readonly beside?: Json | undefined; // much of it may be the same
  readonly learned?: Learned; // from another walk
  readonly lore?: Json | undefined; // where words come from that are new to their place; left out: what it was
}

/**
 * Walks through a value beside what it was, asking for every bit that says what it is now. Writes where it is given
 * the value, reads where not: one walk for both, so that they cannot part.
 */
export class Walk {
  private readonly bits: Bits;
  private readonly was: Json | undefined;
  private readonly beside: Json | undefined;
  private readonly now = new Map<string, Json>();
  private readonly numbers: Numbers;
  private readonly words: Words;
  private readonly kinds: number; // where their chances are, by the kind of before
  private readonly root: Place;
  private readonly keyNames: Place;
  private left = MOST_VALUES;

  constructor(bits: Bits, { was, hints, beside, learned, lore }: Known) {
    const { root, keys, ...words } = begin(hints, learned ?? null);
    this.kinds = chances.add(64);
    this.root = root;
    this.keyNames = keys;
    this.bits = bits;
    this.was = was;
    this.beside = beside;
    this.numbers = new Numbers(bits);
    this.words = new Words(bits, this.numbers, { was, lore: lore ?? was, ...words });
  }

  /** @param value what to write; undefined to read */
  go(value: Json | undefined): Json {
    return this.value(this.root, this.was, this.beside, value);
  }

  /** What can be told to the next walk of the questions of every place. */
  get learned(): Learned {
    return learned();
  }

  private value(
    place: Place,
    before: Json | undefined,
    given: Json | undefined,
    value: Json | undefined,
  ): Json {
    this.count();
    const { hint } = place;
    const twin = hint.twin ? hint.twin(this.was, this.now, this.beside) : given;
    const was = hint.alone ? undefined : before;
    const kind = kindOf(was ?? twin);
    const two = twin !== undefined && !equal(was, twin);
    if (was !== undefined && this.is(place, two ? AT.same + 1 : AT.same, was, value))
      return this.keep(place, was);
    if (two && this.is(place, AT.twin, twin, value)) return this.keep(place, twin);
    const base = was ?? twin;
    switch (this.kind(kind, value)) {
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return this.numbers.number(
          place,
          typeof base === 'number' ? base : null,
          typeof value === 'number' ? value : undefined,
        );
      case TEXT:
        return this.words.text(place, typeof value === 'string' ? value : undefined);
      case LIST:
        return this.keep(
          place,
          this.list(
            place,
            isList(was) ? was : null,
            isList(twin) ? twin : null,
            isList(value) ? value : undefined,
          ),
        );
      case RECORD:
        return this.keep(
          place,
          this.record(
            place,
            isRecord(was) ? was : null,
            isRecord(twin) ? twin : null,
            isRecord(value) ? value : undefined,
          ),
        );
      default:
        throw new RangeError('an update holds what is no value');
    }
  }

  private is(place: Place, at: number, like: Json, value: Json | undefined): boolean {
    return this.bits.bit(place.base + at, at, value !== undefined && equal(like, value) ? 0 : 1) === 0;
  }

  private kind(before: number, value: Json | undefined): number {
    const kind = kindOf(value);
    let node = 1;
    for (let left = 2; left >= 0; left--)
      node = 2 * node + this.ask(this.kinds + 8 * before + node - 1, (kind >> left) & 1);
    return node - 8;
  }

  private ask(at: number, bit: number): number {
    return this.bits.bit(at, at, bit);
  }

  private keep({ hint, path }: Place, value: Json): Json {
    if (hint.kept) this.now.set(path, value);
    return value;
  }

  private record(
    place: Place,
    was: JsonRecord | null,
    twin: JsonRecord | null,
    value: JsonRecord | undefined,
  ): JsonRecord {
    const keys = this.keys(place, Object.keys(was ?? twin ?? NO_RECORD), value && Object.keys(value));
    const made: { [key: string]: Json } = {}; // by a reader; a writer has it
    let [before, beside] = [was, twin];
    let last: { place: Place; value: Json } | null = null;
    for (const key of keys) {
      const at = place.at(key);
      const old = before ? under(before, key) : undefined;
      // Of what is new among things of a kind, the one next to it is the best guess.
      const given: Json | undefined =
        (beside ? under(beside, key) : undefined) ??
        (old === undefined && last?.place === at ? last.value : undefined);
      const now = this.value(at, old, given, value?.[key]);
      if (!value) put(made, key, now);
      last = { place: at, value: now };
      if (key === MODEL && typeof now === 'string' && old !== now) {
        const model = this.words.model(now);
        if (model) [before, beside] = [null, model];
      }
    }
    const whole = value ?? made;
    const name = under(whole, MODEL);
    if (typeof name === 'string') this.words.modelled(name, whole);
    return whole;
  }

  private keys(
    place: Place,
    was: readonly string[],
    value: readonly string[] | undefined,
  ): readonly string[] {
    if (this.bits.bit(place.base + AT.keys, AT.keys, value && alike(was, value) ? 0 : 1) === 0) return was;
    const made: string[] = [];
    this.steps(place, was, value, {
      keep: (at) => made.push(was[at] ?? ''),
      add: () => made.push(this.words.text(this.keyNames, value?.[made.length])),
    });
    return made;
  }

  private list(
    place: Place,
    was: readonly Json[] | null,
    twin: readonly Json[] | null,
    value: readonly Json[] | undefined,
  ): readonly Json[] {
    const base = was ?? twin ?? [];
    const names = namesOf(base);
    const wanted = value && namesOf(value);
    const beside = was && twin ? new Map(namesOf(twin).map((name, at) => [name, twin[at]])) : null;
    const made: Json[] = [];
    const keep = (at: number) => {
      const old = base[at];
      const given = was ? beside?.get(names[at] ?? '') : old;
      const into = typeof old === 'number' ? place.item(made.length) : place.at('#');
      made.push(this.value(into, was ? old : undefined, given, value?.[made.length]));
    };
    const add = () => {
      const last = made.at(-1) ?? base.at(-1);
      const number = typeof last === 'number';
      const into = number ? place.item(made.length) : place.at('#');
      made.push(this.value(into, number ? undefined : last, undefined, value?.[made.length]));
    };
    if (this.bits.bit(place.base + AT.keys, AT.keys, wanted && alike(names, wanted) ? 0 : 1) === 0)
      for (let at = 0; at < base.length; at++) keep(at);
    else this.steps(place, names, wanted, { keep, add });
    return made;
  }

  /** Goes from the names of before to those of now. */
  private steps(
    place: Place,
    was: readonly string[],
    value: readonly string[] | undefined,
    { keep, add }: { keep: (at: number) => void; add: () => void },
  ): void {
    const left = new Set(value);
    let old = 0;
    let now = 0;
    for (;;) {
      this.count();
      const name = value?.[now];
      const step = this.numbers.tree(place, AT.step, 2, value ? stepTo(was[old], name, left) : 0);
      if (step === STEP.end) return;
      if (step === STEP.add) add();
      else if (old >= was.length) throw new RangeError('an update holds what never was');
      else if (step === STEP.keep) keep(old++);
      else old += 1;
      if (step === STEP.drop) continue;
      if (name !== undefined) left.delete(name);
      now += 1;
    }
  }

  private count(): void {
    this.left -= 1;
    if (this.left < 0) throw new RangeError('an update holds more than was ever written');
  }
}

function kindOf(value: Json | undefined): number {
  switch (typeof value) {
    case 'number':
      return NUMBER;
    case 'string':
      return TEXT;
    case 'boolean':
      return value ? TRUE : FALSE;
    case 'undefined':
      return NONE;
    default:
      return value === null ? NULL : isList(value) ? LIST : RECORD;
  }
}
