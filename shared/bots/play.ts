import type { Order } from '../orders/index.ts';
import type { Report } from '../turn/report.ts';
import { resolve } from '../turn/resolve.ts';
import { asWritten } from '../tutorial/cabinet.ts';
import { create } from '../world/create.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { BOTS, type BotId } from './index.ts';

/** Plays a whole match of bots. `seen` is told every turn before the next begins. Prices are not explained: nobody reads them. */
export function playOut(
  scenario: string,
  seed: number,
  turns: number | undefined,
  seat: (nation: NationId) => BotId,
  seen?: (report: Report, world: World, orders: Record<NationId, Order[]>) => void,
): { world: World } {
  let world = create(scenario, seed, turns);
  while (world.turn < world.turns) {
    const now = world;
    const orders = each(NATIONS, (nation) => {
      const seen = view(now, nation);
      return asWritten(seen) ?? BOTS[seat(nation)].decide(seen);
    });
    const next = resolve(world, orders, { explain: false });
    world = next.world;
    seen?.(next.report, world, orders);
  }
  return { world };
}
