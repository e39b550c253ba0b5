import type { Entry, Match, MatchSetup } from '../match/match.ts';
import { start } from '../match/match.ts';
import { step } from '../match/step.ts';
import { checkOrders, type Order } from '../orders/index.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';

/** One half-year of a record as it was played. */
export interface PlayedTurn {
  before: Match; // as it stood when the turn ended, drafts and their authors included
  orders: Record<NationId, GivenOrder[]>;
  ended: Entry; // what ended it
  after: Match;
}

export interface GivenOrder {
  order: Order;
  legal: boolean; // what is not is dropped
}

/**
 * A record turn by turn: what every seat had each half-year do, whoever sat there, and the match before and after.
 * Inputs that are refused end it: a record that has been verified has none.
 * @param explain whether reports say why figures moved, which takes most of the time
 */
export function playedTurns(
  setup: MatchSetup,
  inputs: readonly Entry[],
  explain = false,
): { start: Match; turns: PlayedTurn[]; end: Match } {
  const first = start(setup);
  const turns: PlayedTurn[] = [];
  let match = first;
  for (const ended of inputs) {
    const { at, input } = ended;
    let orders: Record<NationId, Order[]> | null = null;
    const done = step(match, input, at, {
      explain,
      told: (given) => {
        orders = given;
      },
    });
    if (!done.ok) break;
    if (orders) turns.push({ before: match, orders: judged(match, orders), ended, after: done.match });
    match = done.match;
  }
  return { start: first, turns, end: match };
}

const judged = (match: Match, orders: Record<NationId, Order[]>): PlayedTurn['orders'] =>
  each(NATIONS, (nation) => {
    const verdicts = checkOrders(view(match.world, nation), orders[nation]);
    return orders[nation].map((order, index) => ({ order, legal: verdicts[index]?.ok ?? false }));
  });
