/** The fixed words of the game; each list is the one place where its members are named. */

export const NATIONS = ['CHN', 'JPN', 'USA', 'EUR'] as const;
export type NationId = (typeof NATIONS)[number];

/** A nation or a partner country; partners are named by the scenario ("AUS", "VNM", ...). */
export type RegionId = string;

/** light = Nd, Pr; heavy = Dy, Tb, the other heavies and Y; bulk = La, Ce. */
export const COMMODITIES = ['light', 'heavy', 'bulk'] as const;
export type Commodity = (typeof COMMODITIES)[number];

/** What a market can trade beyond oxides: magnets, the processed good most of the light and heavy goes into. */
export const GOODS = [...COMMODITIES, 'magnet'] as const;
export type Good = (typeof GOODS)[number];

/** Hard-rock ore is rich in light and bulk, ion clay carries the heavies. */
export const ORES = ['rock', 'clay'] as const;
export type Ore = (typeof ORES)[number];

export const STAGES = ['mine', 'separation', 'magnet'] as const;
export type Stage = (typeof STAGES)[number];

/** The life of a site, in order; 'care' is care and maintenance. */
export const PHASES = [
  'exploration',
  'permitting',
  'construction',
  'ramp-up',
  'operation',
  'care',
  'closed',
] as const;
export type Phase = (typeof PHASES)[number];

export const SECTORS = [
  'ev',
  'wind',
  'electronics',
  'defence',
  'light-uses',
  'phosphors',
  'catalysts',
  'glass',
] as const;
export type Sector = (typeof SECTORS)[number];

export function isNation(region: RegionId): region is NationId {
  return (NATIONS as readonly string[]).includes(region);
}

/** A record with one entry per key, built in the order of the keys. */
export function each<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  const out = {} as Record<K, V>;
  for (const key of keys) out[key] = make(key);
  return out;
}
