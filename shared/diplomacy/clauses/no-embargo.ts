import { z } from 'zod';
import { known } from '../../control/embargoes.ts';
import { nation as nationWord, text } from '../../text.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import { otherOf } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';
import { oxideTrade, threat } from './trade.ts';

export interface NoEmbargo extends Secrecy {
  kind: 'no-embargo';
  by: NationId;
}

/** One side stops none of its exports to the other. What customs do in secret breaks it once it is traced. */
export const noEmbargo: ClauseKind<NoEmbargo> = {
  kind: 'no-embargo',
  schema: promise({ kind: z.literal('no-embargo'), by: z.enum(NATIONS) }),
  weight: 14,
  subject: (clause) => `no-embargo ${clause.by}`,
  usual: (_, [, other]) => ({ kind: 'no-embargo', by: other }),
  late: true,
  hindrance: () => null,
  breakers(world, { parties }, { by }) {
    const other = otherOf(parties, by);
    return known(world).some((one) => one.by === by && one.target === other) ? [by] : [];
  },
  worth(world, pair, { by }, nation) {
    const other = otherOf(pair, by);
    const safety = threat(world, by, other) * oxideTrade(world, by, other);
    // Who promises gives up a threat, which is worth less to it than safety is to the other.
    return nation === other ? safety : -0.4 * safety;
  },
  describe: ({ by }, pair) =>
    text('clause.no-embargo.says', { nation: nationWord(by), other: nationWord(otherOf(pair, by)) }),
};
