import { describe } from '../../orders/index.ts';
import type { Text } from '../../text.ts';
import { each, NATIONS, type NationId } from '../../world/terms.ts';
import type { Site } from '../../world/world.ts';
import type { Class } from '../class.ts';
import { authorOf, holder } from '../data/orders.ts';
import type { PlayedWorld } from './played.ts';
import { named } from './story.ts';

/** All that a world's delegations ordered: what is not on everybody's page. */
export interface Book {
  world: number;
  turns: Record<NationId, OrderTold[]>[]; // by turn
  sites: Pick<Site, 'id' | 'name' | 'stage'>[];
}

export interface OrderTold {
  said: Text;
  by: number | null; // the student who put it in; null: nobody knows, or a computer
  seat: ReturnType<typeof holder>;
}

/** What was ordered in a world, as far as it was allowed. */
export function book(lesson: Class, { world, played }: PlayedWorld): Book {
  const turns = played.turns.map(({ before, orders }) =>
    each(NATIONS, (nation) =>
      orders[nation].flatMap(({ order, legal }): OrderTold[] => {
        if (!legal) return [];
        const seat = before.seats[nation];
        const by = authorOf({ class: lesson }, { world, nation }, seat, order)?.id ?? null;
        return [{ said: describe(order), by, seat: holder(seat) }];
      }),
    ),
  );
  return { world, turns, sites: named(played.end.world, turns) };
}

/** One delegation's pages of it, names for those who wrote them. */
export interface OwnBook {
  world: number;
  nation: NationId;
  turns: { said: Text; by: string | null }[][];
  sites: Book['sites'];
}

export const ownBook = ({ students }: Class, { world, turns, sites }: Book, nation: NationId): OwnBook => ({
  world,
  nation,
  turns: turns.map((turn) =>
    turn[nation].map(({ said, by }) => ({ said, by: students.find(({ id }) => id === by)?.shown ?? null })),
  ),
  sites,
});
