import { type Bits, branch, unreadable } from './bits.ts';
import type { Hints } from './hints.ts';
import {
  equal,
  FALSE,
  isList,
  isRecord,
  type Json,
  type JsonRecord,
  LIST,
  NONE,
  NULL,
  NUMBER,
  put,
  RECORD,
  TEXT,
  TRUE,
  under,
} from './json.ts';
import { Numbers } from './numbers.ts';
import { begin, type Kept, keep, type Place, type Roots, rootsOf } from './place.ts';
import * as AT from './questions.ts';
import { ADD, alike, DROP, END, KEEP, namesOf, stepTo } from './sequence.ts';
import { type Lore, remember, Words } from './words.ts';

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
  readonly memory?: Memory | null; // from the walk that this one goes on from
  readonly lore?: Lore | undefined; // what was said in the walk just before, of what is beside
}

/** What was learned up to the end of a walk. */
export interface Memory extends Kept {
  readonly lore: Lore;
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
  private readonly roots: Roots;
  /** Whether it goes on from what was learned before. */
  readonly on: boolean;
  private left = MOST_VALUES;

  constructor(bits: Bits, { was, hints, beside, memory, lore }: Known) {
    this.roots = rootsOf(hints);
    const { root, keys, said } = this.roots;
    const from = memory?.roots === this.roots ? memory : null;
    this.on = from !== null;
    begin(this.roots, from);
    this.bits = bits;
    this.was = was;
    this.beside = beside;
    this.numbers = new Numbers(bits);
    this.words = new Words(bits, this.numbers, {
      was,
      root,
      keys,
      said,
      own: from?.lore,
      lore,
    });
  }

  /** @param value what to write; undefined to read */
  go(value: Json | undefined): Json {
    return this.value(this.roots.root, this.was, this.beside, value);
  }

  /** What whoever went another way would hardly have. */
  get seal(): number {
    return this.left & 0xff;
  }

  /** What the next walk that goes on from this one begins with. */
  get memory(): Memory {
    return { ...keep(this.roots), lore: this.words.lore };
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
    if (was !== undefined) {
      place.changed = this.differs(place, AT.same + (two ? 1 : 0) + 2 * place.changed, was, value);
      if (place.changed === 0) return this.keep(place, was);
    }
    if (two) {
      place.unlike = this.differs(place, AT.twin + place.unlike, twin, value);
      if (place.unlike === 0) return this.keep(place, twin);
    }
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
        return unreadable();
    }
  }

  private differs(place: Place, at: number, like: Json, value: Json | undefined): number {
    return this.bits.bit(place.base + at, at, value !== undefined && equal(like, value) ? 0 : 1);
  }

  private kind(before: number, value: Json | undefined): number {
    return branch(this.bits, AT.KINDS + 8 * before, AT.KINDS + 8 * before, 3, kindOf(value));
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
    const names = value && Object.keys(value);
    const keys = was
      ? this.keys(place, Object.keys(was), names)
      : this.shape(place, Object.keys(twin ?? NO_RECORD), names);
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
        if (isRecord(model)) [before, beside] = [null, model];
      }
    }
    const whole = value ?? made;
    const name = under(whole, MODEL);
    if (typeof name === 'string') this.words.modelled(name, whole);
    return whole;
  }

  /** The keys of a record that was not there: as of one of the last that came here. */
  private shape(
    place: Place,
    like: readonly string[],
    value: readonly string[] | undefined,
  ): readonly string[] {
    const named = JSON.stringify(value);
    const again = this.words.again(place, (word) => word === named);
    if (again !== null) return JSON.parse(again);
    const keys = this.keys(place, like, value);
    remember(place, named ?? JSON.stringify(keys));
    return keys;
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
      add: () => made.push(this.words.text(this.roots.keys, value?.[made.length])),
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
    let step = END;
    for (;;) {
      this.count();
      const name = value?.[now];
      step = this.numbers.tree(place, AT.step + 3 * step, 2, value ? stepTo(was[old], name, left) : 0);
      if (step === END) return;
      if (step === ADD) add();
      else if (old >= was.length) unreadable();
      else if (step === KEEP) keep(old++);
      else old += 1;
      if (step === DROP) continue;
      if (name !== undefined) left.delete(name);
      now += 1;
    }
  }

  private count(): void {
    this.left -= 1;
    if (this.left < 0) unreadable();
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
