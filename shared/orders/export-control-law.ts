import { z } from 'zod';
import { nation as nationWord, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface ExportControlLaw {
  kind: 'export-control-law';
}

/** Turns from the vote until it is in force (China's of October 2020 took force in December). */
const DELAY = 1;

/** The legal basis that makes restrictions quick, deep and less costly in standing. */
export const exportControlLaw: OrderKind<ExportControlLaw> = {
  kind: 'export-control-law',
  schema: z.strictObject({ kind: z.literal('export-control-law') }),
  points: 1,
  subject: () => 'export-control-law',
  cost: () => 10,
  check({ nation, world }) {
    const { law, lawFrom } = world.nations[nation];
    return law || lawFrom !== null ? illegal(text('refusal.law-in-force')) : legal;
  },
  suggest({ nation, world }) {
    const { law, lawFrom } = world.nations[nation];
    return law || lawFrom !== null ? [] : [{ kind: 'export-control-law' }];
  },
  apply(world, nation, _, log) {
    world.nations[nation].lawFrom = world.turn + DELAY;
    for (const other of NATIONS) warm(world, other, nation, -3);
    log({ text: text('event.law', { nation: nationWord(nation) }), weight: 0.55, audience: null });
  },
  describe: () => text('order.export-control-law'),
};
