import { clamp, sum } from '../../numbers.ts';
import { worth } from '../../world/ledger.ts';
import { COMMODITIES, type Commodity, GOODS, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';

/** t of a good that went openly or by contract from one nation to another in the last turn. */
export const sent = (world: World, from: NationId, to: NationId, good: string): number =>
  sum(world.market.flows, (flow) =>
    flow.from === from && flow.to === to && flow.good === good && flow.manner !== 'smuggled'
      ? flow.tonnes
      : 0,
  );

/** M USD a turn that one nation's oxides bring from another, at the prices paid there. */
export const oxideTrade = (world: World, from: NationId, to: NationId): number =>
  sum(COMMODITIES, (commodity) => tradeIn(world, from, to, commodity));

const tradeIn = (world: World, from: NationId, to: NationId, commodity: Commodity): number =>
  worth(sent(world, from, to, commodity), world.market.price[commodity][to] ?? 0);

/** M USD a turn of all goods, magnets included. */
export const allTrade = (world: World, from: NationId, to: NationId): number =>
  sum(GOODS, (good) => worth(sent(world, from, to, good), world.market.price[good][to] ?? 0));

/** How likely a nation is to turn against another within a few turns, from what it thinks of it (game). */
export const threat = (world: World, from: NationId, to: NationId): number =>
  clamp(0.1 - world.nations[from].standing[to] / 200, 0.03, 0.5);
