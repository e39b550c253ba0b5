import { z } from 'zod';
import { cleanUp, EARLY, liabilities, worstSite } from '../politics/environment.ts';
import { name, nation as nationWord, number, text } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface CleanUp {
  kind: 'clean-up';
  funds: number; // M USD
}

/** Restores land and streams before somebody sends the bill: the worst site first, at home and what the state owns abroad. */
export const cleanUpOrder: OrderKind<CleanUp> = {
  kind: 'clean-up',
  schema: z.strictObject({ kind: z.literal('clean-up'), funds: z.number().min(1).max(5000) }),
  points: 1,
  subject: () => 'clean-up',
  cost: (_, order) => order.funds,
  check({ nation, world }, order) {
    const owed = liabilities(world, nation);
    if (owed < 1) return illegal(text('refusal.nothing-to-clean'));
    if (EARLY * order.funds > owed + EARLY)
      return illegal(text('refusal.more-than-owed', { most: number(owed / EARLY, 'M USD') }));
    return legal;
  },
  suggest({ nation, world }) {
    const { treasury, start } = world.nations[nation];
    const owed = liabilities(world, nation);
    const funds = Math.floor(Math.min(owed / EARLY, 0.3 * treasury, start.income));
    return owed > 0.2 * start.income && funds >= 5 ? [{ kind: 'clean-up', funds }] : [];
  },
  apply(world, nation, order, log) {
    const worst = worstSite(world, nation);
    cleanUp(world, nation, order.funds);
    log({
      text: text('event.clean-up', {
        nation: nationWord(nation),
        funds: number(order.funds, 'M USD'),
        site: name(worst?.name ?? ''),
      }),
      weight: 0.3,
      audience: null,
    });
  },
  outlook({ nation, world }, order) {
    const owed = liabilities(world, nation);
    return text('outlook.clean-up', {
      before: number(owed, 'M USD'),
      after: number(Math.max(0, owed - EARLY * order.funds), 'M USD'),
    });
  },
  describe: (order) => text('order.clean-up', { funds: number(order.funds, 'M USD') }),
};
