import { binds } from '#shared/diplomacy/treaty.ts';
import { dependence, dependenceOn } from '#shared/market/trace.ts';
import { ratio } from '#shared/numbers.ts';
import { coverTurns } from '#shared/scoring/score.ts';
import { isNation, type NationId, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Region, World } from '#shared/world/world.ts';
import type { Shown } from './shown.ts';

/** A figure beside a country's name; shape tells which. */
export interface Badge {
  is: 'standing' | 'dependence' | 'stocks' | 'consent';
  value: number; // points, share, days, share
}

/** A country on the map. */
export interface MapRegion {
  id: RegionId;
  lon: number;
  lat: number;
  nation: boolean;
  badges: Badge[];
  mood: number | null; // -1..1, where politics are asked for
  hatch: number; // 0..1, dependence where it is asked for
}

/** A treaty in force. */
export interface MapTreaty {
  id: string;
  one: NationId;
  other: NationId;
}

const HALF_YEAR_DAYS = 182.5;

export function countries(view: View, shown: Shown): MapRegion[] {
  const { nation, world } = view;
  const on = (layer: Shown['layers'][number]) => shown.layers.includes(layer);
  return Object.values(world.regions).map((region) => {
    const opinion = on('politics') ? opinionOf(world, region.id, nation) : null;
    const depends = on('dependence') ? dependsOf(world, region.id, shown) : null;
    const days = on('stocks') ? stockDays(view, region) : null;
    const consent = on('environment') && region.id !== 'ROW' ? region.consent : null;
    const badge = (is: Badge['is'], value: number | null): Badge[] => (value === null ? [] : [{ is, value }]);
    return {
      id: region.id,
      lon: region.lon,
      lat: region.lat,
      nation: isNation(region.id),
      badges: [
        ...badge('standing', opinion),
        ...badge('dependence', depends),
        ...badge('stocks', days),
        ...badge('consent', consent),
      ],
      mood: opinion === null ? null : opinion / 100,
      hatch: depends ?? 0,
    };
  });
}

/** What a country thinks of a nation, -100..100; nobody asks oneself. */
export function opinionOf(world: World, region: RegionId, of: NationId): number | null {
  if (region === of) return null;
  if (isNation(region)) return world.nations[region].standing[of];
  return world.partners[region]?.regard[of] ?? null;
}

/** Share of a nation's use that comes through China: of one metal when one is asked for, else of all by value. */
function dependsOf(world: World, region: RegionId, { goods }: Shown): number | null {
  if (!isNation(region) || region === 'CHN') return null;
  const [only, ...more] = goods;
  return only && more.length === 0 ? dependenceOn(world, region, only) : dependence(world, region);
}

/** Days of use in store: companies' stock of the scarcer metal; for oneself with the state's. */
function stockDays({ nation, world }: View, region: Region): number | null {
  if (region.id === nation) return coverTurns(world, nation) * HALF_YEAR_DAYS;
  if (region.use.light < 1 && region.use.heavy < 1) return null;
  const turns = (['light', 'heavy'] as const).map((one) =>
    region.use[one] < 1 ? Number.POSITIVE_INFINITY : ratio(region.inventory[one], region.use[one]),
  );
  return Math.min(...turns) * HALF_YEAR_DAYS;
}

export const treatiesOnMap = ({ world }: View, shown: Shown): MapTreaty[] =>
  shown.layers.includes('politics')
    ? world.treaties
        .filter((treaty) => binds(world, treaty))
        .map(({ id, parties: [one, other] }) => ({ id, one, other }))
    : [];
