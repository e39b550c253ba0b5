import { z } from 'zod';
import { good, name, number, region, text } from '../text.ts';
import { freeSupply, sign } from './offtake.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Accept {
  kind: 'accept';
  offer: string; // id
}

/** Accepts an offtake offer of another nation. */
export const accept: OrderKind<Accept> = {
  kind: 'accept',
  schema: z.strictObject({ kind: z.literal('accept'), offer: z.string().max(40) }),
  points: 0,
  subject: (order) => `accept ${order.offer}`,
  cost: () => 0,
  check({ nation, world }, order) {
    const offer = world.offers.find((one) => one.id === order.offer && one.to === nation);
    if (!offer) return illegal(text('refusal.offer-gone'));
    const { seller, commodity, tonnes } = offer.contract;
    const free = freeSupply(world, seller, commodity);
    if (tonnes > free + 0.5)
      return illegal(text('refusal.more-than-made', { region: region(seller), most: number(free, 't') }));
    return legal;
  },
  suggest: ({ nation, world }) =>
    world.offers
      .filter((offer) => offer.to === nation)
      .map((offer): Accept => ({ kind: 'accept', offer: offer.id })),
  apply(world, nation, order, log) {
    const offer = world.offers.find((one) => one.id === order.offer && one.to === nation);
    if (!offer) return;
    world.offers = world.offers.filter((one) => one !== offer);
    const { turns, ...contract } = offer.contract;
    sign(world, contract, turns);
    const values = {
      buyer: region(contract.buyer),
      seller: region(contract.seller),
      good: good(contract.commodity),
      tonnes: number(contract.tonnes, 't'),
      price: number(contract.price, 'USD/kg'),
      turns: number(turns, 'turns'),
    };
    log({
      text: text(contract.rule === 'spot' ? 'event.contract-spot' : 'event.contract', values),
      weight: 0.5,
      audience: null,
    });
  },
  describe: (order) => text('order.accept', { offer: name(order.offer) }),
};
