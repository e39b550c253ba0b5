import { z } from 'zod';
import { good, nation as nationWord, number, text } from '../../text.ts';
import { payUpTo, worth } from '../../world/ledger.ts';
import { COMMODITIES, type Commodity, NATIONS, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { otherOf, type Pair } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';
import { sent } from './trade.ts';

export interface PriceBand extends Secrecy {
  kind: 'price-band';
  by: NationId; // the exporter
  commodity: Commodity;
  low: number; // USD/kg
  high: number;
}

/**
 * The exporter's state pays what the other's users paid above the band in the last turn, and is paid what they
 * paid below it: settled half a year in arrears, as formula prices are. Money that is not there breaks it.
 */
export const priceBand: ClauseKind<PriceBand> = {
  kind: 'price-band',
  schema: promise({
    kind: z.literal('price-band'),
    by: z.enum(NATIONS),
    commodity: z.enum(COMMODITIES),
    low: z.number().min(0).max(100_000),
    high: z.number().positive().max(100_000),
  }),
  weight: 10,
  subject: (clause) => `price-band ${clause.by} ${clause.commodity}`,
  usual(world, [one, other]) {
    const price = world.market.price.light[one] ?? world.market.reference.light;
    return {
      kind: 'price-band',
      by: other,
      commodity: 'light',
      low: Math.round(price * 0.6),
      high: Math.max(1, Math.round(price * 1.5)),
    };
  },
  hindrance: (_, __, { low, high }) => (low < high ? null : text('refusal.band-upside-down')),
  breakers(world, { parties }, clause) {
    const due = owed(world, parties, clause);
    const payer = due > 0 ? clause.by : otherOf(parties, clause.by);
    return world.nations[payer].treasury + 1e-6 < Math.abs(due) ? [payer] : [];
  },
  perform(world, { parties }, clause) {
    const due = owed(world, parties, clause);
    const other = otherOf(parties, clause.by);
    if (due > 0) payUpTo(world, clause.by, other, due);
    else payUpTo(world, other, clause.by, -due);
  },
  worth(world, pair, clause, nation) {
    const expected = owed(world, pair, clause, world.market.memory.outside[clause.commodity].expected);
    const calm =
      0.03 * worth(sent(world, clause.by, otherOf(pair, clause.by), clause.commodity), clause.high);
    return nation === clause.by ? -expected - 0.5 * calm : expected + calm;
  },
  describe: ({ by, commodity, low, high }, pair) =>
    text('clause.price-band.says', {
      nation: nationWord(by),
      other: nationWord(otherOf(pair, by)),
      good: good(commodity),
      low: number(low, 'USD/kg'),
      high: number(high, 'USD/kg'),
    }),
};

/** M USD the exporter owes for the last turn; below zero the buyer does. */
function owed(world: World, pair: Pair, { by, commodity, low, high }: PriceBand, at?: number): number {
  const other = otherOf(pair, by);
  const price = at ?? world.market.price[commodity][other] ?? high;
  const tonnes = sent(world, by, other, commodity);
  return worth(tonnes, Math.max(0, price - high) - Math.max(0, low - price));
}
