import type { NationId } from '../../world/terms.ts';

/**
 * What each nation plays for: five goals, different in kind from nation to nation. The order is that of the
 * screens; weights are in the scenario, formulas in the file of each nation, words in `score.ID` and `score.ID.how`.
 */
export const GOALS = {
  CHN: ['value-added', 'rents', 'access', 'environment', 'standing'],
  JPN: ['supply', 'diversification', 'margin', 'recycling', 'partners'],
  USA: ['defence', 'chain', 'alliances', 'consumer-price', 'budget'],
  EUR: ['roll-out', 'circular', 'rules', 'autonomy', 'price'],
} as const satisfies Record<NationId, readonly [string, string, string, string, string]>;

export type GoalId = (typeof GOALS)[NationId][number];

export const GOAL_IDS: readonly GoalId[] = [...GOALS.CHN, ...GOALS.JPN, ...GOALS.USA, ...GOALS.EUR];

export const goalsOf = (nation: NationId): readonly GoalId[] => GOALS[nation];

/** One figure per goal of a nation; goals of others are not in it. */
export type ByGoal = Partial<Record<GoalId, number>>;
