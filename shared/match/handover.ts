import { describe, type Order } from '../orders/index.ts';
import { good, nation, number, type Text, text, word } from '../text.ts';
import type { ReportEvent } from '../turn/report.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import { reasonOf } from './charter.ts';

/** A half-year in which a stand-in held the seat of somebody absent: all it did, and all it left alone. */
export interface Held {
  seat: NationId;
  turn: number;
  orders: Order[];
  undone: number; // orders of an unsealed draft, which were not carried out
  unanswered: Text[]; // what asked for an answer
  news: Text[]; // the weightiest things that the seat may know of
}

/** What in a view waits for an answer of its nation. */
export function unanswered({ nation: own, world }: View): Text[] {
  return [
    ...world.crises.open
      .filter((open) => open.asked.includes(own))
      .map(({ card }) => text('standin.crisis', { crisis: word(`crisis.${card}.title`) })),
    ...world.proposals
      .filter((one) => one.to === own)
      .map((one) => text('standin.proposal', { nation: nation(one.from) })),
    ...world.offers
      .filter((one) => one.to === own)
      .map(({ from, contract }) =>
        text('standin.offer', {
          nation: nation(from),
          tonnes: number(contract.tonnes, 't'),
          good: good(contract.commodity),
        }),
      ),
  ];
}

/** So many events of a half-year are told to whoever comes back, and none that weighs less. */
const MOST_NEWS = 3;
const LEAST_WEIGHT = 0.4;

/** What of a report, most important first, a nation should hear that was away. */
export const newsFor = (seat: NationId, events: readonly ReportEvent[]): Text[] =>
  events
    .filter(
      ({ audience, weight, nation: by }) =>
        by !== seat && weight >= LEAST_WEIGHT && (audience === null || audience.includes(seat)),
    )
    .slice(0, MOST_NEWS)
    .map(({ text: said }) => said);

/** A sentence of the summary, and for an order why the charter allows it. */
export interface Line {
  said: Text;
  because: Text | null;
}

/** What whoever comes back is told of a half-year: each order and its reason, then what was left alone, then the news. */
export function summary({ orders, undone, unanswered: left, news }: Held): Line[] {
  const plain = (said: Text): Line => ({ said, because: null });
  return [
    ...orders.map((order) => ({ said: describe(order), because: reasonOf(order) })),
    ...(orders.length === 0 ? [plain(text('standin.nothing'))] : []),
    ...(undone > 0 ? [plain(text('standin.draft', { orders: number(undone, 'count') }))] : []),
    ...[...left, ...news].map(plain),
  ];
}
