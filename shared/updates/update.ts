import type { Common, Desk, PublicTable, Update, Whole } from '../protocol/messages.ts';
import { type Learned, Reader, Writer } from './bits.ts';
import type { Json, JsonRecord } from './json.ts';
import { shown } from './shown.ts';
import { type Known, Walk } from './tree.ts';
import { HINTS, OWN_HINTS } from './twins.ts';

/** How updates are written: pages and servers of different versions meet while a server is replaced. */
export const UPDATE_FORMAT = 2;

/** What has changed since the reader was told last, as bytes. */
export function written(known: Known, now: Json): { bytes: Uint8Array; learned: Learned } {
  const bits = new Writer();
  const walk = new Walk(bits, known);
  walk.go(now);
  return { bytes: bits.done(), learned: walk.learned };
}

/** What was written on top of that. Throws an Error on bytes that nobody wrote. */
export function read(known: Known, bytes: Uint8Array): { now: Json; learned: Learned } {
  const walk = new Walk(new Reader(bytes), known);
  return { now: walk.go(undefined), learned: walk.learned };
}

/** What a device knows: what everybody was told, and all that lay before it. */
interface Told {
  readonly common: Json;
  readonly whole: Json;
}

/** What both sides know of the part that everybody is told, and then of all. */
const ofCommon = (was: Told | undefined): Known => ({ was: was?.common, hints: HINTS });
const ofWhole = (was: Told | undefined, common: Json, learned: Learned): Known => ({
  was: was?.whole,
  hints: OWN_HINTS,
  beside: common,
  learned,
  lore: was?.common,
});

/** One part as it was written for one device, for the others that knew the same before. */
interface Part {
  readonly after: number; // which was known before, by its number; 0: none
  readonly now: JsonRecord;
  readonly bytes: Uint8Array;
  readonly learned: Learned;
}
const together = new WeakMap<object, Part>();
/** Wholes that were told have numbers, so that a part need not hold on to what was told before it. */
const numbers = new WeakMap<object, number>();
let last = 0;

function once(whole: Common | Desk, known: Known, beside?: Parameters<typeof shown>[2]): Part {
  const { was } = known;
  const after = typeof was === 'object' && was !== null ? (numbers.get(was) ?? 0) : 0;
  const made = together.get(whole);
  if (made && made.after === after) return made;
  const now = made?.now ?? shown(whole, was, beside);
  if (!made) numbers.set(now, ++last);
  const part = { after, now, ...written(known, now) };
  together.set(whole, part);
  return part;
}

/** Tells one device what lies before it, each time only what has changed; it says nothing but that. */
export class Telling {
  private last: (Told & { readonly of: Pick<Common, 'view'> }) | undefined;
  private number = 0;

  /**
   * @param common what of it everybody may know
   * @param held the number of the last update that the device has
   */
  tell(of: Update['of'], whole: Desk | PublicTable, common: Common, held = this.number): Update {
    const was = held === this.number ? this.last : undefined;
    const open = once(common, ofCommon(was), was && { of: was.of, told: was.common });
    const all = once(whole, ofWhole(was, open.now, open.learned), { of: common, told: open.now });
    this.last = { of: { view: common.view }, common: open.now, whole: all.now };
    this.number += 1;
    return {
      of,
      number: this.number,
      after: was === undefined ? 0 : held,
      bytes: join(open.bytes, all.bytes),
    };
  }
}

/** Hears updates one after the other. */
export class Hearing {
  private last: Told | undefined;
  private number = 0;

  /** The number of the last update heard; 0: none. */
  get held(): number {
    return this.number;
  }

  /** What lies there now; null where the update does not go on from the last one: then one has to look again. */
  hear({ of, number, after, bytes }: Update): Whole | null {
    if (after !== 0 && after !== this.number) return this.forget();
    try {
      const was = after === 0 ? undefined : this.last;
      const [first, second] = split(bytes);
      const { now: common, learned } = read(ofCommon(was), first);
      const { now: whole } = read(ofWhole(was, common, learned), second);
      this.last = { common, whole };
      this.number = number;
      if (of === 'desk' && isWhole<Desk>(whole)) return { desk: whole };
      if (of === 'table' && isWhole<PublicTable>(whole)) return { table: whole };
      return this.forget();
    } catch {
      return this.forget();
    }
  }

  private forget(): null {
    this.last = undefined;
    this.number = 0;
    return null;
  }
}

/** The server is trusted to mean what it says, as with every other message of its. */
export const isWhole = <T extends Desk | PublicTable>(told: unknown): told is T =>
  typeof told === 'object' && told !== null && 'view' in told;

/** Two parts as one, the length of the first before it in three bytes, the lowest first. */
function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const { length } = first;
  const both = new Uint8Array(3 + length + second.length);
  both.set([length, length >> 8, length >> 16]);
  both.set(first, 3);
  both.set(second, 3 + length);
  return both;
}

function split(both: Uint8Array): [Uint8Array, Uint8Array] {
  const [low = 0, middle = 0, high = 0] = both;
  const end = 3 + low + (middle << 8) + (high << 16);
  return [both.subarray(3, end), both.subarray(end)];
}
