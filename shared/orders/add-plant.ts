import { permitTime } from '../diplomacy/partners.ts';
import { regionOf } from '../market/assemble.ts';
import { wholeCost } from '../sites/capital.ts';
import { borrowed, settled } from '../sites/project.ts';
import { sitesIn } from '../world/local.ts';
import type { NationId, Ore, RegionId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';

/** USD/kg at full know-how: the middle of the plants the scenarios know. */
const BASE_COST = { separation: { rock: 2.2, clay: 3 }, magnet: 16 } as const;

/** Turns until a new plant has its permits, as a share of a mine's: plants stand on industrial ground. */
const PERMIT_SHARE = 0.25;

/** Ids of plants built in the match. */
const BUILT = /^(?:separation|magnet)-\d+$/;

/** A new plant, first to be permitted. Several in one region stand side by side on the map. */
export function addPlant(
  world: World,
  owner: NationId | null,
  plant: { stage: 'separation' | 'magnet'; region: RegionId; ore: Ore | null; capacity: number },
): Site {
  const place = regionOf(world, plant.region);
  const number = world.nextId++;
  const cost = plant.stage === 'magnet' ? BASE_COST.magnet : BASE_COST.separation[plant.ore ?? 'rock'];
  const price = wholeCost(plant.stage, plant.capacity);
  const made = sitesIn(world, plant.region).filter((site) => BUILT.test(site.id)).length;
  const site: Site = {
    id: `${plant.stage}-${number}`,
    name: `${plant.region} ${number}`,
    region: plant.region,
    stage: plant.stage,
    ore: plant.ore,
    lon: place.lon + 2 + 2 * (made % 4),
    lat: place.lat - 2 + 2 * (made % 3),
    capacity: plant.capacity,
    cost,
    phase: 'permitting',
    remaining: Math.max(
      1,
      Math.round(place.permitting * PERMIT_SHARE * permitTime(world, plant.region, owner)),
    ),
    developing: true,
    owner,
    illegal: false,
    output: 0,
    idle: 0,
    project: settled(price, undefined, borrowed(price, owner)),
  };
  world.sites.push(site);
  return site;
}
