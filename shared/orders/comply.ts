import { z } from 'zod';
import { type Dispute, comply as takeBack } from '../diplomacy/wto.ts';
import { name, nation as nationWord, text, word } from '../text.ts';
import type { View } from '../world/view.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Comply {
  kind: 'comply';
  dispute: string; // id
}

/** Takes back what a ruling found against, or what a pending case complains of. */
export const comply: OrderKind<Comply> = {
  kind: 'comply',
  schema: z.strictObject({ kind: z.literal('comply'), dispute: z.string().max(40) }),
  points: 0,
  subject: (order) => `comply ${order.dispute}`,
  cost: () => 0,
  check: (view, order) =>
    lost(view).some((one) => one.id === order.dispute) ? legal : illegal(text('refusal.no-such-case')),
  suggest: (view) => lost(view).map((one): Comply => ({ kind: 'comply', dispute: one.id })),
  apply(world, nation, order, log) {
    const dispute = world.disputes.find((one) => one.id === order.dispute);
    if (!dispute) return;
    takeBack(world, dispute);
    log({
      text: text('event.comply', {
        nation: nationWord(nation),
        measure: word(`measure.${dispute.measure}`),
      }),
      weight: 0.6,
      audience: null,
    });
  },
  describe: (order) => text('order.comply', { dispute: name(order.dispute) }),
};

/** Cases lost that are still to be complied with. */
export const lost = ({ nation, world }: View): Dispute[] =>
  world.disputes.filter(
    (one) => one.against === nation && (one.state === 'lost' || one.state === 'retaliation'),
  );
