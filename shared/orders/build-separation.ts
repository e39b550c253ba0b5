import { z } from 'zod';
import { regionOf } from '../market/assemble.ts';
import { nation as nationWord, number, region, text, word } from '../text.ts';
import { isNation, ORES, type Ore, type RegionId } from '../world/terms.ts';
import { addPlant } from './add-plant.ts';
import { capex } from './capex.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface BuildSeparation {
  kind: 'build-separation';
  region: RegionId;
  ore: Ore;
  capacity: number; // t of concentrate per turn
}

/** Below this know-how nobody dares to build a separation plant. */
const LEAST_KNOW_HOW = 0.1;

/** Builds a separation plant at home or in a partner country. */
export const buildSeparation: OrderKind<BuildSeparation> = {
  kind: 'build-separation',
  schema: z.strictObject({
    kind: z.literal('build-separation'),
    region: z.string().regex(/^[A-Z]{3}$/),
    ore: z.enum(ORES),
    capacity: z.number().min(200).max(30_000),
  }),
  points: 1,
  subject: (order) => `separation ${order.region} ${order.ore}`,
  cost: (_, order) => capex('separation', order.capacity),
  check({ nation, world }, order) {
    const place = world.regions[order.region];
    if (!place || order.region === 'ROW') return illegal(text('refusal.no-such-region'));
    if (isNation(order.region) && order.region !== nation)
      return illegal(text('refusal.foreign-ground', { nation: nationWord(order.region) }));
    if (regionOf(world, order.region).knowHow.separation < LEAST_KNOW_HOW)
      return illegal(text('refusal.no-know-how', { region: region(order.region) }));
    return legal;
  },
  suggest({ nation }) {
    return [
      { kind: 'build-separation', region: nation, ore: 'rock', capacity: 2500 },
      { kind: 'build-separation', region: nation, ore: 'clay', capacity: 1000 },
      { kind: 'build-separation', region: 'MYS', ore: 'rock', capacity: 2500 },
    ];
  },
  apply(world, nation, order, log) {
    addPlant(world, nation, {
      stage: 'separation',
      region: order.region,
      ore: order.ore,
      capacity: order.capacity,
    });
    log({
      text: text('event.build-separation', {
        nation: nationWord(nation),
        region: region(order.region),
        capacity: number(order.capacity, 't'),
      }),
      weight: 0.45,
      audience: null,
    });
  },
  describe: (order) =>
    text('order.build-separation', {
      region: region(order.region),
      ore: word(`ore.${order.ore}`),
      capacity: number(order.capacity, 't'),
    }),
};
