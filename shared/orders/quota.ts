import { z } from 'zod';
import { LICENSED } from '../market/network.ts';
import { sum } from '../numbers.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Quota {
  kind: 'quota';
  tonnes: number | null; // t of oxide per turn over all commodities; null lifts it
}

/** Without an export-control law a quota can be cut by this share at most in a turn (July 2010: about 70%). */
const DEEPEST_CUT = 0.65;

/** Limits what leaves the country: licences for so many tonnes a turn. */
export const quota: OrderKind<Quota> = {
  kind: 'quota',
  schema: z.strictObject({ kind: z.literal('quota'), tonnes: z.number().min(0).max(1_000_000).nullable() }),
  points: 0,
  subject: () => 'quota',
  cost: () => 0,
  check({ nation, world }, order) {
    if (nation !== LICENSED) return illegal(text('refusal.no-licences', { nation: nationWord(LICENSED) }));
    const now = world.quota[nation] ?? null;
    if (order.tonnes === now) return illegal(text('refusal.no-change'));
    const least = lowest(world);
    if (!world.nations[nation].law && order.tonnes !== null && order.tonnes < least - 0.5)
      return illegal(text('refusal.cut-needs-law', { least: number(least, 't') }));
    return legal;
  },
  suggest({ nation, world }) {
    if (nation !== LICENSED) return [];
    const now = world.quota[nation] ?? null;
    const base = now ?? exports(world);
    const ideas: Quota[] = [
      { kind: 'quota', tonnes: Math.round(base * 0.7) },
      { kind: 'quota', tonnes: Math.round(base * 1.3) },
    ];
    if (now !== null) ideas.push({ kind: 'quota', tonnes: null });
    return ideas.filter((order) => order.tonnes === null || order.tonnes > 0);
  },
  apply(world, nation, order, log) {
    const before = world.quota[nation] ?? null;
    const base = before ?? exports(world);
    world.quota[nation] = order.tonnes;
    const change = order.tonnes === null ? 0.3 : base > 0 ? order.tonnes / base - 1 : 0;
    const harsh = world.nations[nation].law ? 1 : 1.5;
    for (const other of NATIONS)
      warm(world, other, nation, change < 0 ? 20 * change * harsh : 5 * Math.min(1, change));
    const key =
      order.tonnes === null ? 'event.quota-lifted' : change < 0 ? 'event.quota-cut' : 'event.quota-raised';
    const values = { nation: nationWord(nation), change: number(Math.abs(change), 'share') };
    log({
      text: text(
        key,
        order.tonnes === null
          ? { nation: nationWord(nation) }
          : { ...values, tonnes: number(order.tonnes, 't') },
      ),
      weight: 0.6 + 0.4 * Math.min(1, Math.abs(change)),
      audience: null,
    });
  },
  describe: (order) =>
    order.tonnes === null
      ? text('order.quota-lift')
      : text('order.quota', { tonnes: number(order.tonnes, 't') }),
};

const exports = (world: World) =>
  sum(world.market.flows, (flow) =>
    flow.from === LICENSED && flow.good !== 'magnet' && flow.manner !== 'smuggled' ? flow.tonnes : 0,
  );

const lowest = (world: World) => (world.quota[LICENSED] ?? exports(world)) * (1 - DEEPEST_CUT);
