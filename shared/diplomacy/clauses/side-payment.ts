import { z } from 'zod';
import { nation as nationWord, number, text } from '../../text.ts';
import { payUpTo } from '../../world/ledger.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { otherOf, type Treaty } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';

export interface SidePayment extends Secrecy {
  kind: 'side-payment';
  by: NationId;
  funds: number; // M USD
  every: 'once' | 'turn';
}

/** One side pays the other, when the treaty begins to bind or every turn. */
export const sidePayment: ClauseKind<SidePayment> = {
  kind: 'side-payment',
  schema: promise({
    kind: z.literal('side-payment'),
    by: z.enum(NATIONS),
    funds: z.number().min(1).max(5000),
    every: z.enum(['once', 'turn']),
  }),
  weight: 10,
  subject: (clause) => `side-payment ${clause.by} ${clause.every}`,
  usual: (_, [one]) => ({ kind: 'side-payment', by: one, funds: 20, every: 'turn' }),
  hindrance: () => null,
  breakers: (world, treaty, clause) =>
    due(world, treaty, clause) && world.nations[clause.by].treasury + 1e-6 < clause.funds ? [clause.by] : [],
  perform(world, treaty, clause) {
    if (due(world, treaty, clause))
      payUpTo(world, clause.by, otherOf(treaty.parties, clause.by), clause.funds);
  },
  worth(_, __, { by, funds, every }, nation, turns) {
    const each = every === 'once' ? funds / Math.max(1, turns) : funds;
    return nation === by ? -each : each;
  },
  describe: ({ by, funds, every }, pair) =>
    text(every === 'once' ? 'clause.side-payment.says' : 'clause.side-payment.says-turn', {
      nation: nationWord(by),
      other: nationWord(otherOf(pair, by)),
      funds: number(funds, 'M USD'),
    }),
};

const due = (world: World, treaty: Treaty, { every }: SidePayment): boolean =>
  every === 'turn' || world.turn === treaty.from;
