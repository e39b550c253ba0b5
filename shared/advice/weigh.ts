import { dependence, unserved } from '../market/trace.ts';
import { check, KINDS, type Kind, type Order, suggest } from '../orders/index.ts';
import type { GoalId } from '../scoring/goals/ids.ts';
import { goalsOf } from '../scoring/goals/ids.ts';
import { opinion } from '../scoring/measures.ts';
import { coverTurns, score } from '../scoring/score.ts';
import { change, good, number, type Text, text, turnDate, word } from '../text.ts';
import { resolve } from '../turn/resolve.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';

/** What an order is worth to a nation, as far as it can know, and the one reason that says most. */
export interface Weighing {
  order: Order;
  merit: number; // points of score, at the horizon
  why: Text;
}

/** Half-years that an order is followed: two years. Nobody is taken to do anything new meanwhile. */
const HORIZON = 4;
/** Of one kind no more than this many ideas are weighed. */
const MOST_OF_A_KIND = 4;
/** What bears fruit later than the horizon, or through others' answers, counts as this part of what its goal still lacks. */
const PATIENCE = 0.02;
/** Below this change of score an order has done nothing yet. */
const NOTHING = 0.05;

const HALF_YEAR_DAYS = 182.5;

/** Kinds whose fruit ripens late or depends on others, and the goal that each nation has of it. */
const LATER: Partial<Record<Kind, Partial<Record<NationId, GoalId>>>> = {
  propose: { CHN: 'access', JPN: 'partners', USA: 'alliances', EUR: 'rules' },
  partnership: { CHN: 'standing', JPN: 'partners', USA: 'alliances', EUR: 'autonomy' },
  'wto-case': { JPN: 'supply', USA: 'consumer-price', EUR: 'rules' },
  substitution: { JPN: 'recycling', USA: 'consumer-price', EUR: 'circular' },
  'know-how': { CHN: 'value-added', JPN: 'margin', USA: 'chain', EUR: 'autonomy' },
  explore: { JPN: 'diversification', USA: 'chain', EUR: 'autonomy' },
  'build-mine': { JPN: 'diversification', USA: 'chain', EUR: 'autonomy' },
  'build-separation': { JPN: 'diversification', USA: 'chain', EUR: 'autonomy' },
  'build-magnet': { CHN: 'value-added', JPN: 'margin', USA: 'chain', EUR: 'autonomy' },
};

/** How a nation stands at the horizon. */
export interface Prospect {
  world: World;
  served: number;
  dependence: number;
  cover: number; // days
  light: number; // USD/kg at home
  heavy: number;
  opinion: number; // 0..1
}

/**
 * Everything a nation could sensibly order by itself, weighed, each order alone against passing: the best idea of
 * every kind first, so that whoever can't wait has something of everything.
 */
export function* weighAll(view: View): Generator<Weighing> {
  const passing = prospect(view, []);
  const ideas = KINDS.map((kind) =>
    kind === 'respond'
      ? [] // a crisis asks above the orders, and shows what each answer brings
      : suggest(view, kind).filter((order) => check(view, order).ok),
  );
  for (let rank = 0; rank < MOST_OF_A_KIND; rank++)
    for (const { [rank]: order } of ideas) if (order) yield weigh(view, order, passing);
}

function weigh(view: View, order: Order, passing: Prospect): Weighing {
  const acting = prospect(view, [order]);
  const gain = score(acting.world, view.nation).total - score(passing.world, view.nation).total;
  if (gain < NOTHING && gain > -NOTHING) {
    const late = later(view, order);
    if (late) return { order, ...late };
  }
  return { order, merit: gain, why: why(view.nation, passing, acting, gain) };
}

function prospect(view: View, orders: readonly Order[]): Prospect {
  const { nation } = view;
  let { world } = view;
  const turns = Math.min(HORIZON, world.turns - world.turn);
  for (let turn = 0; turn < turns; turn++)
    world = resolve(
      world,
      each(NATIONS, (one) => (one === nation && turn === 0 ? orders : [])),
      { explain: false },
    ).world;
  return prospectOf(world, nation);
}

export function prospectOf(world: World, nation: NationId): Prospect {
  return {
    world,
    served: 1 - unserved(world, nation),
    dependence: dependence(world, nation),
    cover: coverTurns(world, nation) * HALF_YEAR_DAYS,
    light: world.market.price.light[nation] ?? 0,
    heavy: world.market.price.heavy[nation] ?? 0,
    opinion: opinion(world, nation),
  };
}

