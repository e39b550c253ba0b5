import { BOT_IDS, BOTS, type BotId } from '../../shared/bots/index.ts';
import { checkOrders, type Order, suggest } from '../../shared/orders/index.ts';
import { COMMODITIES, NATIONS } from '../../shared/world/terms.ts';
import type { View } from '../../shared/world/view.ts';

/**
 * Policies that no player is offered: they are in the tournament to show that wrecking the world, doing
 * nothing and hanging back do not pay.
 */
export const SPECIALS = ['wrecker', 'idle', 'sandbagger'] as const;
export type SpecialId = (typeof SPECIALS)[number];
export type PolicyId = BotId | SpecialId;
export const POLICIES: readonly PolicyId[] = [...BOT_IDS, ...SPECIALS];

export function decide(policy: PolicyId, view: View): Order[] {
  switch (policy) {
    case 'idle':
      return [];
    case 'wrecker':
      return legal(view, wreck(view));
    case 'sandbagger':
      return hangsBack(view) ? [] : BOTS.trader.decide(view);
    default:
      return BOTS[policy].decide(view);
  }
}

/** Saves everything for the last two fifths of the match. */
const hangsBack = ({ world }: View) => world.turn < 0.6 * world.turns;

/** Hurts whoever it can: nothing leaves the country, duties on everything, and nothing is built. */
function wreck(view: View): Order[] {
  const others = NATIONS.filter((other) => other !== view.nation);
  const orders: Order[] = [...suggest(view, 'export-control-law'), { kind: 'quota', tonnes: 0 }];
  orders.push(...suggest(view, 'quota').slice(0, 1));
  for (const good of ['magnet', 'heavy', 'light'] as const)
    orders.push({ kind: 'licensing', good, target: 'all', level: 2 });
  for (const severity of [1, 0.6])
    for (const target of others)
      for (const commodity of COMMODITIES)
        orders.push({ kind: 'embargo', target, commodity, severity, manner: 'open' });
  for (const origin of others) orders.push({ kind: 'tariff', origin, good: 'magnet', rate: 0.5 });
  return orders;
}

/** Those of the wishes that may be given together, the first first. */
function legal(view: View, wishes: Order[]): Order[] {
  const chosen: Order[] = [];
  for (const wish of wishes) if (checkOrders(view, [...chosen, wish]).at(-1)?.ok) chosen.push(wish);
  return chosen;
}
