import type { Seat } from '../../match/match.ts';
import { cost, type Order, points, subject } from '../../orders/index.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import { view } from '../../world/view.ts';
import { type HalfYear, halfYear } from '../../world/world.ts';
import type { Student } from '../class.ts';
import { whereColumns } from './states.ts';
import { classId, isIncluded, pseudonyms, type Study } from './study.ts';
import { figures, plain, type Table } from './table.ts';

/** An order as it was given at the end of a turn. */
interface OrderRow {
  class: string;
  world: number;
  turn: number;
  date: HalfYear;
  nation: NationId;
  seat: 'people' | 'bot' | 'stand-in';
  position: number;
  order: Order;
  author: string | null;
  legal: boolean;
  cost: number;
}

export const orders: Table<OrderRow> = {
  id: 'orders',
  says: 'one order of one nation in one turn, as it stood when the turn ended',
  columns: [
    ...whereColumns<OrderRow>(),
    plain('turn', 'integer', 'the half-year for which it was given, from 1', ({ turn }) => turn + 1),
    plain('year', 'integer', 'the year of that turn in the story', ({ date }) => date.year),
    plain('half', 'integer', 'its half, 1 or 2', ({ date }) => date.half),
    plain('nation', 'text', 'CHN, JPN, USA or EUR', ({ nation }) => nation),
    plain('seat', 'text', 'who held the seat: people, bot or stand-in', ({ seat }) => seat),
    plain(
      'position',
      'integer',
      'its place among the orders of that turn, from 1',
      (row) => row.position + 1,
    ),
    plain('kind', 'text', 'what kind of order', ({ order }) => order.kind),
    plain('author', 'text', 'the member who put or changed it last; empty for bots', ({ author }) => author),
    plain('legal', 'yes/no', 'false: it was dropped, because it was not allowed', ({ legal }) => legal),
    plain('points', 'integer', 'policy points that it took', ({ order }) => points(order)),
    figures('cost', 'M USD', 'what it was to cost at once', ({ cost: price }) => price),
    plain('order', 'json', 'the whole order', ({ order }) => JSON.stringify(order)),
  ],
  rows: (study) => {
    const names = pseudonyms(study.class);
    return study.worlds.flatMap(({ world, played }) =>
      played.turns.flatMap(({ before, orders: given }) =>
        NATIONS.flatMap((nation) => {
          const known = view(before.world, nation);
          return given[nation].flatMap(({ order, legal }, position): OrderRow[] => {
            const author = authorOf(study, { world, nation }, before.seats[nation], order);
            if (author && !isIncluded(study, author.id)) return [];
            return [
              {
                class: classId(study),
                world,
                turn: before.world.turn,
                date: halfYear(before.world.start, before.world.turn),
                nation,
                seat: holder(before.seats[nation]),
                position,
                order,
                author: author ? (names.get(author.id) ?? null) : null,
                legal,
                cost: legal ? cost(known, order) : 0,
              },
            ];
          });
        }),
      ),
    );
  },
};

export const holder = ({ bot, absent, sealed }: Seat): OrderRow['seat'] =>
  bot ? 'bot' : absent && !sealed ? 'stand-in' : 'people';

/** Who put an order into a draft: a match knows its members by the name under which the class seats them. */
export function authorOf(
  { class: { students } }: Pick<Study, 'class'>,
  { world, nation }: { world: number; nation: NationId },
  seat: Seat,
  order: Order,
): Student | null {
  if (holder(seat) !== 'people') return null;
  const author = seat.authors[subject(order)];
  const there = students.filter(({ place }) => place?.world === world && place.nation === nation);
  return (
    there.find(({ shown }) => shown === author?.name) ?? there.find(({ id }) => id === author?.number) ?? null
  );
}
