import { regionOf } from '../market/assemble.ts';
import { clamp, ratio } from '../numbers.ts';
import { region as regionWord, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { sitesIn } from '../world/local.ts';
import { isNation, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { pollution } from './environment.ts';

/**
 * Whether the people who live beside mines and plants put up with them, 0..1. Falls with what is left behind and
 * with accidents, drifts back to what is usual in the country. Permits slip and are refused where it is low:
 * Bukit Merah (Malaysia) closed in 1992 after years of protest, Kvanefjeld (Greenland) was voted down in 2021,
 * Norra Karr (Sweden) lost its lease in 2016.
 */
export const consent = (world: World, region: RegionId): number => regionOf(world, region).consent;

/** Where a scenario says nothing. */
export const USUAL_CONSENT = 0.7;

/** Below this people take to the streets. */
const PROTEST = 0.3;

/** M USD a turn of dirt at which half of the patience is gone (game: twice a middling clay field at level 1). */
const HALF_PATIENCE = 25;

/** How fast consent moves, and what an accident or a bill costs. */
const DRIFT = 0.15;
const ACCIDENT = 0.1;

/** How much oftener permits slip and are refused than in a country that is usually content; 1 at 0.7. */
export function permitTrouble(world: World, region: RegionId): number {
  return clamp(2.4 - 2 * consent(world, region), 0.4, 2.4);
}

export function unsettle(world: World, region: RegionId, by: number): void {
  const place = regionOf(world, region);
  place.consent = clamp(place.consent - by, 0, 1);
}

/** One turn: towards what is usual less what is left behind, at once down after an accident. */
export function hearNeighbours(world: World, record: Chronicle): void {
  for (const id in world.regions) {
    const place = regionOf(world, id);
    const before = place.consent;
    const dirt = pollution(world, id);
    const goal = place.usualConsent - 0.5 * ratio(dirt, dirt + HALF_PATIENCE);
    place.consent += DRIFT * (goal - place.consent);
    for (const site of sitesIn(world, id)) if (site.project.outage > 0) place.consent -= ACCIDENT;
    place.consent = clamp(place.consent, 0, 1);
    if (before >= PROTEST && place.consent < PROTEST)
      record({
        text: text('event.protests', { region: regionWord(id) }),
        nation: isNation(id) ? id : null,
        region: id,
        weight: 0.4,
        audience: null,
      });
  }
}
