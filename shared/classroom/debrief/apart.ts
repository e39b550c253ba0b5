import type { WhatIf } from './terms.ts';

/** The half-year in which the two prices are farthest apart. */
export function farthest({ was, would }: Pick<WhatIf, 'was' | 'would'>): {
  at: number;
  was: number;
  would: number;
} {
  const pairs = was.map((price, at) => ({ at, was: price, would: would[at] ?? price }));
  const apart = (pair: (typeof pairs)[number]) =>
    Math.max(pair.was, pair.would) / Math.max(0.01, Math.min(pair.was, pair.would));
  return pairs.reduce((most, one) => (apart(one) > apart(most) ? one : most), pairs[0] ?? NEVER);
}
const NEVER = { at: 0, was: 0, would: 0 };
