import { CHARACTER_IDS } from '../../shared/bots/characters.ts';
import { BOTS, botFor } from '../../shared/bots/index.ts';
import { playOut } from '../../shared/bots/play.ts';
import { DEPTHS } from '../../shared/bots/strengths.ts';
import { headOf, STRENGTHS, type Strength, thinkThrough } from '../../shared/bots/think.ts';
import type { Order } from '../../shared/orders/index.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { score } from '../../shared/scoring/score.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { create } from '../../shared/world/create.ts';
import { each, NATIONS, type NationId } from '../../shared/world/terms.ts';
import { type View, view } from '../../shared/world/view.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { line } from './growth.ts';
import { digits, quantile, sorted } from './measure.ts';

/** A decision of the strongest bot, ms: what people gladly wait for (issue). */
const MOST = 1500;
const SEED = 1;

/** One seat of one match, while bots of habit hold the others. */
interface Deal {
  scenario: string;
  seat: NationId;
}

/** What a strength does in all deals. */
interface Pace {
  strength: Strength | 'habit';
  thoughts: Thought[];
  gains: number[]; // points of score above the bot of habit in the same deal
}

interface Thought {
  cpu: number; // ms of a core, whatever else the machine does
  wait: number; // ms by the clock
  played: number; // half-years in the head
}

/** How long each strength thinks, and what it comes to: how far it gets above the bot of habit in the same seats. */
export const bots = (json: boolean, quick: boolean): Promise<never> =>
  tell('bots', { json, quick }, () => measure(quick));

async function measure(quick: boolean): Promise<Findings> {
  const seats: readonly NationId[] = quick ? ['JPN'] : NATIONS;
  const deals = SCENARIOS.flatMap((scenario) => seats.map((seat) => ({ scenario, seat })));
  for (const deal of deals) play(deal, thinker(2, deal, [])); // so that code is compiled for what it will meet
  const usual = deals.map((deal) => play(deal, (known) => BOTS[botFor(SEED, deal.seat)].decide(known)));
  const paces = STRENGTHS.map((strength): Pace => {
    const thoughts: Thought[] = [];
    const gains = deals.map(
      (deal, index) => play(deal, thinker(strength, deal, thoughts)) - (usual[index] ?? Number.NaN),
    );
    return { strength, thoughts, gains };
  });
  const habit = SCENARIOS.map((scenario) => onCore(() => void habits(scenario)));
  const strongest = paces.at(-1);
  const slowest = strongest ? quantile(cpuOf(strongest), 0.95) : Number.NaN;
  return {
    how: `ms of a core for each decision, of ${deals.length} matches a strength; points above a bot of habit in the same seat (these matches, and their standard error). Four bots of habit play ${digits((1000 * habit.length) / total(habit))} whole matches in a second of a core.`,
    tables: { 'Thinking and playing': paces.map(row) },
    growth: [
      {
        name: 'bots',
        title: 'Time to think by what is played in the head',
        x: 'half-years played in the head for a decision',
        y: 'milliseconds of a core',
        lines: [
          line(
            'strengths 1 to 5, median',
            paces.map((one) => [playedBy(one), quantile(cpuOf(one), 0.5)]),
          ),
        ],
      },
    ],
    goals: [
      {
        name: 'strongest bot, time of a core to decide, p95, ms',
        goal: `<= ${MOST}`,
        value: digits(slowest),
        ok: slowest <= MOST,
      },
    ],
  };
}

const cpuOf = ({ thoughts }: Pace) => sorted(thoughts.map(({ cpu }) => cpu));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const playedBy = ({ thoughts }: Pace) => total(thoughts.map(({ played }) => played)) / thoughts.length;

function row(pace: Pace): Row {
  const { strength, thoughts, gains } = pace;
  const cpu = cpuOf(pace);
  const mean = total(gains) / gains.length;
  const spread = total(gains.map((gain) => (gain - mean) ** 2)) / Math.max(1, gains.length - 1);
  return {
    strength,
    'half-years in the head': Math.round(playedBy(pace)),
    'median ms': digits(quantile(cpu, 0.5)),
    p95: digits(quantile(cpu, 0.95)),
    slowest: digits(quantile(cpu, 1)),
    'p95 by the clock': digits(quantile(sorted(thoughts.map(({ wait }) => wait)), 0.95)),
    'half-years a second': Math.round((1000 * playedBy(pace) * thoughts.length) / total([...cpu])),
    'points above habit': digits(mean),
    '±': digits(Math.sqrt(spread / gains.length)),
  };
}

/** The score of the seat at the end. */
function play({ scenario, seat }: Deal, decide: (known: View) => Order[]): number {
  let world = create(scenario, SEED);
  while (world.turn < world.turns) {
    const now = world;
    const orders = each(NATIONS, (nation) => {
      const known = view(now, nation);
      return nation === seat ? decide(known) : BOTS[botFor(SEED, nation)].decide(known);
    });
    world = resolve(now, orders, { explain: false }).world;
  }
  return score(world, seat).total;
}

/** A bot that thinks and notes how long; the characters go round with the seat. */
function thinker(strength: Strength, { seat }: Deal, thoughts: Thought[]): (known: View) => Order[] {
  const character = CHARACTER_IDS[NATIONS.indexOf(seat) % CHARACTER_IDS.length] ?? 'trader';
  return (known) => {
    const head = headOf(known, character);
    let decided: Order[] = [];
    const from = performance.now();
    const cpu = onCore(() => {
      decided = thinkThrough(known, character, DEPTHS[strength], head).orders;
    });
    thoughts.push({ cpu, wait: performance.now() - from, played: head.played });
    return decided;
  };
}

const habits = (scenario: string) => playOut(scenario, SEED, undefined, (nation) => botFor(SEED, nation));

/** ms of a core that something takes, collecting its garbage included, whatever else the machine does meanwhile. */
function onCore(task: () => void): number {
  const from = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
