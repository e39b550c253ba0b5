import { z } from 'zod';
import { campaignGain } from '../politics/approval.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Campaign {
  kind: 'campaign';
  funds: number; // M USD
}

/** Relief for households, jobs programmes and a good speech: opinion of the government rises for a while. */
export const campaign: OrderKind<Campaign> = {
  kind: 'campaign',
  schema: z.strictObject({ kind: z.literal('campaign'), funds: z.number().min(1).max(5000) }),
  points: 1,
  subject: () => 'campaign',
  cost: (_, order) => order.funds,
  check({ nation, world }) {
    if (world.nations[nation].politics.approval >= 75) return illegal(text('refusal.popular-already'));
    return legal;
  },
  suggest({ nation, world }) {
    const { politics, treasury, start } = world.nations[nation];
    const funds = Math.floor(0.25 * start.income);
    return politics.approval < 55 && treasury > 2 * funds && funds >= 1 ? [{ kind: 'campaign', funds }] : [];
  },
  apply(world, nation, order, log) {
    world.nations[nation].politics.approval += campaignGain(world, nation, order.funds);
    log({
      text: text('event.campaign', { nation: nationWord(nation), funds: number(order.funds, 'M USD') }),
      weight: 0.2,
      audience: null,
    });
  },
  outlook({ nation, world }, order) {
    const now = world.nations[nation].politics.approval;
    return text('outlook.campaign', {
      before: number(now / 100, 'share'),
      after: number((now + campaignGain(world, nation, order.funds)) / 100, 'share'),
    });
  },
  describe: (order) => text('order.campaign', { funds: number(order.funds, 'M USD') }),
};
