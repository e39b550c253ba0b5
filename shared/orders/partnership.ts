import { z } from 'zod';
import { befriend, closeness, regard } from '../diplomacy/partners.ts';
import { nation as nationWord, number, region, text } from '../text.ts';
import type { RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Partnership {
  kind: 'partnership';
  region: RegionId;
  funds: number; // M USD
}

/** Pays for roads, surveys and schools in a partner country, which opens doors there. */
export const partnership: OrderKind<Partnership> = {
  kind: 'partnership',
  schema: z.strictObject({
    kind: z.literal('partnership'),
    region: z.string().regex(/^[A-Z]{3}$/),
    funds: z.number().min(5).max(500),
  }),
  points: 1,
  subject: (order) => `partnership ${order.region}`,
  cost: (_, order) => order.funds,
  check: ({ world }, order) =>
    world.partners[order.region] ? legal : illegal(text('refusal.no-such-partner')),
  suggest({ nation, world }) {
    return Object.keys(world.partners)
      .filter((id) => closeness(world, id, nation) < 0.35)
      .sort((a, b) => promise(world, b) - promise(world, a))
      .slice(0, 3)
      .map((id): Partnership => ({ kind: 'partnership', region: id, funds: 40 }));
  },
  apply(world, nation, order, log) {
    befriend(world, order.region, nation, order.funds);
    log({
      text: text('event.partnership', {
        nation: nationWord(nation),
        region: region(order.region),
        funds: number(order.funds, 'M USD'),
      }),
      weight: 0.4,
      audience: null,
    });
  },
  outlook({ nation, world }, order) {
    const partner = world.partners[order.region];
    if (!partner) return null;
    const then = {
      ...world,
      partners: {
        [order.region]: { ...partner, funds: { ...partner.funds }, regard: { ...partner.regard } },
      },
    };
    befriend(then, order.region, nation, order.funds);
    return text('outlook.partnership', {
      before: number(regard(world, order.region, nation), 'points'),
      after: number(regard(then, order.region, nation), 'points'),
    });
  },
  describe: (order) =>
    text('order.partnership', { region: region(order.region), funds: number(order.funds, 'M USD') }),
};

/** What a country has to give: t a turn of its mines and plants, also of those that wait for somebody. */
const promise = (world: World, id: RegionId): number => {
  let tonnes = 0;
  for (const site of world.sites)
    if (site.region === id && site.phase !== 'closed' && !site.illegal) tonnes += site.capacity;
  return tonnes;
};
