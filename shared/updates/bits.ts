/**
 * A binary range coder with chances that adapt: G. N. N. Martin, "Range encoding", 1979, with the carry as in the LZMA
 * specification (I. Pavlov, 2015). A bit costs what the chance that both sides have learned for it so far says it tells.
 */

/** Chances are whole numbers below this. */
const ONE = 1 << 16;
/** No chance is learned to be smaller. */
const SMALLEST = 1 << 7;
/** Times after which a chance no longer learns more slowly; more are not counted. */
const SETTLED = 14;
/** What a chance moves by, of what it was wrong by, after so many times. */
const PACE = Float64Array.from({ length: SETTLED + 1 }, (_, times) => 1 / (times + 1.5));
/** How far it is trusted beside what is known in general, after so many times. */
const TRUST = Float64Array.from({ length: SETTLED + 1 }, (_, times) => times / (times + 1.5));

/** What was learned of questions: for each its number, and in the lowest bits the chance of a 0. */
export type Learned = Uint32Array;
const FINE = 512;
/** What was learned before is trusted as if it had been asked so often. */
const TRUSTED = 5;
const OFTEN = 3;

/** What has been learned of questions: the chance of a 0 for each, and how often it was asked. */
class Chances {
  private zero = new Uint16Array(1 << 19).fill(ONE / 2);
  private asked = new Uint8Array(1 << 19);
  private readonly met: number[] = []; // those that were ever asked

  /** Makes room for so many questions. */
  reserve(questions: number): void {
    const { length } = this.zero;
    if (questions <= length) return;
    const zero = new Uint16Array(2 * questions).fill(ONE / 2, length);
    const asked = new Uint8Array(2 * questions);
    zero.set(this.zero);
    asked.set(this.asked);
    [this.zero, this.asked] = [zero, asked];
  }

  /** Forgets everything but that. */
  begin(from: Learned | undefined): void {
    for (const at of this.met) {
      this.zero[at] = ONE / 2;
      this.asked[at] = 0;
    }
    this.met.length = 0;
    for (const one of from ?? []) {
      const at = Math.floor(one / FINE);
      this.zero[at] = (one % FINE) * (ONE / FINE);
      this.asked[at] = TRUSTED;
      this.met.push(at);
    }
  }

  /** What was learned, but for what was asked too seldom to be worth its place in memory. */
  get learned(): Learned {
    const learned = new Uint32Array(this.met.length);
    let count = 0;
    for (const at of this.met)
      if ((this.asked[at] ?? 0) >= OFTEN)
        learned[count++] = at * FINE + Math.floor((this.zero[at] ?? 0) / (ONE / FINE));
    return learned.slice(0, count);
  }

  /** The chance of a 0, beside what is known of such questions in general. */
  of(at: number, general: number): number {
    const own = this.zero[at] ?? 0;
    if (at === general) return own;
    const any = this.zero[general] ?? 0;
    return Math.floor(any + (own - any) * (TRUST[this.asked[at] ?? 0] ?? 0));
  }

  learn(at: number, general: number, bit: number): void {
    this.learnOne(at, bit);
    if (at !== general) this.learnOne(general, bit);
  }

  private learnOne(at: number, bit: number): void {
    const zero = this.zero[at] ?? 0;
    const asked = this.asked[at] ?? 0;
    if (asked === 0) this.met.push(at);
    const moved = zero + ((bit === 0 ? ONE : 0) - zero) * (PACE[asked] ?? 0);
    this.zero[at] = Math.min(ONE - SMALLEST, Math.max(SMALLEST, moved));
    if (asked < SETTLED) this.asked[at] = asked + 1;
  }
}

/** Of the update that is being written or read; one at a time is, so that all can be in the same place. */
export const chances = new Chances();

/** Thrown at bytes that nobody wrote, or not for whoever reads them. */
export function unreadable(): never {
  throw new RangeError('no update');
}

