import { ratio, sum } from '../../numbers.ts';
import {
  COMMODITIES,
  type Commodity,
  each,
  type Good,
  NATIONS,
  type NationId,
  type RegionId,
  type Sector,
} from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import type { Payment, Shortage } from './terms.ts';

/** From this share of a nation's need on it is worth asking who paid. */
const SHORT = 0.02;
/** A tonne at a dollar a kilogram, in M USD. */
const MILLIONS = 1000;

/** Who paid in the half-year that a world has just cleared; null where hardly anything was missing. */
export function shortage(world: World, before: Record<Commodity, number>): Shortage | null {
  const uses = needs(world);
  const paid = each(NATIONS, (nation) => payment(world, uses, nation, before));
  const byMissing = [...NATIONS].sort((one, other) => paid[other].missing - paid[one].missing);
  const [worst = 'JPN'] = byMissing;
  if (paid[worst].missing < SHORT) return null;
  const there = uses.filter(({ region }) => region === worst);
  const good = most(there, ({ good: of }) => of) ?? 'light';
  return {
    worst,
    good,
    price: world.market.price[good][worst] ?? 0,
    served: byMissing.at(-1) ?? worst,
    paid,
  };
}

function payment(
  { market, regions }: World,
  uses: readonly Need[],
  nation: NationId,
  before: Record<Commodity, number>,
): Payment {
  const own = uses.filter(({ region }) => region === nation);
  const lost = sum(own, ({ missing }) => missing);
  const use = regions[nation]?.use;
  const dearer = sum(
    COMMODITIES,
    (good) => ((market.price[good][nation] ?? 0) - before[good]) * (use?.[good] ?? 0),
  );
  return {
    missing: ratio(
      lost,
      sum(own, ({ needed }) => needed),
    ),
    lost: lost / MILLIONS,
    dearer: dearer / MILLIONS,
    hit: most(own, ({ sector }) => sector),
  };
}

/** What a sector needed, and did not get, thousand USD at the prices of the base year. */
interface Need {
  sector: Sector;
  region: RegionId;
  good: Good;
  needed: number;
  missing: number;
}

/** As the market was asked: demand has grown since. */
function needs({ sectors, market }: World): Need[] {
  const { demand, technology } = market.inputs;
  return demand.map(({ sector, region, good, quantity }, at) => {
    const need = quantity * (technology.intensity[at] ?? 1);
    const worth = market.reference[good];
    return {
      sector,
      region,
      good,
      needed: worth * need,
      missing: worth * Math.max(0, need - (sectors[at]?.served ?? 0)),
    };
  });
}

/** The kind of which most was missing; null where nothing was. */
function most<K extends Good | Sector>(uses: readonly Need[], kind: (use: Need) => K): K | null {
  const parts = new Map<K, number>();
  for (const use of uses) parts.set(kind(use), (parts.get(kind(use)) ?? 0) + use.missing);
  return [...parts].reduce<[K | null, number]>((best, one) => (one[1] > best[1] ? one : best), [null, 0])[0];
}
