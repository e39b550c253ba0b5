import { z } from 'zod';
import { LICENSED } from '../../market/network.ts';
import { clamp, ratio } from '../../numbers.ts';
import { nation as nationWord, number, text } from '../../text.ts';
import { worth } from '../../world/ledger.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import { otherOf } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';
import { oxideTrade } from './trade.ts';

export interface QuotaFloor extends Secrecy {
  kind: 'quota-floor';
  by: NationId;
  tonnes: number; // per turn
}

/** A licensing exporter lets at least so much leave the country a turn. */
export const quotaFloor: ClauseKind<QuotaFloor> = {
  kind: 'quota-floor',
  schema: promise({
    kind: z.literal('quota-floor'),
    by: z.enum(NATIONS),
    tonnes: z.number().min(1).max(200_000),
  }),
  weight: 12,
  subject: (clause) => `quota-floor ${clause.by}`,
  usual: (world) => ({
    kind: 'quota-floor',
    by: LICENSED,
    tonnes: Math.round((world.quota[LICENSED] ?? 20_000) / 100) * 100,
  }),
  hindrance: (_, pair, { by }) =>
    by === LICENSED && pair.includes(LICENSED)
      ? null
      : text('refusal.no-licences', { nation: nationWord(LICENSED) }),
  breakers(world, _, { by, tonnes }) {
    const quota = world.quota[by] ?? null;
    return quota !== null && quota < tonnes - 0.5 ? [by] : [];
  },
  worth(world, pair, { by, tonnes }, nation) {
    const quota = world.quota[by] ?? null;
    const other = otherOf(pair, by);
    // A floor above today's quota lowers prices; one below it only insures against a deeper cut.
    const more = quota === null ? 0 : clamp(ratio(tonnes, quota) - 1, 0, 1);
    const low = quota === null ? 0.5 : clamp(ratio(tonnes, quota), 0, 1);
    const trade = oxideTrade(world, by, other);
    if (nation === other) return trade * (0.08 * low + 0.3 * more);
    const rent = quota === null ? 0 : worth(more * quota, world.market.quotaRent);
    return -(0.02 * low * trade + 0.5 * rent);
  },
  describe: ({ by, tonnes }) =>
    text('clause.quota-floor.says', { nation: nationWord(by), tonnes: number(tonnes, 't') }),
};
