import type { World } from './world.ts';

/** A deep copy of plain data. */
export function clone<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(clone) as T;
  const copy = { ...value };
  for (const key in value) {
    const part = value[key]; // read from the original: its keys are what is being walked, which is the fast way
    if (typeof part === 'object' && part !== null) copy[key] = clone(part);
  }
  return copy;
}

/** What a turn puts anew instead of changing it, so that worlds can share it. */
const REPLACED = ['inputs', 'duals', 'carry', 'price', 'fob', 'flows', 'usual', 'heavyIn'] as const;

/** A copy that a turn may change: summaries of the past and what the last market left are shared with the old world. */
export function nextWorld(world: World): World {
  const market = cloneBut(world.market, REPLACED);
  const copy = cloneBut(world, ['history', 'market']);
  return { ...copy, market, history: world.history.slice() };
}

function cloneBut<T extends object>(value: T, kept: readonly (keyof T)[]): T {
  const copy = { ...value };
  for (const key in copy) if (!kept.includes(key)) copy[key] = clone(copy[key]);
  return copy;
}
