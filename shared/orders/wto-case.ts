import { z } from 'zod';
import {
  appealable,
  type Dispute,
  disputeOn,
  FEES,
  MEASURES,
  type Measure,
  merits,
  offends,
} from '../diplomacy/wto.ts';
import { LICENSED } from '../market/network.ts';
import { nation as nationWord, number, text, word } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface WtoCase {
  kind: 'wto-case';
  against: NationId;
  measure: Measure;
}

/** What being taken to court does to an opinion, in points. */
const OFFENCE = 3;

/** Complains of a measure at the World Trade Organization, or joins those who have. */
export const wtoCase: OrderKind<WtoCase> = {
  kind: 'wto-case',
  schema: z.strictObject({
    kind: z.literal('wto-case'),
    against: z.enum(NATIONS),
    measure: z.enum(MEASURES),
  }),
  points: 1,
  subject: (order) => `wto ${order.against} ${order.measure}`,
  cost: ({ world }, order) => (disputeOn(world, order.against, order.measure) ? FEES.joining : FEES.filing),
  check({ nation, world }, order) {
    if (order.against === nation) return illegal(text('refusal.not-yourself'));
    if (!offends(world, order.against, order.measure, nation))
      return illegal(text('refusal.nothing-to-complain-of', { nation: nationWord(order.against) }));
    const open = disputeOn(world, order.against, order.measure);
    if (open?.complainants.includes(nation)) return illegal(text('refusal.complained-already'));
    if (open && open.state !== 'pending') return illegal(text('refusal.decided-already'));
    return legal;
  },
  suggest: (view) => grievances(view).slice(0, 3),
  apply(world, nation, { against, measure }, log) {
    const open = disputeOn(world, against, measure);
    warm(world, against, nation, -OFFENCE);
    if (open) open.complainants.push(nation);
    else
      world.disputes.push({
        id: `case-${world.nextId++}`,
        against,
        measure,
        complainants: [nation],
        filed: world.turn,
        decided: null,
        state: 'pending',
      });
    log({
      text: text(open ? 'event.wto-joined' : 'event.wto-filed', {
        nation: nationWord(nation),
        other: nationWord(against),
        measure: word(`measure.${measure}`),
      }),
      weight: 0.6,
      audience: null,
    });
  },
  outlook({ nation, world }, { against, measure }) {
    const open = disputeOn(world, against, measure);
    const draft: Dispute = {
      id: '',
      against,
      measure,
      complainants: [...(open?.complainants ?? []), nation],
      filed: world.turn,
      decided: null,
      state: 'pending',
    };
    return text(appealable(world) ? 'outlook.wto-case' : 'outlook.wto-void', {
      chance: number(merits(world, draft), 'share'),
    });
  },
  describe: (order) =>
    text('order.wto-case', { nation: nationWord(order.against), measure: word(`measure.${order.measure}`) }),
};

/** What a nation could complain of now: cases to join first, then what costs most. */
function grievances({ nation, world }: View): WtoCase[] {
  const found: { order: WtoCase; weight: number }[] = [];
  for (const against of NATIONS) {
    if (against === nation) continue;
    for (const measure of MEASURES) {
      if (!offends(world, against, measure, nation)) continue;
      const open = disputeOn(world, against, measure);
      if (open && (open.state !== 'pending' || open.complainants.includes(nation))) continue;
      const rent = against === LICENSED && measure === 'quota' ? world.market.quotaRent : 0;
      const weight = (open ? 50 : 0) + (measure === 'embargo' ? 20 : 10) + rent;
      found.push({ order: { kind: 'wto-case', against, measure }, weight });
    }
  }
  return found.sort((a, b) => b.weight - a.weight).map((one) => one.order);
}
