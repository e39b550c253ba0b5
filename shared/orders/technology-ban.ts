import { z } from 'zod';
import { hidesSomething } from '../control/knowhow.ts';
import { nation as nationWord, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface TechnologyBan {
  kind: 'technology-ban';
  policy: 'ban' | 'free';
}

/** Points of standing with each other nation; half of it comes back when the ban ends. */
const COST = 7;

/** Lets no engineer, furnace or solvent out: whoever knows less learns half as fast. */
export const technologyBan: OrderKind<TechnologyBan> = {
  kind: 'technology-ban',
  schema: z.strictObject({ kind: z.literal('technology-ban'), policy: z.enum(['ban', 'free']) }),
  points: 1,
  subject: () => 'technology-ban',
  cost: () => 0,
  check({ nation, world }, { policy }) {
    if (world.nations[nation].control.technologyBan === (policy === 'ban'))
      return illegal(text('refusal.no-change'));
    if (policy === 'ban' && !hidesSomething(world, nation)) return illegal(text('refusal.nothing-to-hide'));
    return legal;
  },
  suggest({ nation, world }) {
    if (world.nations[nation].control.technologyBan) return [{ kind: 'technology-ban', policy: 'free' }];
    return hidesSomething(world, nation) ? [{ kind: 'technology-ban', policy: 'ban' }] : [];
  },
  apply(world, nation, { policy }, log) {
    const { control, law } = world.nations[nation];
    control.technologyBan = policy === 'ban';
    for (const other of NATIONS)
      warm(world, other, nation, policy === 'ban' ? -COST * (law ? 1 : 1.5) : COST / 2);
    log({
      text: text(policy === 'ban' ? 'event.technology-ban' : 'event.technology-free', {
        nation: nationWord(nation),
      }),
      weight: 0.6,
      audience: null,
    });
  },
  describe: ({ policy }) => text(policy === 'ban' ? 'order.technology-ban' : 'order.technology-free'),
};
