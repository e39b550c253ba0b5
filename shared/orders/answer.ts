import { z } from 'zod';
import { clauseSubject } from '../diplomacy/clauses/index.ts';
import { bound, conclude, termWords, withdrawProposal } from '../diplomacy/negotiate.ts';
import type { Proposal } from '../diplomacy/treaty.ts';
import { name, nation as nationWord, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { pay } from '../world/ledger.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Answer {
  kind: 'answer';
  proposal: string; // id
  accept: boolean;
}

/** What signing a treaty adds to opinions, in points (game). */
const GOODWILL = 3;

/** Accepts a treaty that another nation proposed, with a deposit of the same size, or turns it down. */
export const answer: OrderKind<Answer> = {
  kind: 'answer',
  schema: z.strictObject({
    kind: z.literal('answer'),
    proposal: z.string().max(40),
    accept: z.boolean(),
  }),
  points: 0,
  subject: (order) => `answer ${order.proposal}`,
  cost: ({ nation, world }, order) => (order.accept ? (find(world, nation, order)?.terms.escrow ?? 0) : 0),
  check({ nation, world }, order) {
    const proposal = find(world, nation, order);
    if (!proposal) return illegal(text('refusal.offer-gone'));
    if (order.accept && promisedTwice(world, proposal)) return illegal(text('refusal.promised-already'));
    return legal;
  },
  suggest: ({ nation, world }) =>
    world.proposals
      .filter((one) => one.to === nation)
      .flatMap((one): Answer[] =>
        [true, false]
          .filter((accept) => !accept || !promisedTwice(world, one))
          .map((accept) => ({ kind: 'answer', proposal: one.id, accept })),
      ),
  apply(world, nation, order, log) {
    const proposal = find(world, nation, order);
    if (!proposal) return;
    const values = {
      nation: nationWord(proposal.from),
      other: nationWord(nation),
      ...termWords(proposal.terms),
    };
    // Both may have signed the same promises to each other in one turn: the second of the two treaties falls away.
    const twice = order.accept && promisedTwice(world, proposal);
    if (twice) pay(world, 'industry', nation, proposal.terms.escrow);
    if (!order.accept || twice) {
      withdrawProposal(world, proposal);
      log({ text: text('event.proposal-rejected', values), weight: 0.4, audience: [proposal.from, nation] });
      return;
    }
    world.proposals = world.proposals.filter((one) => one !== proposal);
    pay(world, 'industry', 'escrow', proposal.terms.escrow); // taken as the cost of the order
    conclude(world, proposal);
    warm(world, nation, proposal.from, GOODWILL);
    warm(world, proposal.from, nation, GOODWILL);
    log({ text: text('event.treaty', values), weight: 0.85, audience: null });
  },
  describe: (order) =>
    text(order.accept ? 'order.answer' : 'order.answer-no', { proposal: name(order.proposal) }),
};

const find = (world: World, nation: NationId, order: Answer): Proposal | undefined =>
  world.proposals.find((one) => one.id === order.proposal && one.to === nation);

/** Another treaty signed since then may say the same. */
function promisedTwice(world: World, { from, to, terms }: Proposal): boolean {
  const already = bound(world, [from, to]).map(clauseSubject);
  return terms.clauses.some((clause) => already.includes(clauseSubject(clause)));
}
