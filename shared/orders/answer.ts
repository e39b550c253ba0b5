import { z } from 'zod';
import { clauseSubject } from '../diplomacy/clauses/index.ts';
import { bound, conclude, named, termWords, withdrawProposal } from '../diplomacy/negotiate.ts';
import { parted } from '../diplomacy/secrecy.ts';
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
    const { from, terms } = proposal;
    const audience = [from, nation];
    const names = { nation: nationWord(from), other: nationWord(nation) };
    // Both may have signed the same promises to each other in one turn: the second of the two treaties falls away.
    const twice = order.accept && promisedTwice(world, proposal);
    if (twice) pay(world, 'industry', nation, terms.escrow);
    if (!order.accept || twice) {
      withdrawProposal(world, proposal);
      const said = text('event.proposal-rejected', { ...names, ...termWords(terms) });
      log({ text: said, weight: 0.4, audience });
      return;
    }
    world.proposals = world.proposals.filter((one) => one !== proposal);
    pay(world, 'industry', 'escrow', terms.escrow); // taken as the cost of the order
    conclude(world, proposal);
    warm(world, nation, from, GOODWILL);
    warm(world, from, nation, GOODWILL);
    const { open, secret } = parted(terms.clauses);
    const signed = text('event.treaty', { ...names, ...termWords({ ...terms, clauses: open }) });
    log({ text: signed, weight: 0.85, audience: null });
    if (secret.length === 0) return;
    log({ text: text('event.treaty-secret', { ...names, secret: named(secret) }), weight: 0.86, audience });
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
