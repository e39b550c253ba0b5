import type { World } from './world.ts';

/** A deep copy of plain data. */
export function clone<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(clone) as T;
  return deepen({ ...value }, value);
}

/** Makes the parts of a shallow copy copies too, but for one that is done. */
function deepen<T extends object>(copy: T, original: T, done?: keyof T): T {
  for (const key in original) {
    const part = original[key]; // read from the original: its keys are what is being walked, which is the fast way
    if (typeof part === 'object' && part !== null && key !== done) copy[key] = clone(part);
  }
  return copy;
}

/** What a turn puts anew instead of changing it, so that worlds can share it. */
const REPLACED = ['inputs', 'duals', 'carry', 'price', 'fob', 'flows', 'usual', 'heavyIn'] as const;

/** A copy that a turn may change: summaries of the past and what the last market left are shared with the old world. */
export function nextWorld(world: World): World {
  const copy = cloneBut(world, ['history', 'market', 'sites', 'sectors', 'regions']);
  copy.market = cloneBut(world.market, REPLACED);
  copy.history = world.history.slice();
  // The same as clone, but a spread that meets one kind of object only is several times as fast.
  copy.sites = world.sites.map((site) => {
    const project = deepen({ ...site.project }, site.project);
    return deepen({ ...site, project }, site, 'project');
  });
  copy.sectors = world.sectors.map((use) => deepen({ ...use }, use));
  copy.regions = {};
  for (const id in world.regions) {
    const region = world.regions[id];
    if (region) copy.regions[id] = deepen({ ...region }, region);
  }
  return copy;
}

function cloneBut<T extends object>(value: T, kept: readonly (keyof T)[]): T {
  const copy = { ...value };
  for (const key in copy) if (!kept.includes(key)) copy[key] = clone(copy[key]);
  return copy;
}
