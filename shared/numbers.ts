export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** `part / whole`, and 0 where there is nothing to divide. */
export const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

export function sum<T>(items: readonly T[], pick: (item: T) => number): number {
  let total = 0;
  // forEach, since a loop over lists of numbers and of objects by turns would be compiled for neither.
  items.forEach((item) => {
    total += pick(item);
  });
  return total;
}
