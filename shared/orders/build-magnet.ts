import { z } from 'zod';
import { regionOf } from '../market/assemble.ts';
import { nation as nationWord, number, region, text } from '../text.ts';
import { isNation, type RegionId } from '../world/terms.ts';
import { addPlant } from './add-plant.ts';
import { capex } from './capex.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface BuildMagnet {
  kind: 'build-magnet';
  region: RegionId;
  capacity: number; // t of magnets per turn
}

const LEAST_KNOW_HOW = 0.05;

/** Builds a magnet plant at home or in a partner country. */
export const buildMagnet: OrderKind<BuildMagnet> = {
  kind: 'build-magnet',
  schema: z.strictObject({
    kind: z.literal('build-magnet'),
    region: z.string().regex(/^[A-Z]{3}$/),
    capacity: z.number().min(100).max(20_000),
  }),
  points: 1,
  subject: (order) => `magnet ${order.region}`,
  cost: (_, order) => capex('magnet', order.capacity),
  check({ nation, world }, order) {
    if (!world.regions[order.region] || order.region === 'ROW')
      return illegal(text('refusal.no-such-region'));
    if (isNation(order.region) && order.region !== nation)
      return illegal(text('refusal.foreign-ground', { nation: nationWord(order.region) }));
    if (regionOf(world, order.region).knowHow.magnet < LEAST_KNOW_HOW)
      return illegal(text('refusal.no-know-how', { region: region(order.region) }));
    return legal;
  },
  suggest: ({ nation }) => [
    { kind: 'build-magnet', region: nation, capacity: nation === 'CHN' ? 4000 : 1500 },
  ],
  apply(world, nation, order, log) {
    addPlant(world, nation, { stage: 'magnet', region: order.region, ore: null, capacity: order.capacity });
    log({
      text: text('event.build-magnet', {
        nation: nationWord(nation),
        region: region(order.region),
        capacity: number(order.capacity, 't'),
      }),
      weight: 0.45,
      audience: null,
    });
  },
  describe: (order) =>
    text('order.build-magnet', { region: region(order.region), capacity: number(order.capacity, 't') }),
};
