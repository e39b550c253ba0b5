import { sum } from '../../numbers.ts';
import { type Order, subject } from '../../orders/index.ts';
import { draw, stream } from '../../random.ts';
import type { View } from '../../world/view.ts';
import type { World } from '../../world/world.ts';
import type { Habit } from '../habits/trade.ts';
import type { Depth } from '../strengths.ts';
import type { Taste } from '../taste.ts';
import type { Head } from './head.ts';
import { ideas, scaled, together, withOrder } from './ideas.ts';

/** What is searched for. */
export interface Question {
  purse: View; // what it may spend
  firm: readonly Order[]; // stay whatever happens
  urgent: readonly Order[]; // come to mind whatever else is overlooked
  plans: readonly Habit[]; // what it may be about for some turns
  wishes: readonly Order[]; // ideas beyond those that anybody would have
  taste: Taste;
  depth: Depth;
}

/** What the search found. */
export interface Found {
  orders: Order[];
  trials: Trial[]; // one for each order
  with: World; // after the horizon, in the first of the worlds
}

/** What an order does: the same draft without it. */
export interface Trial {
  order: Order;
  gain: number; // points of score, whatever the government thinks of its goals
  without: World;
}

/**
 * Determinised search: of the plans of a character the best one played for some turns, then better orders one by
 * one, each in the same worlds as they might be. Better is what brings more points of score by the horizon.
 */
export function search(head: Head, question: Question): Found {
  const { purse, firm, depth } = question;
  const minded = attention(head, question);
  const value = valuer(head, question);
  let best = start(head, question, minded);
  let points = value(best);

  const better = (draft: Order[], margin = 0): boolean => {
    const reached = value(draft);
    if (reached <= points + margin) return false;
    best = draft;
    points = reached;
    return true;
  };
  for (const { order, misjudged } of promising(head, question, best, minded))
    better(withOrder(purse, best, order, firm), -misjudged);
  if (depth.scales)
    for (const order of [...best])
      for (const other of firm.includes(order) ? [] : scaled(order)) {
        const draft = best.map((one) => (one === order ? other : one));
        if (together(purse, draft).length === draft.length && better(draft)) break;
      }
  return tried(head, question, best, minded);
}

/** Points that a draft promises, tastes and all. */
function valuer(head: Head, { depth, taste }: Question) {
  return (draft: readonly Order[]): number => {
    let total = 0;
    for (let sample = 0; sample < depth.samples; sample++)
      total += head.worth(head.after(sample, draft, depth.horizon));
    return total / depth.samples + sum(draft, taste);
  };
}

/** Which ideas come to its mind, and how wrong it is about them: always the same for a view. */
function attention({ seed }: Head, { depth }: Question) {
  const state = stream(seed, 'errors');
  return {
    heeds: () => draw(state) >= depth.overlooks,
    errs: () => depth.misjudges * (2 * draw(state) - 1),
  };
}
type Attention = ReturnType<typeof attention>;

/** The orders of the plan that promises most, when it is followed to the horizon. */
function start(
  head: Head,
  { purse, plans, firm, urgent, depth, taste }: Question,
  { heeds, errs }: Attention,
): Order[] {
  const compared = plans.slice(0, depth.stances).map((plan) => ({
    plan,
    orders: together(purse, [...firm, ...urgent, ...plan(head.view).filter(heeds)]),
  }));
  const [only] = compared;
  if (!only || compared.length === 1) return only?.orders ?? [...firm];
  const judged = compared.map(({ plan, orders }) => ({
    orders,
    points: head.worth(head.after(0, orders, depth.horizon, plan)) + sum(orders, taste) + errs(),
  }));
  return judged.reduce((a, b) => (b.points > a.points ? b : a)).orders;
}

/** The ideas that look best at a glance, each put into the draft alone. */
function promising(
  head: Head,
  { purse, wishes, taste, depth, firm }: Question,
  draft: readonly Order[],
  { heeds, errs }: Attention,
): { order: Order; misjudged: number }[] {
  if (depth.tries === 0) return [];
  const known = new Set([...draft, ...firm].map((order) => JSON.stringify(order)));
  const taken = new Set(firm.map(subject));
  const fresh = [...wishes, ...ideas(head.view, depth.ideas)].filter((order) => {
    const name = JSON.stringify(order);
    if (known.has(name) || taken.has(subject(order)) || taste(order) === Number.NEGATIVE_INFINITY)
      return false;
    known.add(name);
    return heeds();
  });
  const glance = (orders: readonly Order[]) =>
    head.worth(head.after(0, orders, depth.glance)) + sum(orders, taste);
  const now = glance(draft);
  return fresh
    .map((order) => {
      const misjudged = errs();
      return { order, misjudged, gain: glance(withOrder(purse, draft, order, firm)) - now + misjudged };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, depth.tries);
}

/** Takes out what does harm, and keeps of the rest what each order does. */
function tried(
  head: Head,
  { firm, depth, taste }: Question,
  draft: readonly Order[],
  { errs }: Attention,
): Found {
  let orders = [...draft];
  const play = (given: readonly Order[]) =>
    Array.from({ length: depth.samples }, (_, sample) => head.after(sample, given, depth.horizon));
  let acting = play(orders);
  let trials: Trial[] = [];
  for (const order of draft) {
    const rest = orders.filter((one) => one !== order);
    const passing = play(rest);
    const difference = (of: (world: World) => number) =>
      sum(acting, of) / acting.length - sum(passing, of) / passing.length;
    const worth = difference((world) => head.worth(world));
    const [without] = passing;
    if (depth.tries > 0 && !firm.includes(order) && worth + taste(order) + errs() < 0) {
      orders = rest;
      acting = passing;
      trials = trials.filter((one) => one.order !== order);
    } else if (without) trials.push({ order, gain: difference((world) => head.score(world)), without });
  }
  const [first] = acting;
  return { orders, trials, with: first ?? head.view.world };
}

/** Seed of all chance in a bot's head: the view's own, and the market's, so that no two matches have the same. */
export const seedOfMind = ({ world }: View, seed: number): number =>
  seed + 64 * Math.floor(1000 * world.market.fob.light);
