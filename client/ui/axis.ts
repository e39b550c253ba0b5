import type { Unit } from '#shared/text.ts';

/** Round values for an axis from nought to `high`, about so many. */
export function ticks(high: number, about = 4): number[] {
  if (!(high > 0)) return [0];
  const rough = high / about;
  let step = 1;
  while (step * 10 <= rough) step *= 10;
  while (step > rough) step /= 10;
  for (const factor of [5, 2.5, 2]) if (step * factor <= rough) return upTo(high, step * factor);
  return upTo(high, step);
}

function upTo(high: number, step: number): number[] {
  const out: number[] = [];
  for (let n = 0; n * step <= high * 1.0001; n++) out.push(n * step);
  return out;
}

/** Moves labels apart that would lie on each other, in their order. */
export function apart(places: readonly number[], distance: number, top: number, bottom: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const out = [...places];
  let last = top - distance;
  for (const index of order) {
    last = Math.max(last + distance, out[index] ?? 0);
    out[index] = last;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    out[index] = Math.min(out[index] ?? 0, most);
    most = (out[index] ?? 0) - distance;
  }
  return out;
}

/** The unit to write an axis in: whole steps are written as they are, not to so many digits. */
export const axisUnit = (steps: readonly number[], unit: Unit): Unit =>
  unit !== 'share' && steps.every((step) => step === Math.round(step)) ? 'count' : unit;

/** A place in a drawing, to a tenth of a pixel or of a percent. */
export const fine = (value: number): number => Math.round(value * 10) / 10;
