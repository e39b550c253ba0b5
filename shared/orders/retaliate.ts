import { z } from 'zod';
import { exposure, provoked } from '../control/duties.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Retaliate {
  kind: 'retaliate';
  against: NationId;
  rate: number; // share of the price of its other goods; 0 ends it
}

/** The tariff war of 2018-19 came to 25% on most goods; of 2025, before the truce, to more. */
const HIGHEST = 0.5;

/** Points of standing that a full duty costs: with its target, and with the others when nothing had been done to it. */
const COST = { target: 40, others: 12 } as const;

/** Answers in other trade: duties on cars, machines and soya. Dear for both; dearer for who sells more. */
export const retaliate: OrderKind<Retaliate> = {
  kind: 'retaliate',
  schema: z.strictObject({
    kind: z.literal('retaliate'),
    against: z.enum(NATIONS),
    rate: z.number().min(0).max(1),
  }),
  points: 1,
  subject: ({ against }) => `retaliate ${against}`,
  cost: () => 0,
  check({ nation, world }, { against, rate }) {
    if (against === nation) return illegal(text('refusal.not-yourself'));
    if (rateOf(world, nation, against) === rate) return illegal(text('refusal.no-change'));
    if (rate > HIGHEST) return illegal(text('refusal.duty-too-high', { most: number(HIGHEST, 'share') }));
    return legal;
  },
  suggest({ nation, world }) {
    const others = NATIONS.filter((other) => other !== nation);
    return [
      ...others
        .filter((other) => rateOf(world, nation, other) > 0)
        .map((against): Retaliate => ({ kind: 'retaliate', against, rate: 0 })),
      ...others
        .filter((other) => rateOf(world, nation, other) === 0 && provoked(world, nation, other))
        .map((against): Retaliate => ({ kind: 'retaliate', against, rate: 0.25 })),
    ];
  },
  apply(world, nation, { against, rate }, log) {
    const { control } = world.nations[nation];
    const harder = rate - rateOf(world, nation, against);
    const reason = provoked(world, nation, against);
    const since = control.duties.find((one) => one.against === against)?.since ?? world.turn;
    control.duties = control.duties.filter((one) => one.against !== against);
    if (rate > 0) control.duties.push({ against, rate, since });
    warm(world, against, nation, harder > 0 ? -COST.target * harder : (-COST.target * harder) / 2);
    if (harder > 0 && !reason)
      for (const other of NATIONS) if (other !== against) warm(world, other, nation, -COST.others * harder);
    log({
      text: text(rate > 0 ? 'event.retaliate' : 'event.retaliate-ended', {
        nation: nationWord(nation),
        target: nationWord(against),
        rate: number(rate, 'share'),
      }),
      weight: 0.7,
      audience: null,
    });
  },
  outlook: ({ nation }, { against }) =>
    text('outlook.retaliate', {
      target: nationWord(against),
      share: number(exposure(against, nation), 'share'),
      own: number(exposure(nation, against), 'share'),
    }),
  describe: ({ against, rate }) =>
    text(rate > 0 ? 'order.retaliate' : 'order.retaliate-end', {
      nation: nationWord(against),
      rate: number(rate, 'share'),
    }),
};

const rateOf = (world: World, nation: NationId, against: NationId): number =>
  world.nations[nation].control.duties.find((one) => one.against === against)?.rate ?? 0;
