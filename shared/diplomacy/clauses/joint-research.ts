import { z } from 'zod';
import { good, nation as nationWord, number, text } from '../../text.ts';
import { payUpTo } from '../../world/ledger.ts';
import { COMMODITIES, type Commodity } from '../../world/terms.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';

export interface JointResearch extends Secrecy {
  kind: 'joint-research';
  commodity: Commodity;
  funds: number; // M USD that each side pays a turn
}

/** Both pay into one programme, and both keep what it finds: each gets ahead by the money of two. */
export const jointResearch: ClauseKind<JointResearch> = {
  kind: 'joint-research',
  schema: promise({
    kind: z.literal('joint-research'),
    commodity: z.enum(COMMODITIES),
    funds: z.number().min(1).max(200),
  }),
  weight: 6,
  subject: (clause) => `joint-research ${clause.commodity}`,
  usual: () => ({ kind: 'joint-research', commodity: 'heavy', funds: 15 }),
  hindrance: (world, pair, { commodity }) =>
    pair.every((nation) => world.nations[nation].substitution[commodity].level >= 3)
      ? text('refusal.fully-substituted', { good: good(commodity) })
      : null,
  breakers: (world, { parties }, { funds }) =>
    parties.filter((nation) => world.nations[nation].treasury + 1e-6 < funds),
  perform(world, { parties }, { commodity, funds }) {
    for (const nation of parties) {
      payUpTo(world, nation, 'industry', funds);
      world.nations[nation].substitution[commodity].funded += 2 * funds;
    }
  },
  worth(world, _, { commodity, funds }, nation) {
    const { level } = world.nations[nation].substitution[commodity];
    if (level >= 3) return -funds;
    // The other's half of the money is what a nation gains; at most half of that if it needs the metal least.
    return nation === 'CHN' ? 0.2 * funds : 0.6 * funds;
  },
  describe: ({ commodity, funds }, [one, other]) =>
    text('clause.joint-research.says', {
      nation: nationWord(one),
      other: nationWord(other),
      good: good(commodity),
      funds: number(funds, 'M USD'),
    }),
};
