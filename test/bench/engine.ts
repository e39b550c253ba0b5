import type { Goal } from '../../scripts/goals.ts';
import { warmStart } from '../../shared/market/clearing.ts';
import { clear } from '../../shared/market/solver.ts';
import { SCENARIOS, type ScenarioId } from '../../shared/scenarios/index.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { rival } from './boardgame.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { type Growth, line } from './growth.ts';
import { larger } from './larger.ts';
import { alternate, digits, median, quantile, spread, type Times, together } from './measure.ts';
import { networkOf, recorded, type Turn } from './recorded.ts';

const SIZES = [1, 2, 4];
const BATCH = 5;

/** A whole turn of ours, the solver alone, and boardgame.io with an empty move, with our turn as its move, and without its server. */
type Contestant = 'ours' | 'solver' | 'empty' | 'plugged' | 'reducer';

/** A scenario at a size: medians of what its turns are, and every time, us. */
interface Measured {
  scenario: ScenarioId;
  size: number;
  regions: number;
  activities: number;
  bytes: number;
  times: Record<Contestant, Times>;
  residual: number;
}

/**
 * What a turn costs on one core: every turn of recorded matches of bots is resolved again and again, from the world as
 * it was, without explanation; beside it boardgame.io carrying that world through a move that does nothing, the same
 * with our rules as its move, and the solver alone on that turn's market.
 */
export const engine = (json: boolean, quick: boolean): Promise<never> =>
  tell('engine', { json, quick }, () => measure(quick));

async function measure(quick: boolean): Promise<Findings> {
  const found: Measured[] = [];
  for (const scenario of SCENARIOS)
    for (const size of SIZES) found.push(await measureSize(scenario, size, quick));
  const usual = found.filter(({ size }) => size === 1);
  const turn = Math.max(...usual.map(({ times }) => middle(times.ours)));
  const ratio = Math.max(...usual.map(({ times }) => middle(times.ours) / middle(times.empty)));
  const residual = Math.max(...found.map((one) => one.residual));
  const goals: Goal[] = [
    { name: 'turn, median us', goal: '<= 300', value: digits(turn), ok: turn <= 300 },
    {
      name: 'turn, of an empty move of boardgame.io',
      goal: '<= 0.4',
      value: digits(ratio),
      ok: ratio <= 0.4,
    },
    { name: 'largest imbalance of a market', goal: '<= 1e-6', value: digits(residual), ok: residual <= 1e-6 },
  ];
  return {
    how: `Microseconds on one core; each turn ${quick ? 10 : 60} times, by turns with the others in batches of ${BATCH}.`,
    tables: { 'A whole turn': found.map(row), 'The others': found.map(others) },
    growth: SCENARIOS.map((scenario) => growth(scenario, found)),
    goals,
  };
}

const middle = (times: Times) => quantile(times, 0.5);

const row = ({ scenario, size, regions, activities, bytes, times: { ours } }: Measured): Row => ({
  scenario,
  size: `x${size}`,
  regions,
  activities,
  'state, kB': digits(bytes / 1000),
  ...spread(ours),
  'turns a second': Math.round((1e6 * ours.length) / ours.reduce((sum, time) => sum + time, 0)),
});

const others = ({ scenario, size, times }: Measured): Row => ({
  scenario,
  size: `x${size}`,
  'solver alone': digits(middle(times.solver)),
  'boardgame.io, empty move': digits(middle(times.empty)),
  'our turn as its move': digits(middle(times.plugged)),
  'its reducer': digits(middle(times.reducer)),
  'ours / solver': digits(middle(times.ours) / middle(times.solver)),
  'ours / empty move': digits(middle(times.ours) / middle(times.empty)),
  'ours / ours in it': digits(middle(times.ours) / middle(times.plugged)),
});

function growth(scenario: ScenarioId, found: readonly Measured[]): Growth {
  const own = found.filter((one) => one.scenario === scenario);
  const of = (name: string, contestant: Contestant) =>
    line(
      name,
      own.map(({ activities, times }) => [activities, middle(times[contestant])]),
    );
  return {
    name: `engine-${scenario}`,
    title: `A turn of ${scenario} with one, two and four times its world`,
    x: 'activities of its market',
    y: 'microseconds',
    lines: [
      of('a turn', 'ours'),
      of('solver alone', 'solver'),
      of('boardgame.io, empty move', 'empty'),
      of('boardgame.io, our turn as its move', 'plugged'),
    ],
  };
}

async function measureSize(scenario: ScenarioId, size: number, quick: boolean): Promise<Measured> {
  const seeds = size === 1 && !quick ? [1, 2] : [1];
  const turns = seeds.flatMap((seed) => recorded(larger(scenario, size), seed));
  // So that code is compiled for what it will meet.
  for (const { world, orders } of turns)
    for (let run = 0; run < BATCH; run++) resolve(world, orders, { explain: false });
  const every = quick ? 4 : size;
  const chosen = turns.filter((_, index) => index % every === 0);
  const runs: Record<Contestant, Times>[] = [];
  for (const turn of chosen) runs.push(await measureTurn(turn, quick ? 2 : 12));
  const middle = (of: (turn: Turn) => number) => Math.round(median(chosen.map(of)));
  return {
    scenario,
    size,
    regions: middle(({ world }) => Object.keys(world.regions).length),
    activities: middle((turn) => networkOf(turn).network.columns),
    bytes: middle(({ world }) => JSON.stringify(world).length),
    times: together(runs),
    residual: Math.max(...turns.map(({ after }) => after.market.residual)),
  };
}

function measureTurn(turn: Turn, rounds: number): Promise<Record<Contestant, Times>> {
  const { world, orders } = turn;
  const theirs = rival(world, orders);
  const trade = networkOf(turn);
  const start = warmStart(trade, world);
  return alternate(
    {
      ours: () => resolve(world, orders, { explain: false }),
      solver: () => clear(trade.network, start),
      empty: theirs.carry,
      plugged: theirs.resolve,
      reducer: theirs.reduce,
    },
    { rounds, batch: BATCH },
  );
}
