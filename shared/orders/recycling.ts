import { z } from 'zod';
import { COLLECTED } from '../market/constants.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Recycling {
  kind: 'recycling';
  level: number; // 0..3
}

/** M USD a turn for collection and sorting at each level. */
export const RECYCLING_UPKEEP = [0, 10, 25, 45] as const;

/** M USD once to set up a level. */
const SET_UP = 30;

/** Collects old motors, disks and lamps: more of the metal in use comes back. One level a turn. */
export const recycling: OrderKind<Recycling> = {
  kind: 'recycling',
  schema: z.strictObject({ kind: z.literal('recycling'), level: z.int().min(0).max(3) }),
  points: 1,
  subject: () => 'recycling',
  cost: ({ nation, world }, order) => SET_UP * Math.max(0, order.level - world.nations[nation].recycling),
  check({ nation, world }, order) {
    const now = world.nations[nation].recycling;
    if (order.level === now) return illegal(text('refusal.no-change'));
    if (order.level > now + 1)
      return illegal(text('refusal.one-level-a-turn', { next: number(now + 1, 'count') }));
    return legal;
  },
  suggest({ nation, world }) {
    const level = world.nations[nation].recycling + 1;
    return level > 3 ? [] : [{ kind: 'recycling', level }];
  },
  apply(world, nation, order, log) {
    world.nations[nation].recycling = order.level;
    log({
      text: text('event.recycling', {
        nation: nationWord(nation),
        level: number(order.level, 'count'),
        share: number(COLLECTED[order.level] ?? 0, 'share'),
      }),
      weight: 0.3,
      audience: null,
    });
  },
  describe: (order) =>
    text('order.recycling', {
      level: number(order.level, 'count'),
      share: number(COLLECTED[order.level] ?? 0, 'share'),
    }),
};
