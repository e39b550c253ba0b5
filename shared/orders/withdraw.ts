import { z } from 'zod';
import { giveNotice, leavingTreatyCosts, NOTICE } from '../diplomacy/breach.ts';
import { isParty, otherOf, type Treaty } from '../diplomacy/treaty.ts';
import { name, nation as nationWord, number, text } from '../text.ts';
import type { View } from '../world/view.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Withdraw {
  kind: 'withdraw';
  treaty: string; // id
}

/** Gives notice to leave a treaty: cheaper than breaking it, and it still binds for a turn. */
export const withdraw: OrderKind<Withdraw> = {
  kind: 'withdraw',
  schema: z.strictObject({ kind: z.literal('withdraw'), treaty: z.string().max(40) }),
  points: 0,
  subject: (order) => `withdraw ${order.treaty}`,
  cost: () => 0,
  check(view, order) {
    return leavable(view).some((one) => one.id === order.treaty)
      ? legal
      : illegal(text('refusal.no-such-treaty'));
  },
  suggest: (view) => leavable(view).map((one): Withdraw => ({ kind: 'withdraw', treaty: one.id })),
  apply(world, nation, order, log) {
    const treaty = world.treaties.find((one) => one.id === order.treaty);
    if (!treaty || treaty.by) return;
    giveNotice(world, treaty, nation);
    log({
      text: text('event.treaty-notice', {
        nation: nationWord(nation),
        other: nationWord(otherOf(treaty.parties, nation)),
      }),
      weight: 0.5,
      audience: null,
    });
  },
  outlook({ world }, order) {
    const treaty = world.treaties.find((one) => one.id === order.treaty);
    return treaty
      ? text('outlook.withdraw', {
          cost: number(leavingTreatyCosts(treaty), 'M USD'),
          turns: number(NOTICE - 1, 'turns'),
        })
      : null;
  },
  describe: (order) => text('order.withdraw', { treaty: name(order.treaty) }),
};

/** Treaties that neither side has given notice of and that have long enough to run for it. */
export const leavable = ({ nation, world }: View): Treaty[] =>
  world.treaties.filter(
    (one) =>
      one.state === 'in-force' && one.by === null && isParty(one, nation) && one.until > world.turn + NOTICE,
  );
