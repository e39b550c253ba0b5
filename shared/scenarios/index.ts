import senkaku from './2010-senkaku.json' with { type: 'json' };
import today from './2025-today.json' with { type: 'json' };
import { CABINETS, cabinets } from './cabinets.ts';
import { readScenario, type Scenario, ScenarioError } from './scenario.ts';
import { TOKYO, tokyo } from './tokyo.ts';

const PLANS = {
  '2010-senkaku': () => readScenario(senkaku, '2010-senkaku'),
  '2025-today': () => readScenario(today, '2025-today'),
  [TOKYO]: () => tokyo(scenario('2010-senkaku')),
  [CABINETS]: () => cabinets(scenario('2010-senkaku')),
};
export type ScenarioId = keyof typeof PLANS;
/** Worlds of their own; the tutorial's and that of the real cabinets are 2010 told otherwise. */
export const SCENARIOS: readonly ScenarioId[] = ['2010-senkaku', '2025-today'];

const read = new Map<string, Scenario>();

export function isScenario(id: string): id is ScenarioId {
  return Object.hasOwn(PLANS, id);
}

/** A scenario of the game by its id. */
export function scenario(id: string): Scenario {
  const known = read.get(id);
  if (known) return known;
  if (!isScenario(id)) throw new ScenarioError(`No scenario "${id}". There are: ${SCENARIOS.join(', ')}.`);
  const fresh = PLANS[id]();
  read.set(id, fresh);
  return fresh;
}

/** Makes a scenario from elsewhere (a file to lint, the years of the backtest) known by its id in this process. */
export function include(plan: Scenario): void {
  read.set(plan.id, plan);
}
