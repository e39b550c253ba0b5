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

/**
 * Rounds every number of a world in place; done once at the end of each turn. The first `past` entries of the
 * history are rounded already, and what the last clearing was made from is a record and stays as it was.
 */
export function roundWorld(world: World, past = 0): void {
  roundIn(world, ['market', 'history']);
  roundIn(world.market, ['inputs']);
  for (let at = past; at < world.history.length; at++) roundIn(world.history[at], NONE);
}

const NONE: readonly string[] = [];

function roundIn(node: unknown, except: readonly string[]): void {
  if (node === null || typeof node !== 'object') return;
  const record = node as Record<string, unknown>;
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'number') {
      const rounded = round(value);
      if (rounded !== value) record[key] = rounded;
    } else if (typeof value === 'object' && !except.includes(key)) roundIn(value, NONE);
  }
}
