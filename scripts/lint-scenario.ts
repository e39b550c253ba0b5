import { readFileSync } from 'node:fs';
import { readScenario, type Scenario, ScenarioError } from '../shared/scenarios/scenario.ts';
import { readOptions, whole } from './arguments.ts';
import { type Goal, report, wrongUse } from './goals.ts';
import { findings } from './lint/findings.ts';
import { playAll } from './play/fleet.ts';
import { SET_SIZE } from './play/lineups.ts';

const USAGE = `Usage: npm run lint:scenario -- FILE [--games N] [--seed N] [--json]
Reads a scenario and plays it 200 times with bots: dominance, money pumps, dead orders, seat bias, length.`;

const { file, games, seed, json } = readArguments();
const plan = readPlan(file);
const sets = Math.ceil(games / SET_SIZE);
const jobs = Array.from({ length: sets }, (_, index) => ({
  scenario: plan.id,
  seed: seed + index,
  plan,
  curious: true,
}));
const found = findings(await playAll(jobs));
const goals: Goal[] = [{ name: 'findings', goal: '0', value: found.length, ok: found.length === 0 }];
report(json, { scenario: plan.id, games: sets * SET_SIZE, seed, findings: found }, goals, () => {
  console.log(`${plan.id}: ${sets * SET_SIZE} matches of ${plan.turns} turns`);
  for (const { about, where, what, mend } of found)
    console.log(`${about}, ${where}: ${what}\n    how to mend: ${mend}`);
});

/** Exit 1 with every fault of the schema: what, where, how to mend. */
function readPlan(path: string): Scenario {
  try {
    return readScenario(JSON.parse(readFileSync(path, 'utf8')), path);
  } catch (error) {
    if (error instanceof ScenarioError) return refuse(error.message);
    if (error instanceof SyntaxError) return refuse(`${path} is not JSON: ${error.message}`);
    return wrongUse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function refuse(message: string): never {
  const goals: Goal[] = [{ name: 'the file can be read', goal: 'true', value: false, ok: false }];
  return report(json, { file, error: message }, goals, () => console.log(message));
}

function readArguments() {
  const options = {
    games: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readOptions(USAGE, { options, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) wrongUse(USAGE);
  return {
    file: path,
    games: whole(USAGE, values.games, 'games', 1),
    seed: whole(USAGE, values.seed, 'seed', 0),
    json: values.json,
  };
}
