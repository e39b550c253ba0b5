import { z } from 'zod';
import { LICENSED } from '../market/network.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { NATIONS } from '../world/terms.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface ExportTax {
  kind: 'export-tax';
  rate: number; // share of the price; 0 ends it
}

/** China's went from 10% (2006) to 25% (2008-2015). */
const HIGHEST = 0.5;

/** Points of standing that a tax on the whole price would cost with each other nation. */
const COST = 25;

/** Taxes what leaves the country: the treasury earns, users abroad pay more than those at home. */
export const exportTax: OrderKind<ExportTax> = {
  kind: 'export-tax',
  schema: z.strictObject({ kind: z.literal('export-tax'), rate: z.number().min(0).max(1) }),
  points: 0,
  subject: () => 'export-tax',
  cost: () => 0,
  check({ nation, world }, { rate }) {
    if (nation !== LICENSED) return illegal(text('refusal.no-licences', { nation: nationWord(LICENSED) }));
    if (rate === (world.exportTax[nation] ?? 0)) return illegal(text('refusal.no-change'));
    if (rate > HIGHEST) return illegal(text('refusal.tax-too-high', { most: number(HIGHEST, 'share') }));
    return legal;
  },
  suggest({ nation, world }) {
    if (nation !== LICENSED) return [];
    const now = world.exportTax[nation] ?? 0;
    const rates = [
      Math.min(HIGHEST, (Math.round(now * 20) + 2) / 20),
      Math.max(0, (Math.round(now * 20) - 2) / 20),
    ];
    return rates.filter((rate) => rate !== now).map((rate) => ({ kind: 'export-tax', rate }));
  },
  apply(world, nation, { rate }, log) {
    const more = rate - (world.exportTax[nation] ?? 0);
    world.exportTax[nation] = rate;
    const harsh = world.nations[nation].law || more < 0 ? 1 : 1.5;
    for (const other of NATIONS) warm(world, other, nation, -COST * more * harsh);
    log({
      text: text(more > 0 ? 'event.export-tax-raised' : 'event.export-tax-cut', {
        nation: nationWord(nation),
        rate: number(rate, 'share'),
      }),
      weight: 0.3 + Math.min(0.5, 2 * Math.abs(more)),
      audience: null,
    });
  },
  describe: ({ rate }) => text('order.export-tax', { rate: number(rate, 'share') }),
};
