import { type Goal, report } from '../../scripts/goals.ts';
import { marketInputs } from '../../shared/market/assemble.ts';
import { warmStart } from '../../shared/market/clearing.ts';
import { tradeNetwork } from '../../shared/market/network.ts';
import { clear, type Network } from '../../shared/market/solver.ts';
import { draw, stream } from '../../shared/random.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { create } from '../../shared/world/create.ts';
import { drawNetwork } from '../kit/networks.ts';
import { type GeneralSolver, generalSolver } from './highs.ts';
import { digits, quantile } from './measure.ts';

/** Regions of a drawn supply chain of three goods: from 49 to 2,051 activities. */
const REGIONS = [3, 5, 8, 12, 17, 25];
const NETWORKS = 20;
const ROUNDS = 5;
/** By how much costs and endowments differ between two turns of a drawn network. */
const SHOCK = 0.05;

/** A network, and the prices of the turn before it. */
interface Problem {
  network: Network;
  warm: Float64Array;
}

/** One line of the table; times in microseconds, the middle of all problems' middles. */
interface Line {
  activities: number;
  rows: number;
  warm: number;
  cold: number;
  steps: { warm: number; cold: number };
  cleared: number; // share of all clearings, warm and cold
  general: number | null; // HiGHS, the whole call
  agree: number; // largest difference between what both plans cost, relative; prices of what hardly moves are not unique
  solved: number; // share of the problems that HiGHS solved
}

/**
 * How long clearing a market takes, from the prices of last turn and from none, on drawn supply chains of growing
 * size and on the markets of the scenarios, beside a general solver on the same problems in the same run.
 */
export async function market(json: boolean): Promise<never> {
  const rival = await generalSolver();
  const drawn = REGIONS.map((regions) =>
    line(
      Array.from({ length: NETWORKS }, (_, seed) => drawnProblem(regions, seed)),
      rival,
    ),
  );
  const real = line(SCENARIOS.map(openingProblem), rival);
  const slowest = drawn.at(-1);
  const cleared = Math.min(real.cleared, ...drawn.map((one) => one.cleared));
  const agree = Math.max(real.agree, ...drawn.map((one) => one.agree));
  const ratio = (slowest?.cold ?? Number.NaN) / (slowest?.general ?? Number.NaN);
  const goals: Goal[] = [
    { name: 'markets of the game, warm, us', goal: '<= 100', value: real.warm, ok: real.warm <= 100 },
    { name: 'clearings that converged', goal: '1', value: cleared, ok: cleared === 1 },
    {
      name: 'cost of the plan differs from HiGHS by',
      goal: '<= 1e-6',
      value: digits(agree),
      ok: agree <= 1e-6,
    },
    { name: 'largest network, cold, against HiGHS', goal: '< 1', value: digits(ratio), ok: ratio < 1 },
  ];
  const growth = {
    warm: exponent(drawn, (one) => one.warm),
    cold: exponent(drawn, (one) => one.cold),
    general: exponent(drawn, (one) => one.general),
  };
  return report(json, { highs: rival.version, growth, drawn, game: real }, goals, () => {
    console.log(`Microseconds a clearing, node ${process.version}, beside HiGHS ${rival.version}\n`);
    console.table([...drawn.map((one) => row('drawn', one)), row('game', real)]);
    console.log(`Grow with the number of activities to the power of: ${JSON.stringify(growth)}`);
  });
}

const row = (kind: string, { steps, ...one }: Line) => ({
  kind,
  ...one,
  'steps warm': steps.warm,
  'steps cold': steps.cold,
});

function line(problems: Problem[], rival: GeneralSolver): Line {
  const runs = problems.map((problem) => {
    const warm: number[] = [];
    const cold: number[] = [];
    const general: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      // One after the other, so that a busy moment of the machine meets them all; the first warms up.
      warm.push(took(() => clear(problem.network, problem.warm)));
      cold.push(took(() => clear(problem.network)));
      if (round < 2) general.push(took(() => rival.solve(problem.network)));
    }
    const theirs = rival.solve(problem.network);
    const fromLast = clear(problem.network, problem.warm);
    const fromNone = clear(problem.network);
    return {
      warm: middle(warm.slice(1)),
      cold: middle(cold.slice(1)),
      general: theirs ? middle(general.slice(1)) : null,
      steps: { warm: fromLast.iterations, cold: fromNone.iterations },
      cleared: (Number(fromLast.converged) + Number(fromNone.converged)) / 2,
      agree: theirs ? apart(problem.network, fromNone.levels, theirs.levels) : 0,
    };
  });
  const solved = runs.flatMap(({ general }) => general ?? []);
  return {
    activities: Math.round(middle(problems.map(({ network }) => network.columns))),
    rows: Math.round(middle(problems.map(({ network }) => network.rows))),
    warm: digits(middle(runs.map((run) => run.warm))),
    cold: digits(middle(runs.map((run) => run.cold))),
    steps: {
      warm: middle(runs.map((run) => run.steps.warm)),
      cold: middle(runs.map((run) => run.steps.cold)),
    },
    cleared: runs.reduce((sum, run) => sum + run.cleared, 0) / runs.length,
    general: solved.length > 0 ? digits(middle(solved)) : null,
    agree: digits(Math.max(...runs.map((run) => run.agree))),
    solved: solved.length / runs.length,
  };
}

function took(task: () => unknown): number {
  const from = performance.now();
  task();
  return 1000 * (performance.now() - from);
}

const middle = (values: readonly number[]): number => quantile(Float64Array.from(values).sort(), 0.5);

/** How far apart two plans are in what all their activities cost together, less what buyers would pay. */
function apart(net: Network, ours: Float64Array, theirs: Float64Array): number {
  const cost = (levels: Float64Array) =>
    levels.reduce((sum, x, i) => sum + (net.cost[i] ?? 0) * x + ((net.slope[i] ?? 0) * x * x) / 2, 0);
  return Math.abs(cost(ours) / cost(theirs) - 1);
}

/** A supply chain as it was, cleared, and with costs and endowments as they are a turn later. */
function drawnProblem(regions: number, seed: number): Problem {
  const state = stream(seed, 'bench');
  const before = drawNetwork({
    regions,
    goods: 3,
    quota: 100 * regions,
    draws: Array.from({ length: 997 }, () => draw(state)),
  });
  const shaken = (values: Float64Array) => values.map((value) => value * (1 + SHOCK * (2 * draw(state) - 1)));
  return {
    network: { ...before, cost: shaken(before.cost), endowment: shaken(before.endowment) },
    warm: clear(before).prices,
  };
}

/** The market that a match begins with, from the prices that it starts with. */
function openingProblem(scenario: string): Problem {
  const world = create(scenario, 1);
  const trade = tradeNetwork(marketInputs(world), world.regions, world.market.carry);
  return { network: trade.network, warm: warmStart(trade, world) };
}

/** The slope of a straight line through the figures in a plane of logarithms. */
function exponent(lines: readonly Line[], of: (one: Line) => number | null): number {
  const points = lines.flatMap((one) => {
    const value = of(one);
    return value === null ? [] : [{ x: Math.log(one.activities), y: Math.log(value) }];
  });
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const x = mean((point) => point.x);
  const y = mean((point) => point.y);
  return digits(mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2));
}