/** Writes bits, or reads them back: what asks for each bit in turn is the same code for both. */
export interface Bits {
  /**
   * @param at the question, among `chances`
   * @param general the same question asked anywhere; the same number where that is not known
   * @param bit what to write; a reader does not look at it
   * @returns what was written
   */
  bit(at: number, general: number, bit: number): number;
  /** A whole number below two to that power, count at most 32, of which nothing can be learned. */
  plain(count: number, value: number): number;
}

/** Asks for so many bits, the highest first, each by those before it. */
export function branch(bits: Bits, at: number, general: number, depth: number, value: number): number {
  let node = 1;
  for (let left = depth - 1; left >= 0; left--)
    node = 2 * node + bits.bit(at + node - 1, general + node - 1, (value >> left) & 1);
  return node - (1 << depth);
}

const WHOLE = 4_294_967_296;
const LOW = 16_777_216;
/** Bytes that a reader has read before it knows the first bit. */
const AHEAD = 4;

export class Writer implements Bits {
  private bytes = new Uint8Array(4096);
  private length = 0;
  private low = 0;
  private range = WHOLE - 1;
  private held = -1; // the last byte, which a carry may still change
  private full = 0; // bytes of 255 after it, which a carry would run through

  bit(at: number, general: number, bit: number): number {
    const bound = (this.range >>> 16) * chances.of(at, general);
    if (bit === 0) this.range = bound;
    else {
      this.low += bound;
      this.range -= bound;
    }
    chances.learn(at, general, bit);
    while (this.range < LOW) this.shift();
    return bit;
  }

  plain(count: number, value: number): number {
    for (let left = count - 1; left >= 0; left--) {
      this.range >>>= 1;
      if ((value >>> left) & 1) this.low += this.range;
      while (this.range < LOW) this.shift();
    }
    return value;
  }

  /** All that was written: of what would be read as that what ends in most noughts, as the last go without saying. */
  done(): Uint8Array {
    for (const size of [LOW, 0x10000, 0x100]) {
      const roundest = Math.ceil(this.low / size) * size;
      if (roundest >= this.low + this.range) continue;
      this.low = roundest;
      break;
    }
    for (let byte = 0; byte <= AHEAD; byte++) this.out();
    let end = this.length;
    while (end > this.length - AHEAD && this.bytes[end - 1] === 0) end -= 1;
    return this.bytes.slice(0, end);
  }

  private shift(): void {
    this.range = (this.range << 8) >>> 0;
    this.out();
  }

  private out(): void {
    if (this.low < 0xff000000 || this.low >= WHOLE) {
      const carry = this.low >= WHOLE ? 1 : 0;
      if (this.held >= 0) this.put(this.held + carry);
      for (; this.full > 0; this.full--) this.put(0xff + carry);
      this.held = Math.floor(this.low / LOW) & 0xff;
    } else this.full += 1;
    this.low = (this.low % LOW) * 256;
  }

  private put(byte: number): void {
    if (this.length === this.bytes.length) {
      const more = new Uint8Array(2 * this.length);
      more.set(this.bytes);
      this.bytes = more;
    }
    this.bytes[this.length++] = byte;
  }
}

/** Reads what a Writer wrote. Throws a RangeError where the bytes end too early. */
export class Reader implements Bits {
  private readonly bytes: Uint8Array;
  private at = 0;
  private range = WHOLE - 1;
  private code = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (let byte = 0; byte < AHEAD; byte++) this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  bit(at: number, general: number): number {
    const bound = (this.range >>> 16) * chances.of(at, general);
    const bit = this.code < bound ? 0 : 1;
    if (bit === 0) this.range = bound;
    else {
      this.code -= bound;
      this.range -= bound;
    }
    chances.learn(at, general, bit);
    while (this.range < LOW) this.shift();
    return bit;
  }

  plain(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left--) {
      this.range >>>= 1;
      const bit = this.code < this.range ? 0 : 1;
      if (bit === 1) this.code -= this.range;
      value = 2 * value + bit;
      while (this.range < LOW) this.shift();
    }
    return value;
  }

  private shift(): void {
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  private next(): number {
    if (this.at >= this.bytes.length + AHEAD) unreadable();
    return this.bytes[this.at++] ?? 0;
  }
}
