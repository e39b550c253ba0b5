import type { Common, Desk, PublicTable, Update, Whole } from '../protocol/messages.ts';
import { Reader, unreadable, Writer } from './bits.ts';
import type { Json, JsonRecord } from './json.ts';
import { shown } from './shown.ts';
import { type Known, type Memory, Walk } from './tree.ts';
import { HINTS, OWN_HINTS } from './twins.ts';
import type { Lore } from './words.ts';

/** How updates are written: pages and servers of different versions meet while a server is replaced. */
export const UPDATE_FORMAT = 4;

/** What has changed since the reader was told last, as bytes. */
export function written(known: Known, now: Json): { bytes: Uint8Array; on: boolean; memory: Memory } {
  const bits = new Writer();
  const walk = new Walk(bits, known);
  walk.go(now);
  bits.plain(SEAL, walk.seal);
  return { bytes: bits.done(), on: walk.on, memory: walk.memory };
}

/** What was written on top of that. Throws an Error on bytes that nobody wrote, or not for whoever knows that. */
export function read(known: Known, bytes: Uint8Array): { now: Json; memory: Memory } {
  const bits = new Reader(bytes);
  const walk = new Walk(bits, known);
  const now = walk.go(undefined);
  if (bits.plain(SEAL) !== walk.seal || (known.memory && !walk.on)) unreadable();
  return { now, memory: walk.memory };
}
/** Bits that tell whether both have walked the same way. */
const SEAL = 8;

/** What a device has of one part of an update: what lies there, and what was learned. */
interface Part {
  readonly now: Json;
  readonly memory: Memory | null;
}

/** What both sides know of the part that everybody is told, and then of all. */
const ofCommon = (was: Part | undefined): Known => ({
  was: was?.now,
  hints: HINTS,
  memory: was?.memory ?? null,
});
/** @param lore what was said in the first part, where there is one */
const ofWhole = (was: Part | undefined, common: Json, lore: Lore | undefined): Known => ({
  was: was?.now,
  hints: OWN_HINTS,
  memory: was?.memory ?? null,
  beside: common,
  lore,
});

/** One way to what was told. */
interface Way {
  readonly memory: Memory;
  readonly number: number;
  readonly after: string; // what it goes on from
  readonly bytes: Uint8Array;
  readonly on: boolean; // with what was learned there
}
/** What devices were told. */
interface Stand {
  readonly now: JsonRecord;
  readonly number: number;
  last: Way;
  only: Way | null; // null: there were others, so that all who stand here begin to learn anew
}
/** Where one device stands, and how it came there. */
interface Came {
  readonly at: Stand;
  readonly by: Way;
}
type Stands = WeakMap<object, Stand>;
const stands: Stands = new WeakMap();
/** Who watches late goes a way of its own. */
const lateStands: Stands = new WeakMap();
let last = 0;

/** What a device has, as far as all who stand there have it. */
const partOf = (was: Came | undefined): Part | undefined =>
  was && { now: was.at.now, memory: was.at.only === was.by ? was.by.memory : null };

/**
 * Writes what leads from where a device stands to a whole, or finds it written for others who stood there.
 * @param common the number of the way of the first part, if this is the second
 */
function lead(
  to: Stands,
  whole: Common | Desk,
  was: Came | undefined,
  known: Known,
  common: number,
  beside?: Beside,
): Came {
  const after = `${was?.at.number} ${known.memory ? was?.by.number : ''} ${common}`;
  const made = to.get(whole);
  if (made?.last.after === after) return { at: made, by: made.last };
  const now = (made ?? stands.get(whole))?.now ?? shown(whole, known.was, beside);
  const by: Way = { number: ++last, after, ...written(known, now) };
  if (made) {
    made.last = by;
    made.only = null;
    return { at: made, by };
  }
  const at: Stand = { now, number: by.number, last: by, only: by };
  to.set(whole, at);
  return { at, by };
}
type Beside = Parameters<typeof shown>[2];

