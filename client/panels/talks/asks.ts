import type { OpenCrisis } from '#shared/crises/terms.ts';
import { type Clause, clauseSubject } from '#shared/diplomacy/clauses/index.ts';
import { valueTo } from '#shared/diplomacy/negotiate.ts';
import type { Proposal } from '#shared/diplomacy/treaty.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import type { Offer } from '#shared/world/world.ts';

/** Something that asks this player for an answer. */
export type Ask =
  | { is: 'crisis'; id: string; crisis: OpenCrisis }
  | { is: 'proposal'; id: string; proposal: Proposal }
  | { is: 'offer'; id: string; offer: Offer };

/** Everything that asks for an answer, the newest first; crises, which wait least, before all. */
export function asksOf({ nation, world }: View): Ask[] {
  const crises = world.crises.open
    .filter((crisis) => crisis.asked.includes(nation))
    .map((crisis): Ask => ({ is: 'crisis', id: crisis.card, crisis }));
  const talks = [
    ...world.proposals
      .filter((proposal) => proposal.to === nation)
      .map((proposal) => ({ is: 'proposal' as const, id: proposal.id, proposal })),
    ...world.offers
      .filter((offer) => offer.to === nation)
      .map((offer) => ({ is: 'offer' as const, id: offer.id, offer })),
  ]
    .reverse()
    .sort((a, b) => lapse(b) - lapse(a));
  return [...crises, ...talks];
}

/** What lapses last was made last; of one half-year they stand in the order in which they were made. */
const lapse = (ask: Exclude<Ask, { is: 'crisis' }>): number =>
  ask.is === 'offer' ? ask.offer.expires : ask.proposal.expires;

export type Drafted = 'accepted' | 'declined' | 'countered';

/** What the draft says to a proposal or an offer so far. */
export function draftedFor(ask: Ask, draft: readonly Order[]): Drafted | null {
  for (const order of draft) {
    if (order.kind === 'accept' && order.offer === ask.id) return 'accepted';
    if (order.kind === 'respond' && ask.is === 'crisis' && order.crisis === ask.id) return 'accepted';
    if (order.kind !== 'answer' || order.proposal !== ask.id) continue;
    if (order.accept) return 'accepted';
    return draft.some((one) => isCounter(ask, one)) ? 'countered' : 'declined';
  }
  return null;
}

const isCounter = (ask: Ask, order: Order): boolean =>
  ask.is === 'proposal' && order.kind === 'propose' && order.to === ask.proposal.from;

/** The orders of the draft that answer this. */
export function answersTo(ask: Ask, draft: readonly Order[]): Order[] {
  const countered = draftedFor(ask, draft) === 'countered';
  return draft.filter(
    (order) =>
      (order.kind === 'accept' && order.offer === ask.id) ||
      (order.kind === 'answer' && order.proposal === ask.id) ||
      (countered && isCounter(ask, order)),
  );
}

/** How many still wait for this player. */
export const waiting = (view: View, draft: readonly Order[], ignored: ReadonlySet<string>): number =>
  asksOf(view).filter((ask) => !ignored.has(ask.id) && draftedFor(ask, draft) === null).length;

/** Promises a treaty may hold. */
const MOST_CLAUSES = 5;

/**
 * Their terms as ours. Where they would cost us more than they bring, we do not pay on top, and if that is not
 * enough they are asked to pay the difference.
 */
export function counterTo({ nation, world }: View, { from, terms }: Proposal): Order & { kind: 'propose' } {
  const worth = (clauses: Clause[]) => valueTo(world, [nation, from], { ...terms, clauses }, nation);
  const unpaid = terms.clauses.filter((one) => one.kind !== 'side-payment' || one.by !== nation);
  const dear = worth(terms.clauses) < 0;
  const base = dear && unpaid.length > 0 ? unpaid : terms.clauses;
  const missing = Math.ceil(-worth(base));
  const payment: Clause = {
    kind: 'side-payment',
    by: from,
    funds: Math.min(5000, Math.max(1, missing)),
    every: 'turn',
  };
  const free =
    base.length < MOST_CLAUSES && !base.some((clause) => clauseSubject(clause) === clauseSubject(payment));
  const clauses = missing > 0 && free ? [...base, payment] : base;
  return { kind: 'propose', to: from, clauses, turns: terms.turns, escrow: terms.escrow };
}
