import { z } from 'zod';
import { siteInput } from '../market/assemble.ts';
import { sum } from '../numbers.ts';
import { nation as nationWord, number, text, word } from '../text.ts';
import { worth } from '../world/ledger.ts';
import { sitesIn } from '../world/local.ts';
import { type NationId, STAGES, type Stage } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Subsidy {
  kind: 'subsidy';
  stage: Stage;
  share: number; // of operating cost; 0 ends it
}

/** More than half would be a state company by another name. */
const MOST = 0.5;

/** Pays a share of what mines or plants at home cost to run, until it is changed. */
export const subsidy: OrderKind<Subsidy> = {
  kind: 'subsidy',
  schema: z.strictObject({
    kind: z.literal('subsidy'),
    stage: z.enum(STAGES),
    share: z.number().min(0).max(1),
  }),
  points: 1,
  subject: (order) => `subsidy ${order.stage}`,
  cost: () => 0, // paid after the market, for what was made
  check({ nation, world }, order) {
    if (order.share > MOST) return illegal(text('refusal.subsidy-too-high', { most: number(MOST, 'share') }));
    if (world.nations[nation].support.subsidy[order.stage] === order.share)
      return illegal(text('refusal.no-change'));
    if (order.share > 0 && workCost(world, nation, order.stage) <= 0)
      return illegal(text('refusal.nobody-to-support', { stage: word(`stage.${order.stage}`) }));
    return legal;
  },
  suggest({ nation, world }) {
    return STAGES.flatMap((stage): Subsidy[] => {
      const now = world.nations[nation].support.subsidy[stage];
      if (now > 0) return [{ kind: 'subsidy', stage, share: 0 }];
      const bill = 0.3 * workCost(world, nation, stage);
      const { treasury, income } = world.nations[nation];
      return bill > 0 && bill < 0.15 * (treasury + income) ? [{ kind: 'subsidy', stage, share: 0.3 }] : [];
    });
  },
  apply(world, nation, order, log) {
    world.nations[nation].support.subsidy[order.stage] = order.share;
    const values = { nation: nationWord(nation), stage: word(`stage.${order.stage}`) };
    log({
      text:
        order.share > 0
          ? text('event.subsidy', { ...values, share: number(order.share, 'share') })
          : text('event.subsidy-ended', values),
      weight: 0.4,
      audience: null,
    });
  },
  outlook: ({ nation, world }, order) =>
    text('outlook.subsidy', {
      cost: number(order.share * workCost(world, nation, order.stage), 'M USD'),
    }),
  describe: (order) =>
    text(order.share > 0 ? 'order.subsidy' : 'order.subsidy-end', {
      stage: word(`stage.${order.stage}`),
      share: number(order.share, 'share'),
    }),
};

/** M USD a turn that running a nation's sites of one stage costs when they work as planned. */
export const workCost = (world: World, nation: NationId, stage: Stage): number =>
  sum(sitesIn(world, nation), (site) => {
    if (site.stage !== stage || site.illegal) return 0;
    const { capacity, cost } = siteInput(world, site);
    return worth(capacity, cost);
  });
