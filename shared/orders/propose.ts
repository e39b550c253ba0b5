import { z } from 'zod';
import { type Clause, clauseSchema } from '../diplomacy/clauses/index.ts';
import { flaw, named, propose as putForward, reckoning, termWords } from '../diplomacy/negotiate.ts';
import { packages } from '../diplomacy/packages.ts';
import { parted } from '../diplomacy/secrecy.ts';
import { nation as nationWord, text } from '../text.ts';
import { pay } from '../world/ledger.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Propose {
  kind: 'propose';
  to: NationId;
  clauses: Clause[];
  turns: number;
  escrow: number; // M USD that each side deposits
}

/** Proposes a treaty; the other side sees it next turn and nobody else does until it is signed, and never its secret clauses. */
export const propose: OrderKind<Propose> = {
  kind: 'propose',
  schema: z.strictObject({
    kind: z.literal('propose'),
    to: z.enum(NATIONS),
    clauses: z.array(clauseSchema).min(1).max(5),
    turns: z.int().min(2).max(20),
    escrow: z.number().min(0).max(2000),
  }),
  points: 0,
  subject: (order) => `propose ${order.to}`,
  cost: (_, order) => order.escrow,
  check({ nation, world }, order) {
    const why = flaw(world, nation, order.to, order);
    return why ? illegal(why) : legal;
  },
  suggest: ({ nation, world }) =>
    packages(world, nation)
      .filter((order) => flaw(world, nation, order.to, order) === null)
      .slice(0, 4)
      .map((terms): Propose => ({ kind: 'propose', ...terms })),
  apply(world, nation, { to, clauses, turns, escrow }, log) {
    pay(world, 'industry', 'escrow', escrow); // what giving orders took as their cost is a deposit here
    const proposal = putForward(world, nation, to, { clauses, turns, escrow });
    log({
      text: text('event.proposal', {
        nation: nationWord(nation),
        other: nationWord(to),
        ...termWords(proposal.terms),
      }),
      weight: 0.5,
      audience: [nation, to],
    });
  },
  outlook: ({ nation, world }, order) =>
    flaw(world, nation, order.to, order) ? null : reckoning(world, [nation, order.to], order, nation),
  describe(order) {
    const { open, secret } = parted(order.clauses);
    const values = { nation: nationWord(order.to), ...termWords({ ...order, clauses: open }) };
    return secret.length === 0
      ? text('order.propose', values)
      : text('order.propose-secret', { ...values, secret: named(secret) });
  },
};
