import type { Desk, PublicTable, Update } from '../protocol/messages.ts';
import { Reader, Writer } from './bits.ts';
import type { Json } from './json.ts';
import { shown } from './shown.ts';
import { Walk } from './tree.ts';
import { HINTS } from './twins.ts';

/** What has changed since the reader was told last, as bytes; undefined: nothing was told yet. */
export function written(was: Json | undefined, now: Json): Uint8Array {
  const bits = new Writer();
  new Walk(bits, was, HINTS).go(now);
  return bits.done();
}

/** What was written on top of that. Throws an Error on bytes that nobody wrote. */
export const read = (was: Json | undefined, bytes: Uint8Array): Json =>
  new Walk(new Reader(bytes), was, HINTS).go(undefined);

/** What devices that were told the same are told next, so that it is written once. */
const together = new WeakMap<object, { was: Json | undefined; now: Json; bytes: Uint8Array }>();

/** Tells one device what lies before it, each time only what has changed; it says nothing but that. */
export class Telling {
  private last: Json | undefined;
  private number = 0;

  /** @param held the number of the last update that the device has */
  tell(of: Update['of'], whole: Desk | PublicTable, held = this.number): Update {
    const was = held === this.number ? this.last : undefined;
    const known = together.get(whole);
    const made = known && known.was === was ? known : this.make(whole, was);
    together.set(whole, made);
    this.last = made.now;
    this.number += 1;
    return { of, number: this.number, after: was === undefined ? 0 : held, bytes: made.bytes };
  }

  private make(whole: Desk | PublicTable, was: Json | undefined) {
    const now = shown(whole, this.last);
    return { was, now, bytes: written(was, now) };
  }
}

/** What lies before a device. */
export type Whole = { desk: Desk } | { table: PublicTable };

/** Hears updates one after the other. */
export class Hearing {
  private last: Json | undefined;
  private number = 0;

  /** The number of the last update heard; 0: none. */
  get held(): number {
    return this.number;
  }

  /** What lies there now; null where the update does not go on from the last one: then one has to look again. */
  hear({ of, number, after, bytes }: Update): Whole | null {
    if (after !== 0 && after !== this.number) return this.forget();
    try {
      const now = read(after === 0 ? undefined : this.last, bytes);
      this.last = now;
      this.number = number;
      if (of === 'desk' && isWhole<Desk>(now)) return { desk: now };
      if (of === 'table' && isWhole<PublicTable>(now)) return { table: now };
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
