import { z } from 'zod';
import { sum } from '../../numbers.ts';
import { nation as nationWord, number, text } from '../../text.ts';
import { worth } from '../../world/ledger.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { otherOf, type Pair } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';
import { allTrade, sent } from './trade.ts';

export interface TariffFreeze extends Secrecy {
  kind: 'tariff-freeze';
  by: NationId;
  most: number; // share of the price
}

/** One side taxes nothing from the other above a rate. */
export const tariffFreeze: ClauseKind<TariffFreeze> = {
  kind: 'tariff-freeze',
  schema: promise({
    kind: z.literal('tariff-freeze'),
    by: z.enum(NATIONS),
    most: z.number().min(0).max(1),
  }),
  weight: 10,
  subject: (clause) => `tariff-freeze ${clause.by}`,
  usual: (_, [, other]) => ({ kind: 'tariff-freeze', by: other, most: 0 }),
  hindrance: () => null,
  breakers: (world, { parties }, clause) =>
    duties(world, parties, clause).some((one) => one.rate > clause.most + 1e-6) ? [clause.by] : [],
  worth(world, pair, clause, nation) {
    const other = otherOf(pair, clause.by);
    const lower = sum(duties(world, pair, clause), (one) =>
      worth(
        sent(world, other, clause.by, one.good),
        Math.max(0, one.rate - clause.most) * (world.market.price[one.good][clause.by] ?? 0),
      ),
    );
    const calm = 0.02 * (1 - clause.most) * allTrade(world, other, clause.by);
    return nation === other ? lower + calm : -(0.6 * lower + 0.5 * calm);
  },
  describe: ({ by, most }, pair) =>
    text('clause.tariff-freeze.says', {
      nation: nationWord(by),
      other: nationWord(otherOf(pair, by)),
      most: number(most, 'share'),
    }),
};

const duties = (world: World, pair: Pair, { by }: TariffFreeze) =>
  world.tariffs.filter((one) => one.by === by && one.origin === otherOf(pair, by));
