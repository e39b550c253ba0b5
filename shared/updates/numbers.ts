import { type Bits, branch, unreadable } from './bits.ts';
import type { Place } from './place.ts';
import * as AT from './questions.ts';

/** Powers of ten that a double holds exactly. */
const TENS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const ten = (power: number): number => TENS[power] ?? Number.NaN;

/** Numbers are counted in steps of a tenth to this power; what fits none is written as it is. */
const COARSEST = -8;
const FINEST = 20;
const NO_SCALE = 23;
/** Steps that can still be told apart. */
const MOST_STEPS = 4_503_599_627_370_496;
/** Powers of two. */
const TWOS = Array.from({ length: 54 }, (_, power) => Number(1n << BigInt(power)));
const two = (power: number): number => TWOS[power] ?? Number.NaN;

/** Digits that tell any two doubles apart. */
const MOST_DIGITS = 17;
/** So many shorter numbers in a row, and the next one is thought to be short too. */
const SHORT = 3;

const stepsOf = (value: number, scale: number): number =>
  Math.round(scale >= 0 ? value * ten(scale) : value / ten(-scale));
const valueAt = (steps: number, scale: number): number =>
  scale >= 0 ? steps / ten(scale) : steps * ten(-scale);

/** The power of ten of the first digit; without logarithms, which differ from machine to machine. */
export function magnitude(value: number): number {
  const size = Math.abs(value);
  let power = 0;
  if (size >= 1) while (power < 21 && size >= ten(power + 1)) power += 1;
  else while (power > -22 && size * ten(-power) < 1) power -= 1;
  return power;
}

function fits(value: number, base: number, scale: number): boolean {
  const steps = stepsOf(value, scale);
  return (
    Math.abs(steps) < MOST_STEPS &&
    valueAt(steps, scale) === value &&
    !Object.is(value, -0) &&
    Math.abs(stepsOf(base, scale)) < MOST_STEPS
  );
}

const bytes = new DataView(new ArrayBuffer(8));

/** Writes or reads numbers: as the difference to another, in steps of as many digits as numbers at that place have. */
export class Numbers {
  private readonly bits: Bits;
  private like: Place | null = null; // where the last number was met

  constructor(bits: Bits) {
    this.bits = bits;
  }

  /** @param base what it is compared with @param value what to write; undefined to read */
  number(place: Place, base: number | null, value: number | undefined): number {
    this.start(place);
    const { base: at, last } = place;
    if (
      last !== null &&
      last !== base &&
      this.bits.bit(at + AT.repeat, AT.repeat, value === last ? 0 : 1) === 0
    )
      return last;
    const from = base ?? 0;
    const usual = from === 0 ? place.scale : usualScale(place, from);
    const wanted = value === undefined ? usual : scaleOf(value, from, usual);
    let scale = usual;
    if (this.bits.bit(at + AT.scale, AT.scale, wanted === usual ? 0 : 1) === 1)
      scale = this.tree(place, AT.scales, 5, wanted - COARSEST) + COARSEST;
    if (scale > FINEST) return this.asItIs(value);
    const start = stepsOf(from, scale);
    const steps = start + this.whole(place, value === undefined ? 0 : stepsOf(value, scale) - start);
    const made = valueAt(steps, scale);
    if (from === 0) place.scale = scale;
    note(place, steps, scale, made);
    return made;
  }

  /** A whole number, most often a small one. */
  whole(place: Place, value: number): number {
    const context = place.size;
    if (this.ask(place, AT.zero + context, value === 0 ? 0 : 1) === 0) {
      place.size = 0;
      return 0;
    }
    const down = this.ask(place, AT.sign, value < 0 ? 1 : 0);
    const amount = Math.abs(value);
    const size = this.tree(place, AT.size + 63 * context, 6, sizeOf(amount));
    if (size === 0 || size > 53) unreadable();
    place.size = size < 4 ? 1 : size < 8 ? 2 : 3;
    if (size === 1) return 1 - 2 * down;
    const top = this.ask(place, AT.top + size, Math.floor(amount / two(size - 2)) % 2);
    let made = 2 + top;
    for (let left = size - 2; left > 0; ) {
      const some = Math.min(left, 24);
      left -= some;
      made = made * two(some) + this.bits.plain(some, Math.floor(amount / two(left)) % two(some));
    }
    return down === 1 ? -made : made;
  }

  tree(place: Place, from: number, depth: number, value: number): number {
    return branch(this.bits, place.base + from, from, depth, value);
  }

  private ask(place: Place, question: number, bit: number): number {
    return this.bits.bit(place.base + question, question, bit);
  }

  /** The first number at a place is thought to be as long as the last one elsewhere. */
  private start(place: Place): void {
    place.digits ||= this.like?.digits ?? 1;
    this.like = place;
  }

  private asItIs(value: number | undefined): number {
    bytes.setFloat64(0, value ?? 0);
    for (const at of [0, 4]) bytes.setUint32(at, this.bits.plain(32, bytes.getUint32(at)));
    return bytes.getFloat64(0);
  }
}

/** As many decimals as give a number of that size as many digits as others have here, but no more than others have. */
function usualScale({ digits, decimals }: Place, base: number): number {
  return Math.max(COARSEST, Math.min(FINEST, decimals, digits - 1 - magnitude(base)));
}

function scaleOf(value: number, base: number, usual: number): number {
  if (base !== 0 ? fits(value, base, usual) : value === 0 && fits(value, base, usual)) return usual;
  for (let scale = base === 0 ? 0 : COARSEST; scale <= FINEST; scale++)
    if (fits(value, base, scale)) return scale;
  return NO_SCALE;
}

function note(place: Place, steps: number, scale: number, value: number): void {
  place.last = value;
  if (steps === 0) return;
  let shortest = scale;
  for (let left = steps; left % 10 === 0 && shortest > COARSEST; left /= 10) shortest -= 1;
  place.decimals = Math.max(place.decimals, shortest);
  const length = Math.min(MOST_DIGITS, shortest + magnitude(value) + 1);
  if (length >= place.digits) {
    place.digits = length;
    place.shorter = 0;
    place.short = 0;
    return;
  }
  place.shorter = Math.max(place.shorter, length);
  place.short += 1;
  if (place.short < SHORT) return;
  place.digits = place.shorter;
  place.shorter = 0;
  place.short = 0;
}

/** Bits of a whole number. */
const sizeOf = (amount: number): number =>
  amount < two(31) ? 32 - Math.clz32(amount) : 31 + sizeOf(Math.floor(amount / two(31)));

/** A number to so many digits, but no finer than a tenth to this power; whole numbers stay as they are. */
export function rounded(value: number, digits: number, finest = FINEST): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value;
  const scale = Math.min(finest, digits - 1 - magnitude(value));
  if (scale > FINEST) return value;
  const steps = stepsOf(value, scale);
  return steps === 0 ? 0 : valueAt(steps, scale);
}
