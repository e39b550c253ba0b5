import { clamp } from '../numbers.ts';
import { STRETCH } from './calibration.ts';
import {
  type ByQuantity,
  type Figures,
  kindOf,
  type Quantity,
  type QuantityKind,
  quantitiesOf,
} from './quantities.ts';

/** Where a figure will be: below `low` in one of ten cases, above `high` in one of ten, as often above as below `mid`. */
export interface Range {
  low: number;
  mid: number;
  high: number;
}

export type Ranges = ByQuantity<Range>;

const LOW = 0.1;
const HIGH = 0.9;

/**
 * The value that a share of a sorted list lies below: at place `share (n + 1)`, so that the next value, if it is
 * of the same kind, lies below it with just that chance (Weibull 1939; Hyndman and Fan 1996, definition 6).
 */
export function quantile(sorted: readonly number[], share: number): number {
  const at = clamp(share * (sorted.length + 1) - 1, 0, sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (at - below) * (high - low);
}

/** Range of each figure over many outcomes, as they fall. */
export function rawRanges(outcomes: readonly Figures[]): Ranges {
  const out: Ranges = {};
  for (const quantity of quantitiesOf(outcomes[0] ?? {})) {
    const sorted = sortedValues(outcomes, quantity);
    out[quantity] = { low: quantile(sorted, LOW), mid: quantile(sorted, 0.5), high: quantile(sorted, HIGH) };
  }
  return out;
}

export const sortedValues = (outcomes: readonly Figures[], quantity: Quantity): number[] =>
  outcomes.map((one) => one[quantity] ?? 0).sort((a, b) => a - b);

/** Smallest and largest value that a kind of figure can have. */
const LIMITS: Record<QuantityKind, readonly [number, number]> = {
  'price.light': [0, Number.POSITIVE_INFINITY],
  'price.heavy': [0, Number.POSITIVE_INFINITY],
  'price.bulk': [0, Number.POSITIVE_INFINITY],
  served: [0, 1],
  sector: [0, 1],
  dependence: [0, 1],
  'dependence-on': [0, 1],
  cover: [0, Number.POSITIVE_INFINITY],
  treasury: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  income: [0, Number.POSITIVE_INFINITY],
  score: [0, 100],
  goal: [0, 100],
  standing: [-100, 100],
};

/** The same, stretched to what experience says that eight of ten outcomes take (calibration.ts). */
export function calibrated(ranges: Ranges, stretch: Record<QuantityKind, number> = STRETCH): Ranges {
  const out: Ranges = {};
  for (const quantity of quantitiesOf(ranges)) {
    const range = ranges[quantity];
    if (!range) continue;
    const kind = kindOf(quantity);
    const times = stretch[kind];
    if (times === 1) out[quantity] = range;
    else {
      const [least, most] = LIMITS[kind];
      const { down, up } = reach(kind, range);
      const { mid } = range;
      out[quantity] = {
        low: clamp(mid - times * down, least, most),
        mid,
        high: clamp(mid + times * up, least, most),
      };
    }
  }
  return out;
}

/** How far a range reaches below and above its middle; never nothing, or a stretch of it would be nothing too. */
export function reach(kind: QuantityKind, { low, mid, high }: Range): { down: number; up: number } {
  const grain = GRAIN[kind] * (kind.startsWith('price.') ? Math.abs(mid) : 1);
  return { down: mid - low + grain, up: high - mid + grain };
}

/** Far less than the screen shows, in the unit of the figure; of a price, as a share of it. */
const GRAIN: Record<QuantityKind, number> = {
  'price.light': 0.0001,
  'price.heavy': 0.0001,
  'price.bulk': 0.0001,
  served: 0.00005,
  sector: 0.00005,
  dependence: 0.00005,
  'dependence-on': 0.00005,
  cover: 0.01,
  treasury: 0.01,
  income: 0.01,
  score: 0.01,
  goal: 0.01,
  standing: 0.01,
};
