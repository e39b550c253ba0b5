import { z } from 'zod';
import { MILESTONE_SAVES } from '../market/constants.ts';
import { good, number, text } from '../text.ts';
import { milestoneCost } from '../turn/research.ts';
import { COMMODITIES, type Commodity } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Substitution {
  kind: 'substitution';
  commodity: Commodity;
  funds: number; // M USD this turn
}

/** Pays for research into using less of a metal, or none. Nobody else knows how far it is. */
export const substitution: OrderKind<Substitution> = {
  kind: 'substitution',
  schema: z.strictObject({
    kind: z.literal('substitution'),
    commodity: z.enum(COMMODITIES),
    funds: z.number().min(1).max(1000),
  }),
  points: 1,
  subject: (order) => `substitution ${order.commodity}`,
  cost: (_, order) => order.funds,
  check({ nation, world }, order) {
    if (world.nations[nation].substitution[order.commodity].level >= 3)
      return illegal(text('refusal.fully-substituted', { good: good(order.commodity) }));
    return legal;
  },
  suggest({ nation, world }) {
    return (['heavy', 'light'] as const)
      .filter((commodity) => world.nations[nation].substitution[commodity].level < 3)
      .map((commodity): Substitution => {
        const { level } = world.nations[nation].substitution[commodity];
        return { kind: 'substitution', commodity, funds: Math.round(milestoneCost(level) / 3) };
      });
  },
  apply(world, nation, order, log) {
    world.nations[nation].substitution[order.commodity].funded += order.funds;
    log({
      text: text('event.research', { good: good(order.commodity), funds: number(order.funds, 'M USD') }),
      weight: 0.2,
      audience: [nation],
    });
  },
  describe: (order) =>
    text('order.substitution', {
      good: good(order.commodity),
      funds: number(order.funds, 'M USD'),
      saving: number(MILESTONE_SAVES, 'share'),
    }),
};
