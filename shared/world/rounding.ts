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
  roundBut(world, ['market', 'history', 'random', 'liabilities']);
  roundBut(world.market, CLEARED);
  roundMap(world.liabilities);
  for (let at = past; at < world.history.length; at++) roundIn(world.history[at]);
}

/** What the clearing has rounded. */
const CLEARED = ['inputs', 'flows', 'usual', 'duals', 'carry', 'price', 'fob'] as const;

function roundBut<T extends object>(node: T, except: readonly (keyof T)[]): void {
  for (const key in node) if (!except.includes(key)) roundIn(node[key]);
}

// Records, lists and large maps each have a loop of their own: the one over records is compiled to reads by place
// as long as it meets nothing else.

function roundIn(node: unknown): void {
  if (Array.isArray(node)) roundList(node);
  else if (typeof node === 'object' && node !== null) roundRecord(node as Record<string, unknown>);
}

function roundRecord(record: Record<string, unknown>): void {
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'number') {
      const rounded = round(value);
      if (rounded !== value) record[key] = rounded;
    } else if (typeof value === 'object') roundIn(value);
  }
}

function roundList(list: unknown[]): void {
  for (let at = 0; at < list.length; at++) {
    const value = list[at];
    if (typeof value === 'number') list[at] = round(value);
    else roundIn(value);
  }
}

function roundMap(map: Record<string, number>): void {
  for (const key in map) map[key] = round(map[key] ?? 0);
}
