import type { Commodity, Good, NationId, Ore, RegionId } from '../world/terms.ts';

/** The exporter whose oxides leave through licensed ports. */
export const LICENSED: NationId = 'CHN';

/** A market: one good in one place. Each is made once, so that the same row is the same object. */
export interface Row {
  readonly name: string;
  readonly number: number; // among all rows made so far
  readonly is: 'ore' | 'good' | 'fob' | 'licence' | 'grade';
  readonly good: Good | null; // for goods in a region and at its ports
  readonly region: RegionId;
}

export const row = {
  ore: (ore: Ore, region: RegionId) => ORE[ore](region),
  good: (good: Good, region: RegionId) => GOOD[good](region),
  fob: (good: Commodity, region: RegionId) => FOB[good](region),
  licence: (region: RegionId) => LICENCE(region),
  /** What lets a magnet stand heat: one unit goes into each t of magnets. */
  grade: (region: RegionId) => GRADE(region),
};

let count = 0;

function rows(is: Row['is'], kind: string, good: Good | null): (region: RegionId) => Row {
  const known = new Map<RegionId, Row>();
  return (region) => {
    const found = known.get(region);
    if (found) return found;
    const made: Row = { name: `${kind}@${region}`, number: count++, is, good, region };
    known.set(region, made);
    return made;
  };
}

const ORE = { rock: rows('ore', 'ore:rock', null), clay: rows('ore', 'ore:clay', null) };
const GOOD = {
  light: rows('good', 'light', 'light'),
  heavy: rows('good', 'heavy', 'heavy'),
  bulk: rows('good', 'bulk', 'bulk'),
  magnet: rows('good', 'magnet', 'magnet'),
};
const FOB = {
  light: rows('fob', 'fob:light', 'light'),
  heavy: rows('fob', 'fob:heavy', 'heavy'),
  bulk: rows('fob', 'fob:bulk', 'bulk'),
};
const LICENCE = rows('licence', 'licence', null);
const GRADE = rows('grade', 'grade', null);
