import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import type { Pair, Proposal, Treaty } from '#shared/diplomacy/treaty.ts';
import type { Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';

export type Orders = Partial<Record<NationId, Order[]>>;

/** The world after a turn of these orders. */
export const play = (world: World, orders: Orders = {}): World =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  ).world;

/** What a turn of these orders put into the report, key by key. */
export const told = (world: World, orders: Orders = {}): string[] =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain: false },
  ).report.events.map((event) => event.text.key);

/** Two nations sign a treaty, over two turns; it binds in the turn that follows. */
export function signed(
  world: World,
  [from, to]: [NationId, NationId],
  clauses: Clause[],
  { turns = 6, escrow = 20 } = {},
): World {
  const proposed = play(world, { [from]: [{ kind: 'propose', to, clauses, turns, escrow }] });
  const proposal = proposed.proposals.at(-1)?.id ?? '';
  return play(proposed, { [to]: [{ kind: 'answer', proposal, accept: true }] });
}

/** A treaty that has come into force, whoever signed it. */
export const inForce = (parties: Pair, clauses: Clause[], more: Partial<Treaty> = {}): Treaty => ({
  id: 'treaty-1',
  parties,
  clauses,
  from: 0,
  until: 7,
  escrow: 5,
  state: 'in-force',
  by: null,
  ended: null,
  breaches: [],
  stores: [],
  drawn: false,
  ...more,
});

/** A proposal that waits for an answer. */
export const waiting = (from: NationId, to: NationId, clauses: Clause[]): Proposal => ({
  id: 'proposal-1',
  from,
  to,
  terms: { clauses, turns: 6, escrow: 5 },
  expires: 2,
});
