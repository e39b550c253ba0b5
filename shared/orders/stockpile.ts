import { z } from 'zod';
import { good, number, text } from '../text.ts';
import { worth } from '../world/ledger.ts';
import { COMMODITIES, type Commodity } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Stockpile {
  kind: 'stockpile';
  commodity: Commodity;
  tonnes: number; // this turn: > 0 buys, < 0 releases
  limit: number; // USD/kg: the most paid, or the least accepted
}

/** Buys for the national stockpile, or releases from it, in this turn's market. Nobody else is told. */
export const stockpile: OrderKind<Stockpile> = {
  kind: 'stockpile',
  schema: z.strictObject({
    kind: z.literal('stockpile'),
    commodity: z.enum(COMMODITIES),
    tonnes: z.number().min(-200_000).max(200_000),
    limit: z.number().positive().max(100_000),
  }),
  points: 0,
  subject: (order) => `stockpile ${order.commodity}`,
  cost: (_, order) => worth(Math.max(0, order.tonnes), order.limit),
  check({ nation, world }, order) {
    if (order.tonnes === 0) return illegal(text('refusal.no-change'));
    const held = world.nations[nation].stockpile[order.commodity];
    if (-order.tonnes > held + 1e-6)
      return illegal(text('refusal.not-in-stock', { good: good(order.commodity), held: number(held, 't') }));
    return legal;
  },
  suggest({ nation, world }) {
    const ideas: Stockpile[] = [];
    for (const commodity of ['light', 'heavy'] as const) {
      const use = world.regions[nation]?.use[commodity] ?? 0;
      const held = world.nations[nation].stockpile[commodity];
      const price = world.market.price[commodity][nation] ?? 0;
      const dear = price > 2.5 * world.market.memory.outside[commodity].anchor;
      if (dear && held > 1)
        ideas.push({ kind: 'stockpile', commodity, tonnes: -Math.ceil(held / 3), limit: cents(price * 0.6) });
      else if (use > 1)
        ideas.push({ kind: 'stockpile', commodity, tonnes: Math.ceil(use * 0.1), limit: cents(price * 1.3) });
    }
    return ideas;
  },
  apply(world, nation, order, log) {
    world.nations[nation].targets[order.commodity] = { tonnes: order.tonnes, limit: order.limit };
    const key = order.tonnes > 0 ? 'event.stockpile-buys' : 'event.stockpile-releases';
    log({
      text: text(key, { good: good(order.commodity), tonnes: number(Math.abs(order.tonnes), 't') }),
      weight: 0.25,
      audience: [nation],
    });
  },
  describe: (order) =>
    text(order.tonnes > 0 ? 'order.stockpile-buy' : 'order.stockpile-release', {
      good: good(order.commodity),
      tonnes: number(Math.abs(order.tonnes), 't'),
      limit: number(order.limit, 'USD/kg'),
    }),
};

const cents = (price: number) => Math.max(0.01, Math.round(price * 100) / 100);
