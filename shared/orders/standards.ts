import { z } from 'zod';
import { regionOf } from '../market/assemble.ts';
import { accidentChance, STANDARDS, setStandards } from '../sites/standards.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Standards {
  kind: 'standards';
  level: number; // 0..3
}

/** Sets how clean mines and plants at home must work. One level a turn: laws are drafted, plants refitted. */
export const standards: OrderKind<Standards> = {
  kind: 'standards',
  schema: z.strictObject({ kind: z.literal('standards'), level: z.int().min(0).max(3) }),
  points: 1,
  subject: () => 'standards',
  cost: () => 0, // companies bear it
  check({ nation, world }, order) {
    const now = world.nations[nation].standards;
    if (order.level === now) return illegal(text('refusal.no-change'));
    if (Math.abs(order.level - now) > 1)
      return illegal(
        text('refusal.one-level-a-turn', { next: number(now + (order.level > now ? 1 : -1), 'count') }),
      );
    return legal;
  },
  suggest({ nation, world }) {
    const now = world.nations[nation].standards;
    return [now + 1, now - 1]
      .filter((level) => level >= 0 && level <= 3)
      .map((level): Standards => ({ kind: 'standards', level }));
  },
  apply(world, nation, order, log) {
    const stricter = order.level > world.nations[nation].standards;
    setStandards(world, nation, order.level);
    log({
      text: text(stricter ? 'event.standards-raised' : 'event.standards-lowered', {
        nation: nationWord(nation),
        level: number(order.level, 'count'),
      }),
      weight: 0.35,
      audience: null,
    });
  },
  outlook({ nation, world }, order) {
    const place = regionOf(world, nation);
    const from = world.nations[nation].standards;
    const by = (list: readonly number[]) => (list[order.level] ?? 1) / (list[from] ?? 1);
    return text('outlook.standards', {
      cost: number(place.environment * by(STANDARDS.cost), 'USD/kg'),
      turns: number(Math.round(place.permitting * by(STANDARDS.permits)), 'turns'),
      every: number(Math.round(1 / accidentChance(order.level)), 'turns'),
    });
  },
  describe: (order) => text('order.standards', { level: number(order.level, 'count') }),
};