/** Tells one device what lies before it, each time only what has changed; it says nothing but that. */
export class Telling {
  private last: { common: Came; whole: Came; view: Common['view'] } | undefined;
  private number = 0;

  /**
   * @param common what of it everybody may know
   * @param held the number of the last update that the device has
   */
  tell(of: Update[0], whole: Desk | PublicTable, common: Common, held = this.number): Update {
    const was = held === this.number ? this.last : undefined;
    const to = 'late' in whole && whole.late ? lateStands : stands;
    const before = was && { of: { view: was.view }, told: was.common.at.now };
    const still = was !== undefined && to.get(common) === was.common.at;
    const open = still ? was.common : lead(to, common, was?.common, ofCommon(partOf(was?.common)), 0, before);
    const { now } = open.at;
    const known = ofWhole(partOf(was?.whole), now, still ? undefined : open.by.memory.lore);
    const all = lead(stands, whole, was?.whole, known, still ? 0 : open.by.number, { of: common, told: now });
    this.last = { common: open, whole: all, view: common.view };
    this.number += 1;
    return [of, this.number, was === undefined ? 0 : held, join(still ? null : open.by, all.by)];
  }
}

/** Hears updates one after the other. */
export class Hearing {
  private last: { common: Part; whole: Part } | undefined;
  private number = 0;

  /** The number of the last update heard; 0: none. */
  get held(): number {
    return this.number;
  }

  /** What lies there now; null where the update does not go on from the last one: then one has to look again. */
  hear([of, number, after, bytes]: Update): Whole | null {
    if (after !== 0 && after !== this.number) return this.forget();
    try {
      const was = after === 0 ? undefined : this.last;
      const [first, second] = split(bytes);
      const taught = first && read(ofCommon(goingOn(was?.common, first.on)), first.bytes);
      const common = taught ?? was?.common;
      if (!common) return this.forget();
      const whole = read(
        ofWhole(goingOn(was?.whole, second.on), common.now, taught?.memory.lore),
        second.bytes,
      );
      this.last = { common, whole };
      this.number = number;
      if (of === 'desk' && isWhole<Desk>(whole.now)) return { desk: whole.now };
      if (of === 'table' && isWhole<PublicTable>(whole.now)) return { table: whole.now };
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

/** @param on whether it was written with what was learned */
const goingOn = (was: Part | undefined, on: boolean): Part | undefined =>
  was && (on ? was : { ...was, memory: null });

/** The server is trusted to mean what it says, as with every other message of its. */
export const isWhole = <T extends Desk | PublicTable>(told: unknown): told is T =>
  typeof told === 'object' && told !== null && 'view' in told;

/** A part on its way. */
interface Sent {
  readonly bytes: Uint8Array;
  readonly on: boolean;
}

const FIRST_ON = 0x800000;
const SECOND_ON = 0x400000;
const NO_FIRST = 0x200000;
const SIZE = 0x1fffff;

/** Two parts as one, before them in three bytes, the lowest first, the length of the first and whether each goes on from what was learned. */
function join(first: Sent | null, second: Sent): Uint8Array {
  const length = first?.bytes.length ?? 0;
  const head = (first ? length : NO_FIRST) | (first?.on ? FIRST_ON : 0) | (second.on ? SECOND_ON : 0);
  const both = new Uint8Array(3 + length + second.bytes.length);
  both.set([head, head >> 8, head >> 16]);
  if (first) both.set(first.bytes, 3);
  both.set(second.bytes, 3 + length);
  return both;
}

/** The first is null where nothing of it has changed. */
function split(both: Uint8Array): [Sent | null, Sent] {
  const [low = 0, middle = 0, high = 0] = both;
  const head = low | (middle << 8) | (high << 16);
  const end = 3 + (head & SIZE);
  const first =
    (head & NO_FIRST) === 0 ? { bytes: both.subarray(3, end), on: (head & FIRST_ON) !== 0 } : null;
  return [first, { bytes: both.subarray(end), on: (head & SECOND_ON) !== 0 }];
}
