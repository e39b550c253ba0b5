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
  roundIn(world, ['market', 'history', 'sites', 'sectors']);
  roundIn(world.market, CLEARED);
  for (let at = past; at < world.history.length; at++) roundIn(world.history[at], NONE);
  for (const site of world.sites) {
    roundSite(site);
    roundProject(site.project);
  }
  for (const use of world.sectors) roundSector(use);
}

const NONE: readonly string[] = [];
/** What the clearing has rounded. */
const CLEARED = ['inputs', 'flows', 'usual', 'duals', 'carry', 'price', 'fob'];

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

// The same once more for each kind of thing of which a world has many: a loop over keys that meets objects of one
// kind only is compiled to several times faster code.

function roundSite(site: unknown): void {
  const record = site as Record<string, unknown>;
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'number') {
      const rounded = round(value);
      if (rounded !== value) record[key] = rounded;
    } else if (typeof value === 'object' && key !== 'project') roundIn(value, NONE);
  }
}

function roundProject(of: unknown): void {
  const project = of as Record<string, unknown>;
  for (const key in project) {
    const value = project[key];
    if (typeof value === 'number') {
      const rounded = round(value);
      if (rounded !== value) project[key] = rounded;
    } else if (typeof value === 'object') roundIn(value, NONE);
  }
}

function roundSector(use: unknown): void {
  const record = use as Record<string, unknown>;
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'number') {
      const rounded = round(value);
      if (rounded !== value) record[key] = rounded;
    } else if (typeof value === 'object') roundIn(value, NONE);
  }
}
