import type { Goal } from '../../scripts/goals.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { line, slope } from './growth.ts';
import { heap } from './load/process.ts';
import { type Answered, atRate } from './load/rate.ts';
import { BOARDGAME, COLYSEUS, MINIMAL, OURS, PLANS, type Subject, start } from './load/subjects.ts';
import { digits, quantile, sorted } from './measure.ts';

/** A rate is carried while 99 of 100 turns are on all four desks by then, ms (issue). */
const LATEST = 100;
/** Turns a second at which all are compared: what the slowest carries easily. */
const COMMON = 8;
const MOST_RATE = 2000;

/** How much is done; a match of ours has thirty turns for all of it. */
interface Extent {
  matches: number;
  passes: number; // at the common rate, by turns
  seconds: number; // that a rate lasts
  turns: number; // of each match between two looks at the memory
  looks: number; // at it: what V8 throws away of its own code now and then makes each uncertain
  step: number; // from rate to rate
}
const WHOLE: Extent = { matches: 80, passes: 3, seconds: 4, turns: 2, looks: 6, step: 1.5 };
const QUICK: Extent = { matches: 16, passes: 1, seconds: 1.5, turns: 2, looks: 2, step: 2.5 };

/** What a server has shown. */
interface Shown {
  name: string;
  perMatch: number; // bytes
  perTurn: number; // bytes that a match has grown by in a turn
  common: Answered[]; // a pass each
  carried: Rated[]; // rising
}
interface Rated {
  rate: number;
  p50: number; // ms
  p99: number;
}

/**
 * How many turns a second one process carries, and what a turn and a match cost it, beside servers that somebody
 * would write instead: all with our rules, four clients at each match, everything on this machine.
 */
export const load = (json: boolean, quick: boolean): Promise<never> =>
  tell('load', { json, quick }, () => measure(quick ? QUICK : WHOLE));

async function measure(extent: Extent): Promise<Findings> {
  const all: { subject: Subject; shown: Shown }[] = [];
  for (const plan of PLANS.filter(({ explain }) => explain || extent !== QUICK)) {
    const subject = await start(plan, extent.matches);
    const { perMatch, perTurn } = await memory(subject, extent);
    all.push({ subject, shown: { name: plan.name, perMatch, perTurn, common: [], carried: [] } });
  }
  for (let pass = 0; pass < extent.passes; pass++)
    for (const { subject, shown } of all) shown.common.push(await atRate(subject, COMMON, extent.seconds));
  await ramp(all, extent);
  for (const { subject } of all) await subject.stop();
  return findings(
    all.map(({ shown }) => shown),
    extent,
  );
}

/** Sits down at all matches, and plays some turns of each. */
async function memory(subject: Subject, { matches, turns, looks }: Extent) {
  const first = Math.ceil(matches / 4);
  await subject.fill(first);
  await play(subject, 1);
  const few = await heap(subject.server);
  await subject.fill(matches - first);
  const many = await heap(subject.server);
  const seen: [turn: number, bytes: number][] = [];
  for (let turn = turns; turn <= turns * looks; turn += turns) {
    await play(subject, turns);
    seen.push([turn, await heap(subject.server)]);
  }
  return { perMatch: (many - few) / (matches - first), perTurn: slope(seen) / matches };
}

/** So many turns of each match, one match after the other. */
async function play({ fours }: Subject, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) for (const four of fours) await four.turn();
}

/** Raises the rate for those who carry it. */
async function ramp(all: readonly { subject: Subject; shown: Shown }[], { seconds, step }: Extent) {
  let going = all;
  for (let rate = COMMON; going.length > 0 && rate <= MOST_RATE; rate = Math.round(rate * step)) {
    const next: (typeof all)[number][] = [];
    for (const one of going) {
      const rated = await carries(one.subject, rate, seconds);
      if (!rated) continue;
      one.shown.carried.push(rated);
      next.push(one);
    }
    going = next;
  }
}

/** Null where it does not carry that rate, twice: of some dozen turns one that the machine has held up decides. */
async function carries(subject: Subject, rate: number, seconds: number): Promise<Rated | null> {
  for (let trial = 0; trial < 2; trial++) {
    const { times } = await atRate(subject, rate, seconds);
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    if (p99 <= LATEST) return { rate, p50, p99 };
  }
  return null;
}

function findings(found: readonly Shown[], { matches, passes, seconds }: Extent): Findings {
  const of = (name: string): Shown => found.find((one) => one.name === name) ?? never(name);
  const [mine, least, plain, theirs] = [of(OURS), of(MINIMAL), of(COLYSEUS), of(BOARDGAME)];
  const turns = most(mine) / most(theirs);
  const late = quantile(latencies(mine), 0.99) / quantile(latencies(least), 0.99);
  const outside = cpu(mine).rest / cpu(least).rest;
  const memory = mine.perMatch / plain.perMatch;
  const grown = mine.perTurn / mine.perMatch;
  const goals: Goal[] = [
    {
      name: 'turns a second, of boardgame.io with our rules',
      goal: '>= 4',
      value: digits(turns),
      ok: turns >= 4,
    },
    { name: 'latency p99, of the minimal server', goal: '<= 1.2', value: digits(late), ok: late <= 1.2 },
    {
      name: 'processor a turn outside the rules, of the minimal server',
      goal: '<= 1.15',
      value: digits(outside),
      ok: outside <= 1.15,
    },
    {
      name: 'memory of a live match, of a plain Colyseus room',
      goal: '<= 0.6',
      value: digits(memory),
      ok: memory <= 0.6,
    },
    { name: 'memory that a turn adds, of a match', goal: '<= 0.01', value: digits(grown), ok: grown <= 0.01 },
  ];
  return {
    how: `${matches} matches of four clients in each process, all on this machine; ${COMMON} turns a second for ${passes} times ${seconds} s, by turns. Latency: ms from when a turn was due until all four had it. Processor: ms of a core a turn; "rules" are our threads that resolve turns, or the call of the rules in a peer. Memory: heap after collecting garbage.`,
    tables: { 'A process': found.map(row) },
    growth: [
      {
        name: 'load',
        title: `Latency by rate, up to the last rate with a p99 of ${LATEST} ms`,
        x: 'turns a second in all matches together',
        y: 'milliseconds, p99',
        lines: found.map(({ name, carried }) =>
          line(
            name,
            carried.map(({ rate, p99 }) => [rate, p99]),
          ),
        ),
      },
    ],
    goals,
  };
}

const latencies = ({ common }: Shown) => sorted(common.flatMap(({ times }) => [...times]));
const most = ({ carried }: Shown) => carried.at(-1)?.rate ?? 0;

/** ms of a core a turn at the common rate. */
function cpu({ common }: Shown) {
  const turns = common.reduce((sum, one) => sum + one.turns, 0);
  const each = (of: (one: Answered) => number) => common.reduce((sum, one) => sum + of(one), 0) / turns;
  return { rules: each(({ rules }) => rules), rest: each(({ rest }) => rest) };
}

function row(one: Shown): Row {
  const times = latencies(one);
  const { rules, rest } = cpu(one);
  return {
    server: one.name,
    'turns a second': most(one),
    p50: digits(quantile(times, 0.5)),
    p99: digits(quantile(times, 0.99)),
    'processor, rules': digits(rules),
    'all else': digits(rest),
    'kB a match': digits(one.perMatch / 1000),
    'kB more a turn': digits(one.perTurn / 1000),
  };
}

function never(name: string): never {
  throw new Error(`no server ${name}`);
}
