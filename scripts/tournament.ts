import { BOT_IDS } from '../shared/bots/index.ts';
import { KINDS } from '../shared/orders/index.ts';
import { isScenario, SCENARIOS } from '../shared/scenarios/index.ts';
import { SHARED_OUTCOMES } from '../shared/scoring/outcome.ts';
import { NATIONS } from '../shared/world/terms.ts';
import { readOptions, whole } from './arguments.ts';
import { type Goal, report, wrongUse } from './goals.ts';
import { playAll } from './play/fleet.ts';
import { climb } from './play/ladder/main.ts';
import { SET_SIZE } from './play/lineups.ts';
import { SPECIALS } from './play/policies.ts';
import { type Tally, tally } from './play/tally.ts';

const USAGE = `Usage: npm run tournament -- [--games N] [--seed N] [--scenario ${SCENARIOS.join('|')}] [--ladder [--workers N]] [--json]
Bots play each other on mirrored seats, in both scenarios. Default: 160 matches.
--ladder: every strength and character of the bots that think plays the same seats.`;

const { games, seed, scenarios, ladder, workers, json } = readArguments();
if (ladder) await climb({ games, seed, scenarios, workers, json });
const sets = Math.ceil(games / (SET_SIZE * scenarios.length));
const jobs = scenarios.flatMap((scenario) =>
  Array.from({ length: sets }, (_, index) => ({ scenario, seed: seed + index })),
);
const found = tally(await playAll(jobs));
report(json, { seed, ...found }, goalsFor(found), () => show(found));

/** What a balanced game shows (issue: each window is stated there). */
function goalsFor(result: Tally): Goal[] {
  const unused = KINDS.filter((kind) => result.kinds[kind] === 0);
  const characters = BOT_IDS.map((id) => ({ id, wins: result.policies[id]?.wins ?? 0 }));
  const best = characters.reduce((most, one) => (one.wins > most.wins ? one : most));
  const [strongest = ''] = BOT_IDS.flatMap((id) => NATIONS.map((seat) => `${id} ${seat}`)).sort(
    (a, b) => (result.cells[b]?.wins ?? 0) - (result.cells[a]?.wins ?? 0),
  );
  const missing = SHARED_OUTCOMES.filter((outcome) => !(outcome in result.outcomes));
  return [
    ...NATIONS.map((seat): Goal => {
      const against = result.seats[seat]?.against ?? Number.NaN;
      return within(`${seat}: mean score against par`, against, -0.04, 0.04);
    }),
    {
      name: 'order kinds no character uses',
      goal: 'none',
      value: unused.join(', ') || 'none',
      ok: unused.length === 0,
    },
    {
      name: `wins of the most successful character (${best.id})`,
      goal: 'at most 50% of its matches',
      value: percent(best.wins),
      ok: best.wins <= 0.5,
    },
    {
      name: `wins of the most successful character in one seat (${strongest})`,
      goal: 'at most 75% of its matches',
      value: percent(result.cells[strongest]?.wins ?? 0),
      ok: (result.cells[strongest]?.wins ?? 1) <= 0.75,
    },
    within('matches won by the leader at half-time', result.halfLeaderWins, 0.4, 0.65),
    {
      name: 'shared outcomes never reached',
      goal: 'none',
      value: missing.join(', ') || 'none',
      ok: missing.length === 0,
    },
    ...SPECIALS.map((id): Goal => {
      const above = result.policies[id]?.above ?? Number.NaN;
      const best = Math.max(...NATIONS.map((seat) => result.cells[`${id} ${seat}`]?.above ?? above));
      return {
        name: `${id}: mean points above par, and in its best seat`,
        goal: 'both below 0',
        value: `${digits(above)}, ${digits(best)}`,
        ok: above < 0 && best < 0,
      };
    }),
    { name: 'broken invariants', goal: '0', value: result.faults.length, ok: result.faults.length === 0 },
  ];
}

function within(name: string, value: number, low: number, high: number): Goal {
  return {
    name,
    goal: `${percent(low)} to ${percent(high)}`,
    value: percent(value),
    ok: value >= low && value <= high,
  };
}

function show(result: Tally): void {
  console.log(`${result.games} matches from seed ${seed}\n`);
  console.table(
    rows(result.seats, ({ total, par, against, wins }) => ({
      total: digits(total),
      par: digits(par),
      against: percent(against),
      wins: percent(wins),
    })),
  );
  const policy = ({ games: played, wins, above }: Tally['policies'][string]) => ({
    matches: played,
    wins: percent(wins),
    'above par': digits(above),
  });
  console.table(rows(result.policies, policy));
  console.table(rows(result.cells, policy));
  console.table(result.kinds);
  console.table(result.outcomes);
  console.log('Treasury at the end, turns of income:', rows(result.treasury, digits));
  for (const fault of result.faults.slice(0, 20)) console.log(fault);
}

function rows<V, W>(table: Record<string, V>, make: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, make(value)]));
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function digits(value: number): number {
  return Number(value.toPrecision(3));
}

function readArguments() {
  const options = {
    games: { type: 'string', default: '160' },
    seed: { type: 'string', default: '1' },
    scenario: { type: 'string' },
    ladder: { type: 'boolean', default: false },
    workers: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values } = readOptions(USAGE, { options });
  if (values.scenario !== undefined && !isScenario(values.scenario))
    wrongUse(`No scenario "${values.scenario}".\n${USAGE}`);
  return {
    games: whole(USAGE, values.games, 'games', 1),
    seed: whole(USAGE, values.seed, 'seed', 0),
    scenarios: values.scenario === undefined ? SCENARIOS : [values.scenario],
    ladder: values.ladder,
    workers: values.workers === undefined ? undefined : whole(USAGE, values.workers, 'workers', 1),
    json: values.json,
  };
}
