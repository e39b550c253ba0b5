import type { World } from '#shared/world/world.ts';
import type { Place } from '../../screens/focus.ts';

/** Where a place that words speak of lies, and what stands out there. */
export function targetOf(world: World, place: Place): { lon: number; lat: number; id: string } | null {
  if (place.is === 'site') {
    const site = world.sites.find((one) => one.id === place.site);
    return site ? { lon: site.lon, lat: site.lat, id: site.id } : null;
  }
  const region = world.regions[place.is === 'region' ? place.region : place.to];
  if (!region) return null;
  const id = place.is === 'flow' && place.good ? `${place.from}-${place.to}-${place.good}` : region.id;
  return { lon: region.lon, lat: region.lat, id };
}
