import { z } from 'zod';
import { nation as nationWord, number, text } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface TaxCredit {
  kind: 'tax-credit';
  share: number; // of what companies invest; 0 ends it
}

/** The US gives 30% on investment (48C) and 10% on production (45X); more would build ghost plants. */
const MOST = 0.4;

/** Gives companies back a share of what they invest at home in mines and plants, until it is changed. */
export const taxCredit: OrderKind<TaxCredit> = {
  kind: 'tax-credit',
  schema: z.strictObject({ kind: z.literal('tax-credit'), share: z.number().min(0).max(1) }),
  points: 1,
  subject: () => 'tax-credit',
  cost: () => 0, // paid when companies invest
  check({ nation, world }, order) {
    if (order.share > MOST) return illegal(text('refusal.subsidy-too-high', { most: number(MOST, 'share') }));
    if (world.nations[nation].support.credit === order.share) return illegal(text('refusal.no-change'));
    return legal;
  },
  suggest({ nation, world }) {
    return world.nations[nation].support.credit > 0
      ? [{ kind: 'tax-credit', share: 0 }]
      : [{ kind: 'tax-credit', share: 0.3 }];
  },
  apply(world, nation, order, log) {
    world.nations[nation].support.credit = order.share;
    log({
      text:
        order.share > 0
          ? text('event.tax-credit', { nation: nationWord(nation), share: number(order.share, 'share') })
          : text('event.tax-credit-ended', { nation: nationWord(nation) }),
      weight: 0.4,
      audience: null,
    });
  },
  describe: (order) =>
    order.share > 0
      ? text('order.tax-credit', { share: number(order.share, 'share') })
      : text('order.tax-credit-end'),
};
