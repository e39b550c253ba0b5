import { BOT_IDS, type BotId, botFor } from '../shared/bots/index.ts';
import { playOut } from '../shared/bots/play.ts';
import { playRandom } from '../shared/bots/random.ts';
import { isScenario, SCENARIOS } from '../shared/scenarios/index.ts';
import { goalsOf } from '../shared/scoring/goals/ids.ts';
import { sharedOutcome } from '../shared/scoring/outcome.ts';
import { score } from '../shared/scoring/score.ts';
import { hash } from '../shared/world/hash.ts';
import { faults } from '../shared/world/invariants.ts';
import { COMMODITIES, each, NATIONS } from '../shared/world/terms.ts';
import { halfYear, type World } from '../shared/world/world.ts';
import { readOptions, whole } from './arguments.ts';
import { type Goal, report, wrongUse } from './goals.ts';

const USAGE = `Usage: npm run simulate -- [--scenario ${SCENARIOS.join('|')}] [--seed N] [--turns N] [--bots ${BOT_IDS.join('|')}] [--games N] [--random] [--json]`;

/** The long form of test/shared/turn/random.test.ts. */
const RANDOM_TURNS = 100_000;

const { scenario, seed, turns, bots, games, random, json } = readArguments();
if (random) playAtRandom(turns ?? RANDOM_TURNS);
else if (games === null) playOne();
else playMany(games);

/** One match of four bots, turn by turn. */
function playOne(): never {
  const found: object[] = [];
  const broken: string[] = [];
  const seat = (nation: (typeof NATIONS)[number]): BotId => bots ?? botFor(seed, nation);
  const { world } = playOut(scenario, seed, turns, seat, (_, after) => {
    found.push(turnFigures(after));
    broken.push(...faults(after));
  });
  const scores = each(NATIONS, (nation) => score(world, nation));
  const goals: Goal[] = [
    { name: 'broken invariants', goal: '0', value: broken.length, ok: broken.length === 0 },
  ];
  const data = {
    scenario,
    seed,
    bots: each(NATIONS, seat),
    turns: found,
    scores,
    outcome: sharedOutcome(world),
    hash: hash(world),
  };
  return report(json, data, goals, () => {
    console.log(
      `${scenario}, seed ${seed}: ${NATIONS.map((nation) => `${nation} ${seat(nation)}`).join(', ')}\n`,
    );
    console.table(found.map(flat));
    console.table(
      each(NATIONS, (nation) => ({
        goals: goalsOf(nation)
          .map((goal) => `${goal} ${digits(scores[nation].parts[goal])}`)
          .join(', '),
        total: digits(scores[nation].total),
      })),
    );
    console.log(`${data.outcome}, hash ${data.hash}`);
    for (const fault of broken) console.log(fault);
  });
}

/** Random legal orders of all nations in all scenarios, one seed after the other, until so many turns are resolved. */
function playAtRandom(wanted: number): never {
  const broken: { scenario: string; seed: number; turn: number; fault: string }[] = [];
  let resolved = 0;
  for (let own = seed; resolved < wanted; own++)
    for (const id of SCENARIOS)
      resolved += playRandom(id, own, (world) => {
        for (const fault of faults(world)) broken.push({ scenario: id, seed: own, turn: world.turn, fault });
      });
  const goals: Goal[] = [
    { name: 'broken invariants', goal: '0', value: broken.length, ok: broken.length === 0 },
  ];
  return report(json, { seed, turns: resolved, broken: broken.slice(0, 1000) }, goals, () => {
    console.log(`${resolved} turns of random legal orders in ${SCENARIOS.join(', ')} from seed ${seed}`);
    if (broken.length > 0) console.table(broken.slice(0, 40));
  });
}

/** Many matches on all seeds from the first on: only what went wrong is told. */
function playMany(count: number): never {
  const broken: { seed: number; turn: number; fault: string }[] = [];
  let resolved = 0;
  for (let game = 0; game < count; game++) {
    const own = seed + game;
    playOut(
      scenario,
      own,
      turns,
      (nation) => bots ?? botFor(own, nation),
      (_, after) => {
        resolved += 1;
        for (const fault of faults(after)) broken.push({ seed: own, turn: after.turn, fault });
      },
    );
  }
  const goals: Goal[] = [
    { name: 'broken invariants', goal: '0', value: broken.length, ok: broken.length === 0 },
  ];
  return report(json, { scenario, seed, games: count, turns: resolved, broken }, goals, () => {
    console.log(`${count} matches of ${scenario} from seed ${seed}, ${resolved} turns`);
    if (broken.length > 0) console.table(broken.slice(0, 40));
  });
}

function turnFigures(world: World) {
  const last = world.history.at(-1);
  const { year, half } = halfYear(world.start, world.turn - 1);
  return {
    turn: world.turn - 1,
    date: `${year} H${half}`,
    prices: {
      outside: last?.outside,
      inside: last?.inside,
      regions: each(COMMODITIES, (commodity) => world.market.price[commodity]),
    },
    chinaShare: { mining: last?.chinaMining, separation: last?.chinaSeparation },
    dependence: last?.dependence,
    scores: each(NATIONS, (nation) => score(world, nation).total),
  };
}

function flat(figures: object): object {
  const { date, prices, chinaShare, dependence } = figures as ReturnType<typeof turnFigures>;
  return {
    date,
    light: digits(prices.outside?.light),
    heavy: digits(prices.outside?.heavy),
    bulk: digits(prices.outside?.bulk),
    'light in China': digits(prices.inside?.light),
    'China mines': digits(chinaShare.mining),
    'China separates': digits(chinaShare.separation),
    'JPN depends': digits(dependence?.JPN),
    'USA depends': digits(dependence?.USA),
    'EUR depends': digits(dependence?.EUR),
  };
}

function digits(value: number | undefined): number {
  return Number((value ?? 0).toPrecision(3));
}

function readArguments() {
  const options = {
    scenario: { type: 'string', default: SCENARIOS[0] ?? '' },
    seed: { type: 'string', default: '1' },
    turns: { type: 'string' },
    bots: { type: 'string' },
    games: { type: 'string' },
    random: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  const { values } = readOptions(USAGE, { options });
  if (!isScenario(values.scenario)) wrongUse(`No scenario "${values.scenario}".\n${USAGE}`);
  const bots = values.bots === undefined ? null : BOT_IDS.find((id) => id === values.bots);
  if (bots === undefined) wrongUse(`No bot "${values.bots}".\n${USAGE}`);
  return {
    scenario: values.scenario,
    seed: whole(USAGE, values.seed, 'seed', 0),
    turns: values.turns === undefined ? undefined : whole(USAGE, values.turns, 'turns', 1),
    bots,
    games: values.games === undefined ? null : whole(USAGE, values.games, 'games', 1),
    random: values.random,
    json: values.json,
  };
}
