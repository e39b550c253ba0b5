import { z } from 'zod';
import { welcome } from '../diplomacy/partners.ts';
import { outlook, SURVEY_TURNS } from '../sites/explore.ts';
import { nation as nationWord, number, region, text } from '../text.ts';
import { isNation, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Explore {
  kind: 'explore';
  region: RegionId;
  funds: number; // M USD
}

/** Looks for deposits at home or in a partner country; what comes of it is chance. */
export const explore: OrderKind<Explore> = {
  kind: 'explore',
  schema: z.strictObject({
    kind: z.literal('explore'),
    region: z.string().regex(/^[A-Z]{3}$/),
    funds: z.number().min(5).max(200),
  }),
  points: 1,
  subject: (order) => `explore ${order.region}`,
  cost: (_, order) => order.funds,
  check({ nation, world }, order) {
    if (!world.regions[order.region] || order.region === 'ROW')
      return illegal(text('refusal.no-such-region'));
    if (isNation(order.region) && order.region !== nation)
      return illegal(text('refusal.foreign-ground', { nation: nationWord(order.region) }));
    if (!welcome(world, order.region, nation))
      return illegal(text('refusal.unwelcome', { region: region(order.region) }));
    if (world.surveys.some((one) => one.by === nation && one.region === order.region))
      return illegal(text('refusal.surveyed-already', { region: region(order.region) }));
    return legal;
  },
  suggest({ nation, world }) {
    return Object.keys(world.regions)
      .filter((id) => id !== 'ROW' && (id === nation || !isNation(id)))
      .filter((id) => welcome(world, id, nation))
      .filter((id) => !world.surveys.some((one) => one.by === nation && one.region === id))
      .sort((a, b) => promise(world, b) - promise(world, a))
      .slice(0, 3)
      .map((id): Explore => ({ kind: 'explore', region: id, funds: FUNDS }));
  },
  apply(world, nation, order, log) {
    const { chance, low, high } = outlook(world, order.region, order.funds);
    world.surveys.push({
      id: `survey-${world.nextId++}`,
      by: nation,
      region: order.region,
      funds: order.funds,
      since: world.turn,
    });
    log({
      text: text('event.explore', {
        nation: nationWord(nation),
        region: region(order.region),
        chance: number(chance, 'share'),
        turns: number(SURVEY_TURNS, 'turns'),
        low: number(low, 't'),
        high: number(high, 't'),
      }),
      weight: 0.3,
      audience: null,
    });
  },
  outlook({ world }, order) {
    if (!world.regions[order.region]) return null;
    const { chance, low, high } = outlook(world, order.region, order.funds);
    return text('outlook.explore', {
      chance: number(chance, 'share'),
      turns: number(SURVEY_TURNS, 'turns'),
      low: number(low, 't'),
      high: number(high, 't'),
    });
  },
  describe: (order) =>
    text('order.explore', { region: region(order.region), funds: number(order.funds, 'M USD') }),
};

/** M USD of a usual campaign. */
const FUNDS = 30;

/** t a turn that a usual campaign may be expected to find, sooner where permits are quick. */
const promise = (world: World, id: RegionId): number => {
  const { chance, low, high } = outlook(world, id, FUNDS);
  return (chance * (low + high)) / (8 + (world.regions[id]?.permitting ?? 8));
};
