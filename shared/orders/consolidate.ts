import { z } from 'zod';
import { CONSOLIDATION, licensedMine } from '../control/mining.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { sitesIn } from '../world/local.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Consolidate {
  kind: 'consolidate';
}

/** A state that merges its mines needs at least so many to merge. */
const FEWEST = 3;

/** Merges mines into state groups over some years: quotas are kept, unlicensed pits close, costs rise a little. */
export const consolidate: OrderKind<Consolidate> = {
  kind: 'consolidate',
  schema: z.strictObject({ kind: z.literal('consolidate') }),
  points: 1,
  subject: () => 'consolidate',
  cost: () => CONSOLIDATION.upkeep,
  check({ nation, world }) {
    const { groups, merging } = world.nations[nation].control;
    if (merging > 0 || groups > 0.99) return illegal(text('refusal.consolidated'));
    const own = sitesIn(world, nation).filter(
      (site) => licensedMine(site, nation) && site.phase === 'operation',
    );
    if (own.length < FEWEST) return illegal(text('refusal.nothing-to-merge'));
    return legal;
  },
  suggest: (view) => {
    const order: Consolidate = { kind: 'consolidate' };
    return consolidate.check(view, order).ok ? [order] : [];
  },
  apply(world, nation, _, log) {
    const { control } = world.nations[nation];
    control.merging = Math.ceil((1 - control.groups) * CONSOLIDATION.turns);
    log({
      text: text('event.consolidate', {
        nation: nationWord(nation),
        turns: number(control.merging, 'turns'),
      }),
      weight: 0.5,
      audience: null,
    });
  },
  outlook: () =>
    text('outlook.consolidate', {
      turns: number(CONSOLIDATION.turns, 'turns'),
      upkeep: number(CONSOLIDATION.upkeep, 'M USD'),
    }),
  describe: () => text('order.consolidate'),
};
