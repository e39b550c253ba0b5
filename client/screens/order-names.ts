import { otherOf } from '#shared/diplomacy/treaty.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { figure, place, quantity, t, word } from '../i18n/index.ts';

/** An order in words; one that names something of the world by an id, in the words of that. `said`: its own words. */
export function inWords(order: Order, view: View, said: string): string {
  if (order.kind === 'leave-contract') {
    const left = view.world.contracts.find((one) => one.id === order.contract);
    return left
      ? t('orders.leave', { region: place(left.seller), good: word(`good.${left.commodity}`) })
      : word('kind.leave-contract');
  }
  if (order.kind !== 'accept') return nameOf(order, view) ?? said;
  const offer = view.world.offers.find((one) => one.id === order.offer);
  if (!offer) return word('kind.accept');
  const { tonnes, price, rule, commodity, turns } = offer.contract;
  return t('orders.accept', {
    nation: place(offer.from),
    good: word(`good.${commodity}`),
    tonnes: figure(tonnes, 't'),
    price: rule === 'spot' ? word('rule.at-spot') : quantity(price, 'USD/kg'),
    turns,
  });
}

/** Orders whose words depend on how the world stands; null for all others. */
function nameOf(order: Order, { nation, world }: View): string | null {
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
