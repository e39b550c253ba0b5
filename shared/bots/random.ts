import { checkOrders, KINDS, type Order, parseOrder, suggest } from '../orders/index.ts';
import { draw, stream } from '../random.ts';
import { resolve } from '../turn/resolve.ts';
import { create } from '../world/create.ts';
import { each, NATIONS } from '../world/terms.ts';
import { type View, view } from '../world/view.ts';
import type { World } from '../world/world.ts';

/**
 * A draft of legal orders without any sense: ideas of all kinds, picked by chance, their figures bent by chance.
 * What a rule must withstand, whoever plays.
 *
 * @param luck the next number of 0..1 (1 not included)
 * @param most how many orders are tried
 */
export function randomDraft(view: View, luck: () => number, most: number): Order[] {
  const ideas = KINDS.flatMap((kind) => suggest(view, kind));
  const chosen: Order[] = [];
  for (let tries = 0; tries < most; tries++) {
    const idea = ideas[Math.floor(luck() * ideas.length)];
    if (!idea) continue;
    const order = [bent(idea, luck), idea].find((one) =>
      checkOrders(view, [...chosen, one]).every((verdict) => verdict.ok),
    );
    if (order) chosen.push(order);
  }
  return chosen;
}

/** The order with some of its figures up to twice as large or nothing at all, if it is still an order. */
function bent(order: Order, luck: () => number): Order {
  const raw: Record<string, unknown> = { ...order };
  for (const key in raw) {
    const value = raw[key];
    if (typeof value !== 'number' || luck() < 0.5) continue;
    const other = value * 2 * luck();
    raw[key] = Number.isInteger(value) ? Math.round(other) : other;
  }
  const parsed = parseOrder(raw);
  return parsed.ok ? parsed.order : order;
}

const MOST_ORDERS = 8;

/**
 * A match in which every nation gives random legal orders. `seen` is told every turn before the next begins;
 * `known` every world before it is played on.
 */
export function playRandom(
  scenario: string,
  seed: number,
  seen: (world: World) => void,
  known: (world: World) => World = (world) => world,
): number {
  const state = stream(seed, 'random play');
  const luck = () => draw(state);
  let world = known(create(scenario, seed));
  const { turns } = world;
  while (world.turn < turns) {
    const now = world;
    const orders = each(NATIONS, (nation) => randomDraft(view(now, nation), luck, MOST_ORDERS * luck()));
    world = known(resolve(now, orders, { explain: false }).world);
    seen(world);
  }
  return turns;
}
