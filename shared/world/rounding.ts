import type { World } from './world.ts';

/**
 * State is kept to a millionth of its unit, so that the last bits of a double never decide a match; small
 * numbers, such as the slope of a supply curve in USD/kg per t, to a billionth of a millionth.
 */
export function round(value: number): number {
  const fine = Math.abs(value) < 0.01 ? 1e15 : 1e6;
  const steps = Math.round(value * fine);
  return steps === 0 ? 0 : steps / fine;
}

/** Rounds every number of a world in place; done once at the end of each turn. */
export function roundWorld(world: World): void {
  roundIn(world);
}

function roundIn(node: unknown): void {
  if (node === null || typeof node !== 'object') return;
  const record = node as Record<string, unknown>;
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'number') record[key] = round(value);
    else roundIn(value);
  }
}
