import { otherOf } from '#shared/diplomacy/treaty.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { place, t, word } from '../i18n/index.ts';

/** Orders that name something of the world by an id, in the words of that something; null for all others. */
export function nameOf(order: Order, { nation, world }: View): string | null {
  switch (order.kind) {
    case 'answer': {
      const proposal = world.proposals.find((one) => one.id === order.proposal);
      if (!proposal) return word('kind.answer');
      return t(order.accept ? 'orders.answer' : 'orders.answer-no', { nation: place(proposal.from) });
    }
    case 'standards': {
      const { standards } = world.nations[nation];
      if (order.level === standards) return null;
      return t(order.level > standards ? 'orders.standards-up' : 'orders.standards-down', {
        level: order.level,
      });
    }
    case 'withdraw': {
      const treaty = world.treaties.find((one) => one.id === order.treaty);
      return treaty
        ? t('orders.withdraw', { nation: place(otherOf(treaty.parties, nation)) })
        : word('kind.withdraw');
    }
    case 'comply': {
      const dispute = world.disputes.find((one) => one.id === order.dispute);
      return dispute
        ? t('orders.comply', { measure: word(`measure.${dispute.measure}`) })
        : word('kind.comply');
    }
    default:
      return null;
  }
}
