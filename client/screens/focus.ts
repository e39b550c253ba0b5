import { signal } from '@preact/signals';
import type { Good, Ore, RegionId } from '#shared/world/terms.ts';

/** A place of the map that words elsewhere speak of: a country, a mine or plant, the trade between two countries. */
export type Place =
  | { is: 'region'; region: RegionId }
  | { is: 'site'; site: string }
  | { is: 'flow'; from: RegionId; to: RegionId; good: Good | Ore | null };

/** Where the map is asked to look. The map takes it and sets it back to null; the paper steps aside for it. */
export const looking = signal<Place | null>(null);

/** Turns the map to a place. */
export function lookAt(place: Place): void {
  looking.value = place;
}
