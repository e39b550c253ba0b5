import type { Goal } from '../../scripts/goals.ts';
import { marketInputs } from '../../shared/market/assemble.ts';
import { warmStart } from '../../shared/market/clearing.ts';
import { tradeNetwork } from '../../shared/market/network.ts';
import { clear, type Network } from '../../shared/market/solver.ts';
import { draw, stream } from '../../shared/random.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { create } from '../../shared/world/create.ts';
import { drawNetwork } from '../kit/networks.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { type Growth, line } from './growth.ts';
import { type GeneralSolver, generalSolver } from './highs.ts';
import { alternate, digits, median, quantile, sorted, spread, type Times } from './measure.ts';
import { networkOf, recorded, type Turn } from './recorded.ts';

/** Regions of a drawn supply chain of three goods: from 49 to 2,051 activities. */
const REGIONS = [3, 5, 8, 12, 17, 25];
/** By how much costs and endowments differ between two turns of a drawn network. */
const SHOCK = 0.05;

/** A network, and the prices of the turn before it. */
interface Problem {
  network: Network;
  warm: Float64Array;
}

/** Networks of one size. Times in us: the middle of each problem's runs. */
interface Size {
  activities: number;
  rows: number;
  warm: Times;
  cold: Times;
  general: Times; // HiGHS, the whole call, of the problems that it solved
  steps: { warm: Times; cold: Times };
  cleared: number; // share of all clearings, warm and cold
  agree: number; // largest difference between what both plans cost, relative; prices of what hardly moves are not unique
}

/**
 * How long clearing a market takes, from the prices of last turn and from none, on drawn supply chains of growing
 * size and on the markets of the scenarios, beside a general solver on the same problems in the same run.
 */
export const market = (json: boolean, quick: boolean): Promise<never> =>
  tell('market', { json, quick }, () => measure(quick));

async function measure(quick: boolean): Promise<Findings> {
  const rival = await generalSolver();
  const [networks, rounds] = quick ? [4, 3] : [20, 5];
  const drawn: Size[] = [];
  for (const regions of quick ? REGIONS.filter((_, index) => index % 2 === 0) : REGIONS) {
    const problems = Array.from({ length: networks }, (_, seed) => drawnProblem(regions, seed));
    drawn.push(await measureSize(problems, rival, rounds));
  }
  const openings = await measureSize(SCENARIOS.map(openingProblem), rival, rounds);
  const turns = SCENARIOS.flatMap((scenario) => recorded(scenario, 1).map(turnProblem));
  const game = await measureSize(turns, rival, rounds);
  const every = [...drawn, openings, game];
  const warm = middle(game.warm);
  const cleared = Math.min(...every.map((one) => one.cleared));
  const agree = Math.max(...every.map((one) => one.agree));
  const last = drawn.at(-1) ?? game;
  const ratio = middle(last.cold) / middle(last.general);
  const goals: Goal[] = [
    { name: 'markets of the game, warm, us', goal: '<= 100', value: digits(warm), ok: warm <= 100 },
    { name: 'clearings that converged', goal: '1', value: cleared, ok: cleared === 1 },
    {
      name: 'cost of the plan differs from HiGHS by',
      goal: '<= 1e-6',
      value: digits(agree),
      ok: agree <= 1e-6,
    },
    { name: 'largest network, cold, against HiGHS', goal: '< 1', value: digits(ratio), ok: ratio < 1 },
  ];
  return {
    how: `Microseconds a clearing, the middle of ${rounds} runs each of ${networks} networks of each size, ${SCENARIOS.length} openings and ${turns.length} turns; p5 and p95 over networks.`,
    tables: {
      'A clearing': [
        ...drawn.map((one) => row('drawn', one)),
        row('openings of the game', openings),
        row('turns of the game', game),
      ],
    },
    growth: [growth(drawn)],
    goals,
  };
}

const middle = (times: Times) => quantile(times, 0.5);

function row(kind: string, { activities, rows, warm, cold, general, steps, cleared, agree }: Size): Row {
  const [ours, none] = [spread(warm), spread(cold)];
  return {
    markets: kind,
    activities,
    rows,
    warm: ours.median,
    'p5, p95': `${ours.p5}, ${ours.p95}`,
    'steps warm': middle(steps.warm),
    cold: none.median,
    'p5, p95 cold': `${none.p5}, ${none.p95}`,
    'steps cold': middle(steps.cold),
    'converged, %': digits(100 * cleared),
    HiGHS: digits(middle(general)),
    'cold / HiGHS': digits(none.median / middle(general)),
    'cost differs': digits(agree),
  };
}

function growth(drawn: readonly Size[]): Growth {
  const of = (name: string, times: (one: Size) => Times) =>
    line(
      name,
      drawn.map((one) => [one.activities, middle(times(one))]),
    );
  return {
    name: 'market',
    title: 'A clearing',
    x: 'activities',
    y: 'microseconds',
    lines: [
      of('from the prices of last turn', ({ warm }) => warm),
      of('from none', ({ cold }) => cold),
      of('HiGHS', ({ general }) => general),
    ],
  };
}

async function measureSize(problems: Problem[], rival: GeneralSolver, rounds: number): Promise<Size> {
  const runs: { warm: number; cold: number; general: number | null }[] = [];
  const solved = problems.map((problem) => solveBoth(problem, rival));
  for (const [index, { network, warm }] of problems.entries()) {
    const ours = await alternate(
      { warm: () => clear(network, warm), cold: () => clear(network) },
      { rounds },
    );
    // It takes a hundred times as long, and varies less.
    const general = solved[index]?.solved
      ? await alternate({ general: () => rival.solve(network) }, { rounds: 1, warmUp: 0 })
      : null;
    runs.push({
      warm: middle(ours.warm),
      cold: middle(ours.cold),
      general: general && middle(general.general),
    });
  }
  return {
    activities: Math.round(median(problems.map(({ network }) => network.columns))),
    rows: Math.round(median(problems.map(({ network }) => network.rows))),
    warm: sorted(runs.map((run) => run.warm)),
    cold: sorted(runs.map((run) => run.cold)),
    general: sorted(runs.flatMap((run) => run.general ?? [])),
    steps: {
      warm: sorted(solved.map(({ steps }) => steps.warm)),
      cold: sorted(solved.map(({ steps }) => steps.cold)),
    },
    cleared: solved.reduce((sum, one) => sum + one.cleared, 0) / solved.length,
    agree: Math.max(...solved.map((one) => one.agree)),
  };
}

/** What comes of a problem, whatever it takes. */
function solveBoth({ network, warm }: Problem, rival: GeneralSolver) {
  const theirs = rival.solve(network);
  const fromLast = clear(network, warm);
  const fromNone = clear(network);
  return {
    steps: { warm: fromLast.iterations, cold: fromNone.iterations },
    cleared: (Number(fromLast.converged) + Number(fromNone.converged)) / 2,
    solved: theirs !== null,
    agree: theirs ? apart(network, fromNone.levels, theirs.levels) : 0,
  };
}

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

/** The market of a turn that bots have played, from the prices of the turn before. */
function turnProblem(turn: Turn): Problem {
  const trade = networkOf(turn);
  return { network: trade.network, warm: warmStart(trade, turn.world) };
}

/** The market that a match begins with, from the prices that it starts with. */
function openingProblem(scenario: string): Problem {
  const world = create(scenario, 1);
  const trade = tradeNetwork(marketInputs(world), world.regions, world.market.carry);
  return { network: trade.network, warm: warmStart(trade, world) };
}
