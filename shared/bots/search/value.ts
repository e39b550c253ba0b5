import { sum } from '../../numbers.ts';
import type { GoalId } from '../../scoring/goals/ids.ts';
import { goalsOf } from '../../scoring/goals/ids.ts';
import { MEASURES } from '../../scoring/goals/index.ts';
import { turnScore } from '../../scoring/score.ts';
import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { unmet } from '../habits/relent.ts';

export type Weights = Partial<Record<GoalId, number>>;

/** A nation's weights as its government sees them; sum 1. */
export function weightsOf(world: World, nation: NationId, weighs: Weights): Weights {
  const { weights } = world.nations[nation];
  const goals = goalsOf(nation);
  const own = (goal: GoalId) => (weights[goal] ?? 0) * (weighs[goal] ?? 1);
  const total = sum(goals, own);
  const out: Weights = {};
  for (const goal of goals) out[goal] = own(goal) / total;
  return out;
}

/** The score at the end of the match if everything stayed as it is now: at the last turn, the score itself. */
export function prospect(world: World, nation: NationId, weights: Weights): number {
  const { tally } = world.nations[nation];
  const now = turnScore(world, nation);
  const left = Math.max(0, world.turns - world.turn);
  return sum(goalsOf(nation), (goal) => {
    const last = now[goal] ?? 0;
    const mean = ((tally[goal] ?? 0) + left * last) / (world.turn + left);
    const { lasting } = MEASURES[goal];
    return (weights[goal] ?? 0) * ((1 - lasting) * mean + lasting * last);
  });
}

/** Importers' need that may go unmet before it is a calamity: three turns of half as much again end the match for all. */
const BEARABLE = 0.045;
/** Points of score that each further share of it weighs. */
const WEIGHT = 800;

/**
 * How near a world has come to a collapse of supply since a turn, in points of score. A collapse is a defeat for all
 * (`scoring/outcome.ts`), which no nation's goals tell of: whoever only looks at those would win a ruin.
 */
export function calamity({ history }: World, since: number): number {
  const turns = history.filter((one) => one.turn >= since);
  const beyond = sum(turns, (one) => Math.max(0, unmet(one) - BEARABLE));
  return turns.length === 0 ? 0 : (WEIGHT * beyond) / turns.length;
}
