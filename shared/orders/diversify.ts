import { z } from 'zod';
import { regionOf } from '../market/assemble.ts';
import { LICENSED } from '../market/network.ts';
import { ratio } from '../numbers.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Diversify {
  kind: 'diversify';
  funds: number; // M USD
}

/**
 * M USD with which companies go half of the way from where they are to avoiding the main supplier wherever they
 * can. Japan's supplementary budget of October 2010 had 100 bn yen, 1,200 M USD, for all its rare-earth measures,
 * a third of it for moving and refitting factories.
 */
const HALF_WAY = 250;

/** Where companies are never moved beyond: some trade stays whatever is paid. */
const MOST = 0.9;

/** Pays companies for the trouble of buying elsewhere than in China: they pay more for other goods, for years. */
export const diversify: OrderKind<Diversify> = {
  kind: 'diversify',
  schema: z.strictObject({ kind: z.literal('diversify'), funds: z.number().min(1).max(1000) }),
  points: 1,
  subject: () => 'diversify',
  cost: (_, order) => order.funds,
  check({ nation, world }) {
    if (nation === LICENSED) return illegal(text('refusal.own-goods'));
    if (regionOf(world, nation).distrust >= MOST - 0.01) return illegal(text('refusal.diversified'));
    return legal;
  },
  suggest({ nation, world }) {
    if (nation === LICENSED || regionOf(world, nation).distrust > 0.7) return [];
    return [{ kind: 'diversify', funds: 60 }];
  },
  apply(world, nation, order, log) {
    const place = regionOf(world, nation);
    place.distrust = after(place.distrust, order.funds);
    log({
      text: text('event.diversify', {
        nation: nationWord(nation),
        funds: number(order.funds, 'M USD'),
      }),
      weight: 0.35,
      audience: null,
    });
  },
  outlook({ nation, world }, order) {
    const now = regionOf(world, nation).distrust;
    return text('outlook.diversify', {
      before: number(now, 'share'),
      after: number(after(now, order.funds), 'share'),
    });
  },
  describe: (order) => text('order.diversify', { funds: number(order.funds, 'M USD') }),
};

/** How much companies avoid the main supplier after some funds, 0..1. */
const after = (now: number, funds: number): number =>
  now + Math.max(0, MOST - now) * ratio(funds, funds + HALF_WAY);
