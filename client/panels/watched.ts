import type { FigureId, Subject } from '#shared/provenance/index.ts';
import type { Unit } from '#shared/text.ts';
import { COMMODITIES, type NationId } from '#shared/world/terms.ts';
import { figure, quantity, t, word } from '../i18n/index.ts';
import type { Standing } from '../preview/forecast.ts';

/** A figure that a player watches, in the what-if table and in the report. */
export interface Watched {
  name: string;
  is: FigureId;
  about: Subject;
  unit: Unit | 'days';
  of(standing: Standing): number;
  good: 'up' | 'down' | null; // null where better or worse depends on the player's plan
}

/** The figures for a nation: sellers do not suffer from a high price, and China does not depend on itself. */
export function watched(nation: NationId): Watched[] {
  const seller = nation === 'CHN';
  const rows: (Watched | null)[] = [
    ...COMMODITIES.map(
      (commodity): Watched => ({
        name: t('whatif.price', { good: word(`layer.${commodity}`) }),
        is: 'price',
        about: { good: commodity, region: nation },
        unit: 'USD/kg',
        of: (one) => one.price[commodity],
        good: seller ? null : 'down',
      }),
    ),
    { name: t('whatif.served'), is: 'served', about: {}, unit: 'share', of: (one) => one.served, good: 'up' },
    seller
      ? null
      : {
          name: t('whatif.dependence'),
          is: 'dependence',
          about: {},
          unit: 'share',
          of: (one) => one.dependence,
          good: 'down',
        },
    { name: t('whatif.cover'), is: 'cover', about: {}, unit: 'days', of: (one) => one.cover, good: 'up' },
    {
      name: t('whatif.treasury'),
      is: 'treasury',
      about: {},
      unit: 'M USD',
      of: (one) => one.treasury,
      good: null,
    },
    { name: t('whatif.score'), is: 'score', about: {}, unit: 'points', of: (one) => one.score, good: 'up' },
  ];
  return rows.filter((row) => row !== null);
}

/** Its value; prices and days have their unit in the name. */
export function watchedText(row: Watched, standing: Standing): string {
  const value = row.of(standing);
  if (row.unit === 'days') return figure(value, 'count');
  return row.unit === 'USD/kg' ? figure(value, row.unit) : quantity(value, row.unit);
}

/** Better or worse than before, where that is clear; the mark says it before the colour does. */
export function tone(row: Watched, before: Standing, after: Standing): string {
  if (!row.good || watchedText(row, before) === watchedText(row, after)) return '';
  const up = row.of(after) > row.of(before);
  return `${up ? 'rises' : 'falls'} ${up === (row.good === 'up') ? 'good' : 'bad'}`;
}
