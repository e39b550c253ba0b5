import senkaku from './2010-senkaku.json' with { type: 'json' };
import today from './2025-today.json' with { type: 'json' };
import { readScenario, type Scenario, ScenarioError } from './scenario.ts';

const FILES = { '2010-senkaku': senkaku, '2025-today': today };
export type ScenarioId = keyof typeof FILES;
export const SCENARIOS: readonly ScenarioId[] = ['2010-senkaku', '2025-today'];

const read = new Map<string, Scenario>();

export function isScenario(id: string): id is ScenarioId {
  return id in FILES;
}

/** A scenario of the game by its id. */
export function scenario(id: string): Scenario {
  const known = read.get(id);
  if (known) return known;
  if (!isScenario(id)) throw new ScenarioError(`No scenario "${id}". There are: ${SCENARIOS.join(', ')}.`);
  const fresh = readScenario(FILES[id], id);
  read.set(id, fresh);
  return fresh;
}

/** Makes a scenario from elsewhere (a file to lint, the years of the backtest) known by its id in this process. */
export function include(plan: Scenario): void {
  read.set(plan.id, plan);
}
