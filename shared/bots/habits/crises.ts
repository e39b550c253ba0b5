import type { Manner } from '../../crises/card.ts';
import { card as cardOf } from '../../crises/index.ts';
import type { Habit } from './trade.ts';

/** No answer may cost more than this share of the treasury. */
const MOST = 0.25;

/** Answers every crisis by character: the first manner in its list that the card offers and the treasury bears. */
const inTheManner =
  (...tastes: Manner[]): Habit =>
  ({ nation, world }) =>
    world.crises.open
      .filter((open) => open.asked.includes(nation))
      .flatMap(({ card: id }) => {
        const { responses } = cardOf(id);
        const bearable = responses.filter((one) => one.cost <= MOST * world.nations[nation].treasury);
        const best = tastes.flatMap((taste) => bearable.filter((one) => one.manner === taste))[0];
        return best ? [{ kind: 'respond' as const, crisis: id, response: best.id }] : [];
      });

export const standFirm = inTheManner('firm', 'invest', 'wait');
export const giveWay = inTheManner('yield', 'wait', 'invest');
export const spendOnIt = inTheManner('invest', 'wait', 'yield');
