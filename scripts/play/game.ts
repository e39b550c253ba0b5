import { checkOrders, KINDS, type Order, suggest } from '../../shared/orders/index.ts';
import { type SharedOutcome, sharedOutcome } from '../../shared/scoring/outcome.ts';
import { score } from '../../shared/scoring/score.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { create } from '../../shared/world/create.ts';
import { faults } from '../../shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '../../shared/world/terms.ts';
import { view } from '../../shared/world/view.ts';
import type { World } from '../../shared/world/world.ts';
import { decide, type PolicyId } from './policies.ts';

export type Lineup = Record<NationId, PolicyId>;
export type Kind = Order['kind'];

/** M USD below which a full purse is no news. */
const LEAST = 100;

/** What is kept of a match. */
export interface Played {
  scenario: string;
  seed: number;
  lineup: Lineup;
  half: Record<NationId, number>; // score when half of the turns were over
  total: Record<NationId, number>;
  shared: SharedOutcome;
  given: Record<NationId, Partial<Record<Kind, number>>>; // orders by kind
  legal: Kind[]; // kinds that somebody could have given, when asked for
  treasury: Record<NationId, number>; // at the end, in turns of income
  richest: number; // highest treasury against start and all income so far
  quiet: number; // turns in which no price moved by 2% and no order was given
  turns: number;
  faults: string[];
}

/** Plays one match. `curious`: looks at every kind of order each turn, which takes time. */
export function play(scenario: string, seed: number, lineup: Lineup, curious = false): Played {
  let world = create(scenario, seed);
  const granted = each(NATIONS, (nation) => world.nations[nation].treasury);
  const given: Played['given'] = each(NATIONS, () => ({}));
  const legal = new Set<Kind>();
  let half: Played['half'] = each(NATIONS, () => 0);
  let richest = 0;
  let quiet = 0;
  while (world.turn < world.turns) {
    const now = world;
    if (curious) for (const kind of possible(now, legal)) legal.add(kind);
    const orders = each(NATIONS, (nation) => decide(lineup[nation], view(now, nation)));
    world = resolve(now, orders, { explain: false }).world;
    for (const nation of NATIONS) {
      for (const { kind } of orders[nation]) given[nation][kind] = (given[nation][kind] ?? 0) + 1;
      granted[nation] += Math.max(0, now.nations[nation].income);
      richest = Math.max(richest, world.nations[nation].treasury / Math.max(LEAST, granted[nation]));
    }
    if (NATIONS.every((nation) => orders[nation].length === 0) && calm(now, world)) quiet += 1;
    if (world.turn * 2 >= world.turns && now.turn * 2 < world.turns) half = totals(world);
  }
  return {
    scenario,
    seed,
    lineup,
    half,
    total: totals(world),
    shared: sharedOutcome(world),
    given,
    legal: [...legal],
    treasury: each(NATIONS, (nation) => {
      const { treasury, income } = world.nations[nation];
      return treasury / Math.max(1, income);
    }),
    richest,
    quiet,
    turns: world.turns,
    faults: faults(world),
  };
}

const totals = (world: World) => each(NATIONS, (nation) => score(world, nation).total);

/** Kinds beyond `known` of which somebody could give an order now. */
function possible(world: World, known: ReadonlySet<Kind>): Kind[] {
  const unknown = KINDS.filter((kind) => !known.has(kind));
  if (unknown.length === 0) return [];
  const views = NATIONS.map((nation) => view(world, nation));
  return unknown.filter((kind) =>
    views.some((own) => suggest(own, kind).some((order) => checkOrders(own, [order])[0]?.ok)),
  );
}

function calm(before: World, after: World): boolean {
  const [then, now] = [before.history.at(-1), after.history.at(-1)];
  if (!then || !now) return false;
  return (['light', 'heavy', 'bulk'] as const).every(
    (commodity) => Math.abs(now.outside[commodity] / then.outside[commodity] - 1) < 0.02,
  );
}
