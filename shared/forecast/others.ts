import { BOT_IDS, BOTS } from '../bots/index.ts';
import type { Order } from '../orders/index.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';
import type { World } from '../world/world.ts';

export type OrdersOfOthers = Record<NationId, readonly Order[]>;

/** One government in so many does nothing new in a half-year. */
const IDLE = 0.1;

/** What the others may order in a world: each as one of the bots would in its place, none for the nation itself. */
export function ordersOfOthers(world: World, nation: NationId, luck: () => number): OrdersOfOthers {
  return each(NATIONS, (other) => {
    if (other === nation) return [];
    const [idle, which] = [luck(), luck()];
    const character = BOT_IDS[Math.floor(which * BOT_IDS.length)];
    return idle < IDLE || !character ? [] : BOTS[character].decide(view(world, other));
  });
}
