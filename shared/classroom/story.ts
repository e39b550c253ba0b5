import type { Entry, MatchSetup } from '../match/match.ts';
import { changesSince, seen } from '../news/since.ts';
import { describe } from '../orders/index.ts';
import { playedTurns } from '../replay/played.ts';
import type { Text } from '../text.ts';
import type { NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';

/** A match so far, for somebody who comes to a delegation late. */
export interface Story {
  turn: number; // turns resolved
  decided: { turn: number; orders: Text[] }[]; // what the nation did in each of them, oldest first
  changes: Text[]; // what is different since the first turn, as the nation may know it
}

/** @param inputs of the record of a match, as the nation may read them */
export function storyOf(setup: MatchSetup, inputs: readonly Entry[], nation: NationId): Story {
  const { start, turns, end } = playedTurns(setup, inputs);
  return {
    turn: end.world.turn,
    decided: turns.map(({ before, orders }) => ({
      turn: before.world.turn,
      orders: orders[nation].filter(({ legal }) => legal).map(({ order }) => describe(order)),
    })),
    changes: changesSince(seen(view(start.world, nation)), view(end.world, nation)),
  };
}
