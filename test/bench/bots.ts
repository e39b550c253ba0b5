import { report } from '../../scripts/goals.ts';
import { CHARACTER_IDS } from '../../shared/bots/characters.ts';
import { botFor } from '../../shared/bots/index.ts';
import { playOut } from '../../shared/bots/play.ts';
import { DEPTHS } from '../../shared/bots/strengths.ts';
import { headOf, STRENGTHS, type Strength, thinkThrough } from '../../shared/bots/think.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { create } from '../../shared/world/create.ts';
import { each, NATIONS } from '../../shared/world/terms.ts';
import { view } from '../../shared/world/view.ts';
import { digits, quantile } from './measure.ts';

/** A decision of the strongest bot, ms: what people gladly wait for (issue). */
const MOST = 1500;
const SEEDS = [1];

/** How a strength plays whole matches of four bots that think. */
interface Pace {
  decisions: number;
  p50: number; // ms of a core, whatever else the machine does
  p95: number;
  slowest: number;
  waited95: number; // ms by the clock, p95
  halfYears: number; // played in the head for one decision, mean
  gamesPerSecond: number; // whole matches in a second of a core
}

/** Time to decide by strength, and how many whole matches a core plays in a second. */
export async function bots(json: boolean): Promise<never> {
  for (const scenario of SCENARIOS) playMatch(scenario, 99, 2, []); // so that code is compiled for what it will meet
  const habits = pace(SCENARIOS.map((scenario) => onCore(() => void habit(scenario))));
  const strengths = Object.fromEntries(STRENGTHS.map((strength) => [strength, measure(strength)]));
  const slowest = strengths[5]?.p95 ?? Number.NaN;
  report(
    json,
    { strengths, habitGamesPerSecond: digits(habits) },
    [
      {
        name: 'strongest bot, time of a core to decide, p95',
        goal: `at most ${MOST} ms`,
        value: slowest,
        ok: slowest <= MOST,
      },
    ],
    () => {
      console.table(strengths);
      console.log(`Bots of habit: ${digits(habits)} whole matches a second on one core.`);
    },
  );
}

function measure(strength: Strength): Pace {
  const thoughts: Thought[] = [];
  const games = SCENARIOS.flatMap((scenario) =>
    SEEDS.map((seed) => onCore(() => playMatch(scenario, seed, strength, thoughts))),
  );
  const sorted = (pick: (one: Thought) => number) => Float64Array.from(thoughts.map(pick)).sort();
  const times = sorted(({ cpu }) => cpu);
  return {
    decisions: times.length,
    p50: digits(quantile(times, 0.5)),
    p95: digits(quantile(times, 0.95)),
    slowest: digits(times.at(-1) ?? Number.NaN),
    waited95: digits(
      quantile(
        sorted(({ ms }) => ms),
        0.95,
      ),
    ),
    halfYears: Math.round(thoughts.reduce((sum, { played }) => sum + played, 0) / thoughts.length),
    gamesPerSecond: digits(pace(games)),
  };
}

interface Thought {
  cpu: number; // ms
  ms: number; // by the clock
  played: number;
}

/** Four bots of one strength; the characters go round with seed and seat. */
function playMatch(scenario: string, seed: number, strength: Strength, thoughts: Thought[]): void {
  let world = create(scenario, seed);
  while (world.turn < world.turns) {
    const now = world;
    const orders = each(NATIONS, (nation) => {
      const character = CHARACTER_IDS[(seed + NATIONS.indexOf(nation)) % CHARACTER_IDS.length] ?? 'trader';
      const known = view(now, nation);
      const head = headOf(known, character);
      let decided: ReturnType<typeof thinkThrough>['orders'] = [];
      const from = performance.now();
      const cpu = onCore(() => {
        decided = thinkThrough(known, character, DEPTHS[strength], head).orders;
      });
      thoughts.push({ cpu, ms: performance.now() - from, played: head.played });
      return decided;
    });
    world = resolve(now, orders, { explain: false }).world;
  }
}

const habit = (scenario: string) => playOut(scenario, 1, undefined, (nation) => botFor(1, nation));

/** ms of a core that something takes, collecting its garbage included, whatever else the machine does meanwhile. */
function onCore(task: () => void): number {
  const from = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Matches a second, from the ms each took. */
const pace = (games: readonly number[]): number =>
  (1000 * games.length) / games.reduce((sum, ms) => sum + ms, 0);
