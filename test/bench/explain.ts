import { explain as explainTurn } from '../../shared/explain/explain.ts';
import { Markets } from '../../shared/explain/markets.ts';
import { changed } from '../../shared/explain/players.ts';
import { warmStart } from '../../shared/market/clearing.ts';
import { clear } from '../../shared/market/solver.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { marketsSolved } from '../kit/solved.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { type Growth, line } from './growth.ts';
import { larger } from './larger.ts';
import { alternate, digits, median, quantile, type Times, together } from './measure.ts';
import { networkOf, recorded, type Turn } from './recorded.ts';

/** The goal for the causes of all prices in a turn, ms (issue). */
const MOST = 40;
const SIZES = [1, 2, 4];
/** Causes whose every set is solved for comparison: 4,096 markets at the most. */
const ENUMERATED = [4, 6, 8, 10, 12];

/** One call for all prices, one for goals too, and as many clearings alone as the first solves markets. */
type Contestant = 'prices' | 'all' | 'solver';

interface Measured {
  turn: Turn;
  size: number;
  causes: number; // that move markets
  markets: number; // solved for all prices
  times: Record<Contestant, Times>; // us
}

/** What it costs to say why prices are what they are, for the turns of recorded matches of bots. */
export const explain = (json: boolean, quick: boolean): Promise<never> =>
  tell('explain', { json, quick }, () => measure(quick));

async function measure(quick: boolean): Promise<Findings> {
  const found: Measured[] = [];
  for (const scenario of SCENARIOS)
    for (const size of SIZES) {
      const every = quick ? 5 : size;
      const turns = recorded(larger(scenario, size), 1).filter((_, index) => index % every === 0);
      for (const turn of turns) found.push(await measureTurn(turn, size, quick ? 2 : 7));
    }
  const usual = found.filter(({ size }) => size === 1);
  const slowest = Math.max(...usual.map(({ times }) => middle(times.prices))) / 1000;
  const sets = ENUMERATED.slice(0, quick ? 3 : undefined).map((causes) => enumerated(usual, causes));
  return {
    how: `ms of one core, each turn ${quick ? 2 : 7} times, by turns with as many clearings alone; "slowest" is the turn with the largest median.`,
    tables: {
      'Causes of a turn': SIZES.map((size) =>
        row(
          size,
          found.filter((one) => one.size === size),
        ),
      ),
      'Every set of the first causes of a turn instead': sets.map(({ causes, ms }) => ({
        causes,
        markets: 2 ** causes,
        ms: digits(ms),
      })),
    },
    growth: [bySize(found), byCauses(usual, sets)],
    goals: [
      {
        name: 'causes of all prices, slowest turn, ms',
        goal: `<= ${MOST}`,
        value: digits(slowest),
        ok: slowest <= MOST,
      },
    ],
  };
}

async function measureTurn(turn: Turn, size: number, rounds: number): Promise<Measured> {
  const { world, after } = turn;
  const prices = () => explainTurn(world, after, 'markets');
  const markets = marketsSolved(prices);
  const trade = networkOf(turn);
  const start = warmStart(trade, world);
  const times = await alternate(
    {
      prices,
      all: () => explainTurn(world, after, 'all'),
      solver: () => {
        for (let market = 0; market < markets; market++) clear(trade.network, start);
      },
    },
    { rounds },
  );
  const causes = changed(world, after).filter(({ market }) => market).length;
  return { turn, size, causes, markets, times };
}

/** The middle time to solve every set of the first causes, with nothing left out. */
function enumerated(found: readonly Measured[], causes: number): { causes: number; ms: number } {
  const times = found
    .filter((one) => one.causes >= causes)
    .slice(0, 3)
    .map(({ turn: { world, after } }) => {
      const players = changed(world, after)
        .filter(({ market }) => market)
        .map(({ player }) => player);
      const from = performance.now();
      const markets = new Markets(world, after, players, 2 ** players.length - 1);
      for (let set = 0; set < 2 ** causes; set++) markets.world(set);
      return performance.now() - from;
    });
  return { causes, ms: median(times) };
}

const middle = (times: Times) => quantile(times, 0.5);
const ms = (time: number) => digits(time / 1000);

function row(size: number, found: readonly Measured[]): Row {
  const all = together(found.map(({ times }) => times));
  return {
    size: `x${size}`,
    turns: found.length,
    causes: median(found.map(({ causes }) => causes)),
    'markets solved': median(found.map(({ markets }) => markets)),
    'all prices': ms(middle(all.prices)),
    p99: ms(quantile(all.prices, 0.99)),
    slowest: ms(Math.max(...found.map(({ times }) => middle(times.prices)))),
    'with goals': ms(middle(all.all)),
    'as many clearings': ms(middle(all.solver)),
    'prices / clearings': digits(
      median(found.map(({ times }) => middle(times.prices) / middle(times.solver))),
    ),
  };
}

function bySize(found: readonly Measured[]): Growth {
  const own = SIZES.map((size) => found.filter((one) => one.size === size));
  const of = (name: string, contestant: Contestant) =>
    line(
      name,
      own.map((some) => [
        median(some.map(({ turn }) => networkOf(turn).network.columns)),
        median(some.map(({ times }) => middle(times[contestant]))) / 1000,
      ]),
    );
  return {
    name: 'explain-size',
    title: 'Causes of a turn with one, two and four times its world',
    x: 'activities of its market',
    y: 'milliseconds',
    lines: [of('all prices', 'prices'), of('with goals', 'all'), of('as many clearings', 'solver')],
  };
}

function byCauses(found: readonly Measured[], sets: readonly { causes: number; ms: number }[]): Growth {
  const counts = [...new Set(found.map(({ causes }) => causes))].sort((a, b) => a - b);
  return {
    name: 'explain-causes',
    title: 'Causes of all prices by how many there are',
    x: 'causes that move markets',
    y: 'milliseconds',
    lines: [
      line(
        'as groups of causes (ours)',
        counts.map((count) => [
          count,
          median(found.filter(({ causes }) => causes === count).map(({ times }) => middle(times.prices))) /
            1000,
        ]),
      ),
      line(
        'every set of them',
        sets.map(({ causes, ms }) => [causes, ms]),
      ),
    ],
  };
}
