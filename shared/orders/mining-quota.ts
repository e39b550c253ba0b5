import { z } from 'zod';
import { licensedOutput } from '../control/mining.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface MiningQuota {
  kind: 'mining-quota';
  tonnes: number | null; // t of concentrate per turn over all licensed mines; null lifts it
}

/** Points of standing that closing all mines would cost: a state may husband its ground (GATT XX(g)), if grudgingly. */
const COST = 8;

/** Limits what licensed mines may dig, pro rata; unlicensed pits do not read it. */
export const miningQuota: OrderKind<MiningQuota> = {
  kind: 'mining-quota',
  schema: z.strictObject({
    kind: z.literal('mining-quota'),
    tonnes: z.number().min(0).max(10_000_000).nullable(),
  }),
  points: 0,
  subject: () => 'mining-quota',
  cost: () => 0,
  check({ nation, world }, { tonnes }) {
    if (tonnes === world.nations[nation].control.miningQuota) return illegal(text('refusal.no-change'));
    if (tonnes !== null && licensedOutput(world, nation) < 1)
      return illegal(text('refusal.no-mines-at-home'));
    return legal;
  },
  suggest({ nation, world }) {
    const now = world.nations[nation].control.miningQuota;
    const output = licensedOutput(world, nation);
    const ideas: MiningQuota[] = [];
    if (nation === 'CHN' && output >= 1000)
      ideas.push({ kind: 'mining-quota', tonnes: Math.round((now ?? output) * 0.85) });
    if (now !== null)
      ideas.push(
        { kind: 'mining-quota', tonnes: Math.round(now * 1.2) + 1 },
        { kind: 'mining-quota', tonnes: null },
      );
    return ideas;
  },
  apply(world, nation, { tonnes }, log) {
    const { control } = world.nations[nation];
    const base = control.miningQuota ?? licensedOutput(world, nation);
    const change = tonnes === null ? 0 : tonnes / Math.max(1, base) - 1;
    control.miningQuota = tonnes;
    if (change < 0) for (const other of NATIONS) warm(world, other, nation, COST * change);
    const values = { nation: nationWord(nation) };
    log({
      text:
        tonnes === null
          ? text('event.mining-quota-lifted', values)
          : text('event.mining-quota', { ...values, tonnes: number(tonnes, 't') }),
      weight: 0.4 + 0.3 * Math.min(1, Math.abs(change)),
      audience: null,
    });
  },
  describe: ({ tonnes }) =>
    tonnes === null
      ? text('order.mining-quota-lift')
      : text('order.mining-quota', { tonnes: number(tonnes, 't') }),
};
