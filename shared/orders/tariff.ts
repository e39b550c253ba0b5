import { z } from 'zod';
import { good, nation as nationWord, number, region, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { GOODS, type Good, isNation, type RegionId } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Tariff {
  kind: 'tariff';
  origin: RegionId;
  good: Good;
  rate: number; // share of the price; 0 ends it
}

/** Taxes imports of one good from one origin. */
export const tariff: OrderKind<Tariff> = {
  kind: 'tariff',
  schema: z.strictObject({
    kind: z.literal('tariff'),
    origin: z.string().regex(/^[A-Z]{3}$/),
    good: z.enum(GOODS),
    rate: z.number().min(0).max(1),
  }),
  points: 0,
  subject: (order) => `tariff ${order.origin} ${order.good}`,
  cost: () => 0,
  check({ nation, world }, order) {
    if (order.origin === nation || !world.regions[order.origin])
      return illegal(text('refusal.no-such-origin'));
    const now = world.tariffs.find(
      (one) => one.by === nation && one.origin === order.origin && one.good === order.good,
    );
    if ((now?.rate ?? 0) === order.rate) return illegal(text('refusal.no-change'));
    return legal;
  },
  suggest({ nation, world }) {
    if (nation === 'CHN') return [];
    const now = world.tariffs.find(
      (one) => one.by === nation && one.origin === 'CHN' && one.good === 'magnet',
    );
    const rate = now ? 0 : 0.25;
    return [{ kind: 'tariff', origin: 'CHN', good: 'magnet', rate }];
  },
  apply(world, nation, order, log) {
    const before = world.tariffs.find(
      (one) => one.by === nation && one.origin === order.origin && one.good === order.good,
    );
    world.tariffs = world.tariffs.filter((one) => one !== before);
    if (order.rate > 0)
      world.tariffs.push({ by: nation, origin: order.origin, good: order.good, rate: order.rate });
    if (isNation(order.origin)) warm(world, order.origin, nation, -20 * (order.rate - (before?.rate ?? 0)));
    const values = { nation: nationWord(nation), region: region(order.origin), good: good(order.good) };
    log({
      text:
        order.rate > 0
          ? text('event.tariff', { ...values, rate: number(order.rate, 'share') })
          : text('event.tariff-ended', values),
      weight: 0.4,
      audience: null,
    });
  },
  describe: (order) =>
    text('order.tariff', {
      region: region(order.origin),
      good: good(order.good),
      rate: number(order.rate, 'share'),
    }),
};
