import { prospectOf, why } from '../advice/weigh.ts';
import { seedOf } from '../forecast/forecast.ts';
import { sum } from '../numbers.ts';
import { checkOrders, cost, type Order, points, subject } from '../orders/index.ts';
import type { Text } from '../text.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { HORIZON, WORLDS } from './counsel.ts';
import { Head } from './search/head.ts';
import { ideas } from './search/ideas.ts';
import { search, seedOfMind } from './search/search.ts';
import { weightsOf } from './search/value.ts';
import type { Depth } from './strengths.ts';

/** What would help a nation's goals now, beside the orders it has drafted. */
export interface Advice {
  orders: Order[]; // several: a plan that goes together
  gain: Gain; // points of score at the end, if things stay as they are by the horizon
  why: Text; // key `why.…`
  cost: { money: number; points: number }; // M USD, policy points
  confidence: number; // 0..1: in what share of the worlds as they might be it helps
}

/** Over the worlds as they might be: the lowest, the mean, the highest. */
export interface Gain {
  low: number;
  mid: number;
  high: number;
}

/** Less than this many points is not worth saying. */
const LEAST = 0.05;
/** Pieces of advice at once. */
const MOST = 8;

/** How the advisor looks: as far as the strongest bot, with nobody's character. */
const DEPTH: Depth = {
  stances: 1,
  ideas: 3,
  glance: 2,
  horizon: HORIZON,
  samples: 1,
  tries: 10,
  scales: true,
  overlooks: 0,
  misjudges: 0,
  indulges: 0,
};

/** The part of the work that the search is; what it finds is judged after that. */
const SEARCH = 0.35;

/** All advice at once. */
export function advise(view: View, draft: readonly Order[] = []): Advice[] {
  const work = advising(view, draft);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * The best first: single orders that help beside the draft, and, where several go together, the whole of them. From
 * nothing but the view; the same view and draft always get the same advice. Says in between how much is done, 0..1.
 */
export function* advising(view: View, draft: readonly Order[] = []): Generator<number, Advice[]> {
  const seed = seedOfMind(view, seedOf(view));
  const head = new Head(view, weightsOf(view.world, view.nation, {}), seed);
  const judge = judgeIn(head, draft);
  const plan = search(head, {
    purse: view,
    firm: draft,
    urgent: [],
    plans: [],
    wishes: [],
    taste: () => 0,
    depth: DEPTH,
  }).orders.filter((order) => !draft.includes(order));
  yield SEARCH;
  const found = plan.length > 1 ? [judge(plan)] : [];
  const singles = shortlist(head, draft, plan);
  for (const [index, order] of singles.entries()) {
    yield SEARCH + ((1 - SEARCH) * (index + 1)) / (singles.length + 1);
    found.push(judge([order]));
  }
  return found
    .filter(({ gain }) => gain.mid >= LEAST)
    .sort((a, b) => b.gain.mid - a.gain.mid)
    .slice(0, MOST);
}

/** Judges orders given beside the draft against the draft alone, in the same worlds. */
function judgeIn(head: Head, draft: readonly Order[]): (orders: Order[]) => Advice {
  const { view } = head;
  const play = (orders: readonly Order[]) =>
    Array.from({ length: WORLDS }, (_, sample) => head.after(sample, orders, DEPTH.horizon));
  const passing = play(draft);
  return (orders) => {
    const acting = play([...draft, ...orders]);
    const gains = acting.map((world, sample) => head.score(world) - head.score(passing[sample] ?? world));
    const mid = sum(gains, (gain) => gain) / gains.length;
    const reason = (before: World | undefined, after: World | undefined) =>
      why(
        view.nation,
        prospectOf(before ?? view.world, view.nation),
        prospectOf(after ?? view.world, view.nation),
        mid,
      );
    return {
      orders,
      gain: { low: Math.min(...gains), mid, high: Math.max(...gains) },
      why: reason(passing[0], acting[0]),
      cost: {
        money: sum(orders, (order) => cost(view, order)),
        points: sum(orders, (order) => points(order)),
      },
      confidence: gains.filter((gain) => gain > 0).length / gains.length,
    };
  };
}

/** Orders worth a closer look: those of the plan, and what helps most at a glance; of one subject the best. */
function shortlist(head: Head, draft: readonly Order[], plan: readonly Order[]): Order[] {
  const { view } = head;
  const taken = new Set([...draft, ...plan].map(subject));
  const now = head.worth(head.after(0, draft, DEPTH.glance));
  const glanced = ideas(view, DEPTH.ideas)
    .filter(
      (order) => !taken.has(subject(order)) && checkOrders(view, [...draft, order]).every((one) => one.ok),
    )
    .map((order) => ({ order, gain: head.worth(head.after(0, [...draft, order], DEPTH.glance)) - now }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain);
  const best = glanced.filter(
    ({ order }, index) => glanced.findIndex((one) => subject(one.order) === subject(order)) === index,
  );
  return [...plan, ...best.slice(0, MOST).map(({ order }) => order)];
}
