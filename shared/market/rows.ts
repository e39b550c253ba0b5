import {
  type Commodity,
  GOODS,
  type Good,
  type NationId,
  ORES,
  type Ore,
  type RegionId,
} from '../world/terms.ts';

/** The exporter whose oxides leave through licensed ports. */
export const LICENSED: NationId = 'CHN';

/** The names of the market's rows; each name is made once, so that equal names are the same string. */
export const row = {
  ore: (ore: Ore, region: RegionId) => named(`ore:${ore}`, region),
  good: (good: Good, region: RegionId) => named(good, region),
  fob: (good: Commodity, region: RegionId) => named(FOB[good], region),
  licence: (region: RegionId) => named('licence', region),
  /** What lets a magnet stand heat: one unit goes into each t of magnets. */
  grade: (region: RegionId) => named('grade', region),
};

const FOB = { light: 'fob:light', heavy: 'fob:heavy', bulk: 'fob:bulk' } as const;

const names: Record<string, Record<RegionId, string>> = {};

function named(kind: string, region: RegionId): string {
  names[kind] ??= {};
  const known = names[kind];
  known[region] ??= `${kind}@${region}`;
  return known[region];
}

/** What a row is about. */
export interface RowMeaning {
  is: 'ore' | 'good' | 'fob' | 'licence' | 'grade';
  good: Good | null; // for goods in a region and at its ports
  region: RegionId;
}

const meanings = new Map<string, RowMeaning>();

export function meaningOf(name: string): RowMeaning {
  const known = meanings.get(name);
  if (known) return known;
  const [kind = '', region = ''] = name.split('@');
  const port = kind.startsWith('fob:');
  const good = GOODS.find((one) => kind === one || kind === `fob:${one}`) ?? null;
  const ore = ORES.some((one) => kind === `ore:${one}`);
  const is = port ? 'fob' : good ? 'good' : ore ? 'ore' : kind === 'grade' ? 'grade' : 'licence';
  const meaning: RowMeaning = { is, good, region };
  meanings.set(name, meaning);
  return meaning;
}
