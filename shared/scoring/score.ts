import { clamp, sum } from '../numbers.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { type ByGoal, type GoalId, goalsOf } from './goals/ids.ts';
import { MEASURES } from './goals/index.ts';

export { coverTurns, output, ownChain } from './measures.ts';

/** How far a nation has reached each of its goals in the turn just cleared, 0..100. docs/model.md has the formulas. */
export function turnScore(world: World, nation: NationId): ByGoal {
  return byGoal(nation, (goal) => points(MEASURES[goal].now(world, nation)));
}

/** Goals over the match so far (what was, and what is under way), and their sum weighted as the scenario says. */
export function score(world: World, nation: NationId): { parts: ByGoal; total: number } {
  const { tally, weights } = world.nations[nation];
  const parts = byGoal(nation, (goal) => {
    const { now, lasting } = MEASURES[goal];
    const last = points(now(world, nation));
    if (world.turn === 0) return last;
    return (1 - lasting) * ((tally[goal] ?? 0) / world.turn) + lasting * last;
  });
  return { parts, total: sum(goalsOf(nation), (goal) => (weights[goal] ?? 0) * (parts[goal] ?? 0)) };
}

export function tallyScores(world: World): void {
  for (const nation of NATIONS) {
    const { tally } = world.nations[nation];
    const now = turnScore(world, nation);
    for (const goal of goalsOf(nation)) tally[goal] = (tally[goal] ?? 0) + (now[goal] ?? 0);
  }
}

const points = (share: number) => 100 * clamp(share, 0, 1);

/** A figure for each goal of a nation, in the order of the screens. */
export function byGoal(nation: NationId, pick: (goal: GoalId) => number): ByGoal {
  const out: ByGoal = {};
  for (const goal of goalsOf(nation)) out[goal] = pick(goal);
  return out;
}
