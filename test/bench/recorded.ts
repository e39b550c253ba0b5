import { botFor } from '../../shared/bots/index.ts';
import { playOut } from '../../shared/bots/play.ts';
import { type TradeNetwork, tradeNetwork } from '../../shared/market/network.ts';
import type { Order } from '../../shared/orders/index.ts';
import { create } from '../../shared/world/create.ts';
import type { NationId } from '../../shared/world/terms.ts';
import type { World } from '../../shared/world/world.ts';

/** A turn as it is played: the world before it and after it, and what the bots ordered in it. */
export interface Turn {
  world: World;
  orders: Record<NationId, Order[]>;
  after: World;
}

/** Four bots play a match; the worlds and orders of all its turns. */
export function recorded(scenario: string, seed: number): Turn[] {
  const turns: Turn[] = [];
  let world = create(scenario, seed);
  playOut(
    scenario,
    seed,
    undefined,
    (nation) => botFor(seed, nation),
    (_, after, orders) => {
      turns.push({ world, orders, after });
      world = after;
    },
  );
  return turns;
}

/** The market of a turn in typed arrays, as its solver has met it. */
export const networkOf = ({ world, after }: Turn): TradeNetwork =>
  tradeNetwork(after.market.inputs, after.regions, world.market.carry);
