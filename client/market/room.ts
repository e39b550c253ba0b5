import { signal } from '@preact/signals';
import type { Good, RegionId } from '#shared/world/terms.ts';

export const ROOM_TABS = ['history', 'book', 'chain'] as const;
export type RoomTab = (typeof ROOM_TABS)[number];

/** What the market room shows. */
export interface RoomPlace {
  tab: RoomTab;
  commodity: Good;
  nation: RegionId | null; // null: the player's own, and outside China where that can be asked
}

/** Where the market room is open, if it is; `MarketRoom` shows it. */
export const room = signal<RoomPlace | null>(null);

/** Opens the market room from anywhere. */
export function openMarket({ tab = 'history', commodity = 'light', nation = null }: Partial<RoomPlace> = {}) {
  room.value = { tab, commodity, nation };
}

/** Shows something else in the room that is open. */
export function turnTo(place: Partial<RoomPlace>): void {
  if (room.value) room.value = { ...room.value, ...place };
}
