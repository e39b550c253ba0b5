import { z } from 'zod';
import { card as cardOf, response as find, isCard } from '../crises/index.ts';
import { answer } from '../crises/settle.ts';
import { text, word } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Respond {
  kind: 'respond';
  crisis: string; // the card's id: no card is open twice
  response: string;
}

const id = z.string().regex(/^[a-z0-9-]+$/);
const response = ({ crisis, response: given }: Respond) =>
  isCard(crisis) ? find(cardOf(crisis), given) : null;

/** Answers a crisis; who does not answer has the card's own answer given for it. */
export const respond: OrderKind<Respond> = {
  kind: 'respond',
  schema: z.strictObject({ kind: z.literal('respond'), crisis: id, response: id }),
  points: 0,
  subject: (order) => `respond ${order.crisis}`,
  cost: (_, order) => response(order)?.cost ?? 0,
  check({ nation, world }, order) {
    const open = world.crises.open.find((one) => one.card === order.crisis);
    if (!open) return illegal(text('refusal.crisis-over'));
    if (!open.asked.includes(nation)) return illegal(text('refusal.not-asked'));
    return response(order) ? legal : illegal(text('refusal.no-such-response'));
  },
  suggest({ nation, world }) {
    return world.crises.open
      .filter((open) => open.asked.includes(nation))
      .flatMap(({ card: crisis }) =>
        cardOf(crisis)
          .responses.filter((one) => one.cost <= world.nations[nation].treasury)
          .map((one): Respond => ({ kind: 'respond', crisis, response: one.id })),
      );
  },
  apply(world, nation, order, log) {
    const given = response(order);
    if (given)
      answer(world, order.crisis, nation, given, ({ text: said, weight, audience }) =>
        log({ text: said, weight, audience }),
      );
  },
  describe: (order) => text('order.respond', { answer: word(`crisis.${order.crisis}.${order.response}`) }),
};