/** The goal of a nation that an order serves late, or if others go along. */
export const servesLater = (nation: NationId, order: Order): GoalId | null =>
  LATER[order.kind]?.[nation] ?? null;

function later({ nation, world }: View, order: Order): Omit<Weighing, 'order'> | null {
  const goal = servesLater(nation, order);
  if (!goal) return null;
  const now = score(world, nation).parts[goal] ?? 0;
  return {
    merit: PATIENCE * (world.nations[nation].weights[goal] ?? 0) * (100 - now),
    why: text('why.later', { goal: word(`score.${goal}`), now: number(now, 'points') }),
  };
}

type Told = 'served' | 'dependence' | 'cover' | 'price' | 'opinion';

/** The figures in which a reader sees a goal come nearer; goals without one speak for themselves. */
const TOLD_BY: Partial<Record<GoalId, readonly Told[]>> = {
  standing: ['opinion'],
  supply: ['served', 'cover'],
  diversification: ['dependence'],
  margin: ['price', 'served'],
  partners: ['opinion'],
  defence: ['dependence', 'cover'],
  alliances: ['opinion'],
  'consumer-price': ['price'],
  'roll-out': ['served'],
  rules: ['opinion'],
  autonomy: ['dependence'],
  price: ['price'],
};

/** A goal that gained so much of what the best one did is a reason too. */
const AS_GOOD = 0.4;

/** The reason that says most: of the goals that gained most, the figure that got better by most of its usual steps, else the best goal. */
export function why(nation: NationId, passing: Prospect, acting: Prospect, gain: number): Text {
  const rest = { when: turnDate(acting.world.turn), score: change(gain, 'points') };
  const both = (now: number, otherwise: number, unit: 'share' | 'count' | 'USD/kg' | 'points') => ({
    ...rest,
    now: number(now, unit),
    otherwise: number(otherwise, unit),
  });
  const price = (metal: 'light' | 'heavy') => ({
    of: 'price' as const,
    steps: passing[metal] <= 0 ? 0 : (1 - acting[metal] / passing[metal]) / 0.05,
    why: () => text('why.price', { ...both(acting[metal], passing[metal], 'USD/kg'), good: good(metal) }),
  });
  const { goal, told, parts } = gained(nation, passing, acting);
  const [first] = [
    {
      of: 'served' as const,
      steps: (acting.served - passing.served) / 0.02,
      why: () => text('why.served', both(acting.served, passing.served, 'share')),
    },
    {
      of: 'dependence' as const,
      steps: (passing.dependence - acting.dependence) / 0.02,
      why: () => text('why.dependence', both(acting.dependence, passing.dependence, 'share')),
    },
    {
      of: 'cover' as const,
      steps: (acting.cover - passing.cover) / 5,
      why: () => text('why.cover', both(acting.cover, passing.cover, 'count')),
    },
    price('light'),
    price('heavy'),
    {
      of: 'opinion' as const,
      steps: (acting.opinion - passing.opinion) / 0.01,
      why: () => text('why.opinion', both(200 * acting.opinion - 100, 200 * passing.opinion - 100, 'points')),
    },
  ]
    .filter(({ of, steps }) => steps >= 1 && told.includes(of))
    .sort((a, b) => b.steps - a.steps);
  if (first) return first.why();
  const [now, otherwise] = [parts.after[goal] ?? 0, parts.before[goal] ?? 0];
  const about = { ...rest, goal: word(`score.${goal}`) };
  // Two figures that are read as the same one say nothing.
  if (Math.round(now) === Math.round(otherwise)) return text('why.little', about);
  return text('why.goal', {
    ...about,
    now: number(now, 'points'),
    otherwise: number(otherwise, 'points'),
  });
}

/** The goal that brought most points of score, and the figures by which it and those near it are told. */
function gained(nation: NationId, passing: Prospect, acting: Prospect) {
  const { weights } = acting.world.nations[nation];
  const before = score(passing.world, nation).parts;
  const after = score(acting.world, nation).parts;
  const points = (goal: GoalId) => (weights[goal] ?? 0) * ((after[goal] ?? 0) - (before[goal] ?? 0));
  const goals = goalsOf(nation);
  const goal = goals.reduce((best, one) => (points(one) > points(best) ? one : best));
  const told = goals.flatMap((one) => (points(one) >= AS_GOOD * points(goal) ? (TOLD_BY[one] ?? []) : []));
  return { goal, told, parts: { before, after } };
}
