import type { Order } from '../orders/index.ts';
import type { Text } from '../text.ts';
import type { Report } from '../turn/report.ts';
import type { Commodity } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** Things to look at rather than to order. */
export const LOOKS = ['dependence', 'plant', 'room'] as const;
export type Look = (typeof LOOKS)[number];

/** A half-year that is over, as the player's own browser remembers it. */
export interface Past {
  turn: number;
  orders: readonly Order[];
  stockpile: Readonly<Record<Commodity, number>>; // t, before those orders
}

/** What the player has seen and done so far. */
export interface Seen {
  looked: readonly Look[];
  past: readonly Past[];
  reading: boolean; // the paper of the last half-year lies on the table
}

/** All that the coach goes by. */
export interface Situation {
  view: View;
  draft: readonly Order[];
  report: Report | null;
  seen: Seen;
}

/** The thing on the page that is meant. */
export type Anchor =
  | { is: 'order'; order: Order } // to be written
  | { is: 'dependence' | 'crisis' | 'room' | 'ideas' | 'seal' | 'paper' }
  | { is: 'plant'; site: string };

/** What the coach says now. */
export interface Coaching {
  lesson: LessonId | 'end';
  step: string; // what is asked for, one word; a step is over when another takes its place
  says: Text[]; // the idea, or what came of the last half-year
  remarks: Text[]; // on what the player has just done
  asks: Text | null;
  points: Anchor | null;
  later: boolean; // something of this half-year's lesson is met already
  done: boolean; // nothing is left to do but to seal, or to read on
}

export const LESSON_IDS = ['dependence', 'lead', 'panic', 'recycling', 'courts', 'thrift', 'own'] as const;
export type LessonId = (typeof LESSON_IDS)[number];

/** Orders of one kind in the draft. */
export const drafted = <K extends Order['kind']>(
  { draft }: Pick<Situation, 'draft'>,
  kind: K,
): Extract<Order, { kind: K }>[] =>
  draft.filter((order): order is Extract<Order, { kind: K }> => order.kind === kind);

/** Orders of one kind in the half-years before. */
export const given = <K extends Order['kind']>(
  { seen }: Pick<Situation, 'seen'>,
  kind: K,
): Extract<Order, { kind: K }>[] => seen.past.flatMap(({ orders }) => drafted({ draft: orders }, kind));
