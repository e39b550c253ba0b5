import {
  type Figures,
  kindOf,
  QUANTITY_KINDS,
  type Quantity,
  type QuantityKind,
  quantitiesOf,
} from '../../shared/forecast/quantities.ts';
import { calibrated, type Range, type Ranges, reach } from '../../shared/forecast/ranges.ts';
import { each } from '../../shared/world/terms.ts';

/** What a nation was told of one half-year, as sampled, and what came of it. */
export interface Told {
  told: Ranges;
  came: Figures;
}

/** How often outcomes of one kind of figure lay in the range that was shown. */
export interface Coverage {
  figures: number;
  games: number;
  inside: number; // share, with those on an edge
  strictly: number; // share, without them: figures that move in steps often end just where the range does
  error: number; // standard error of `inside`; figures of one half-year count as one observation
}

export type Stretches = Record<QuantityKind, number>;

export function coverage(cases: readonly Told[], stretch: Stretches): Record<QuantityKind, Coverage> {
  const ranges = cases.map(({ told, came }) => ({ told: calibrated(told, stretch), came }));
  return byKind((kind) => {
    const games = ranges.map((one) => pairs(one, kind)).filter((list) => list.length > 0);
    const all = games.flat();
    const shares = games.map((list) => share(list, touches));
    return {
      figures: all.length,
      games: games.length,
      inside: mean(shares),
      strictly: mean(games.map((list) => share(list, isStrictly))),
      error: deviation(shares) / Math.sqrt(Math.max(1, games.length)),
    };
  });
}

const AIM = 0.8;

/**
 * The factor per kind with which eight of ten outcomes lie inside (split conformal prediction on the distance to
 * the middle, in reaches). Where the aim lies between what is inside with and without the edges, the samples are
 * right as they are.
 */
export function learnStretch(cases: readonly Told[]): Stretches {
  return byKind((kind) => {
    const all = cases.flatMap((one) => pairs(one, kind));
    if (share(all, touches) >= AIM && share(all, isStrictly) <= AIM) return 1;
    const distances = all.map(({ range, value }) => distance(kind, range, value)).sort((a, b) => a - b);
    const rank = Math.min(distances.length, Math.ceil(AIM * (distances.length + 1)));
    return Math.round(100 * (distances[rank - 1] ?? 1)) / 100;
  });
}

interface Pair {
  range: Range;
  value: number;
}

function pairs({ told, came }: Told, kind: QuantityKind): Pair[] {
  return quantitiesOf(told).flatMap((quantity: Quantity) => {
    const [range, value] = [told[quantity], came[quantity]];
    return kindOf(quantity) === kind && range && value !== undefined ? [{ range, value }] : [];
  });
}

function distance(kind: QuantityKind, range: Range, value: number): number {
  const { down, up } = reach(kind, range);
  return value < range.mid ? (range.mid - value) / down : (value - range.mid) / up;
}

/** Below the rounding of worlds: the same figure. */
const SAME = 1e-6;
const touches = ({ range, value }: Pair) => value >= range.low - SAME && value <= range.high + SAME;
const isStrictly = ({ range, value }: Pair) => value > range.low + SAME && value < range.high - SAME;

const byKind = <V>(make: (kind: QuantityKind) => V): Record<QuantityKind, V> => each(QUANTITY_KINDS, make);

const mean = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
const share = (list: readonly Pair[], holds: (pair: Pair) => boolean) =>
  list.filter(holds).length / Math.max(1, list.length);

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
