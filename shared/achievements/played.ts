import { start } from '../match/match.ts';
import { step } from '../match/step.ts';
import type { Order } from '../orders/index.ts';
import type { MatchRecord } from '../replay/record.ts';
import type { Score } from '../scoring/outcome.ts';
import type { NationId } from '../world/terms.ts';
import { type View, view } from '../world/view.ts';

/** One half-year as its player had it: what was known, what was ordered, and what was known then. */
export interface Played {
  turn: number;
  orders: Order[];
  before: View;
  after: View;
}

/** A match as far as it went, and its score when it is over. */
export interface Story {
  nation: NationId;
  turns: Played[]; // oldest first
  score: Score | null;
}

/** Plays a record again for the eyes of one nation; it stops where an input does not fit. */
export function storyOf({ setup, inputs }: MatchRecord, nation: NationId): Story {
  let match = start(setup);
  const turns: Played[] = [];
  for (const { at, input } of inputs) {
    const done = step(match, input, at);
    if (!done.ok) break;
    if (done.resolved)
      turns.push({
        turn: match.world.turn,
        orders: match.seats[nation].draft,
        before: view(match.world, nation),
        after: view(done.match.world, nation),
      });
    match = done.match;
  }
  return { nation, turns, score: match.outcome?.scores[nation] ?? null };
}
