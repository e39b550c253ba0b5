import type { Figures, Quantity } from '#shared/forecast/quantities.ts';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import type { Unit } from '#shared/text.ts';
import { COMMODITIES, type NationId } from '#shared/world/terms.ts';
import { change, figure, t, word } from '../i18n/index.ts';

/** A figure that a player watches, in the what-if table and in the report. */
export interface Watched {
  name: string;
  quantity: Quantity;
  is: FigureId;
  about: Subject;
  unit: Unit | 'days';
  good: 'up' | 'down' | null; // null where better or worse depends on the player's plan
}

/** The figures for a nation: sellers do not suffer from a high price, and China does not depend on itself. */
export function watched(nation: NationId): Watched[] {
  const seller = nation === 'CHN';
  const rows: (Watched | null)[] = [
    ...COMMODITIES.map(
      (commodity): Watched => ({
        name: t('whatif.price', { good: word(`layer.${commodity}`) }),
        quantity: `price.${commodity}`,
        is: 'price',
        about: { good: commodity, region: nation },
        unit: 'USD/kg',
        good: seller ? null : 'down',
      }),
    ),
    { name: t('whatif.served'), quantity: 'served', is: 'served', about: {}, unit: 'share', good: 'up' },
    seller
      ? null
      : {
          name: t('whatif.dependence'),
          quantity: 'dependence',
          is: 'dependence',
          about: {},
          unit: 'share',
          good: 'down',
        },
    { name: t('whatif.cover'), quantity: 'cover', is: 'cover', about: {}, unit: 'days', good: 'up' },
    {
      name: t('whatif.treasury'),
      quantity: 'treasury',
      is: 'treasury',
      about: {},
      unit: 'M USD',
      good: null,
    },
    { name: t('whatif.score'), quantity: 'score', is: 'score', about: {}, unit: 'points', good: 'up' },
  ];
  return rows.filter((row) => row !== null);
}

/** Its value; prices, money and days have their unit in the name. */
export const watchedText = (row: Watched, known: Figures): string => valueText(row, known[row.quantity] ?? 0);

export function valueText({ unit, quantity: of }: Watched, value: number): string {
  if (unit === 'days') return figure(value, 'count');
  if (of.startsWith('standing.')) return change(value, 'points');
  return figure(value, unit);
}

/** Better or worse than before, where that is clear; the mark says it before the colour does. */
export function tone(row: Watched, before: Figures, after: Figures): string {
  if (!row.good || watchedText(row, before) === watchedText(row, after)) return '';
  const up = (after[row.quantity] ?? 0) > (before[row.quantity] ?? 0);
  return `${up ? 'rises' : 'falls'} ${up === (row.good === 'up') ? 'good' : 'bad'}`;
}
