import type { Forecast } from '#shared/forecast/forecast.ts';
import type { Figures, Quantity } from '#shared/forecast/quantities.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { COMMODITIES, NATIONS, type NationId, SECTORS } from '#shared/world/terms.ts';
import { place, t, word } from '../i18n/index.ts';
import { type Watched, watched } from './watched.ts';

export const GROUPS = ['prices', 'served', 'dependence', 'cover', 'budget', 'score', 'standing'] as const;

/** Rows of the what-if table that belong together: those always shown, and those on request. */
export interface Group {
  id: (typeof GROUPS)[number];
  rows: Watched[];
  more: Watched[];
}

/** Sectors shown without asking: those that will get least of what they need. */
const WORST = 3;

/** Every figure that is foretold for a nation, in groups. */
export function foretold(nation: NationId, now: Figures, forecast: Forecast | null): Group[] {
  const headline = watched(nation);
  const of = (...quantities: Quantity[]) => headline.filter((row) => quantities.includes(row.quantity));
  const sectors = sectorRows(now, forecast);
  const groups: Group[] = [
    { id: 'prices', rows: of('price.light', 'price.heavy', 'price.bulk'), more: [] },
    { id: 'served', rows: [...of('served'), ...sectors.slice(0, WORST)], more: sectors.slice(WORST) },
    { id: 'dependence', rows: of('dependence'), more: nation === 'CHN' ? [] : dependenceRows() },
    { id: 'cover', rows: of('cover'), more: [] },
    { id: 'budget', rows: of('treasury'), more: [incomeRow()] },
    { id: 'score', rows: of('score'), more: goalRows(nation) },
    { id: 'standing', rows: standingRows(nation), more: [] },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function sectorRows(now: Figures, forecast: Forecast | null): Watched[] {
  const then = (quantity: Quantity) => forecast?.acting[quantity]?.mid ?? now[quantity] ?? 1;
  return SECTORS.filter((sector) => now[`served.${sector}`] !== undefined)
    .sort((a, b) => then(`served.${a}`) - then(`served.${b}`))
    .map((sector) => ({
      name: word(`sector.${sector}`),
      quantity: `served.${sector}`,
      is: 'sector',
      about: { sector },
      unit: 'share',
      good: 'up',
    }));
}

const dependenceRows = (): Watched[] =>
  COMMODITIES.map((commodity) => ({
    name: word(`layer.${commodity}`),
    quantity: `dependence.${commodity}`,
    is: 'dependence-on',
    about: { good: commodity },
    unit: 'share',
    good: 'down',
  }));

const incomeRow = (): Watched => ({
  name: t('whatif.income'),
  quantity: 'income',
  is: 'income',
  about: {},
  unit: 'M USD',
  good: 'up',
});

const goalRows = (nation: NationId): Watched[] =>
  goalsOf(nation).map((goal) => ({
    name: word(`score.${goal}`),
    quantity: `goal.${goal}`,
    is: 'goal',
    about: { goal },
    unit: 'points',
    good: 'up',
  }));

const standingRows = (nation: NationId): Watched[] =>
  NATIONS.filter((other) => other !== nation).map((other) => ({
    name: t('whatif.standing', { nation: place(other) }),
    quantity: `standing.${other}`,
    is: 'standing',
    about: { nation: other },
    unit: 'points',
    good: 'up',
  }));

/** What is drawn of one row. */
export interface Marks {
  now: number;
  passing: number;
  acting: number;
  low: number;
  high: number;
}

export function marksOf({ quantity }: Watched, now: Figures, forecast: Forecast): Marks {
  const start = now[quantity] ?? 0;
  const range = forecast.acting[quantity] ?? { low: start, mid: start, high: start };
  return {
    now: start,
    passing: forecast.passing[quantity] ?? start,
    acting: range.mid,
    low: range.low,
    high: range.high,
  };
}

/** Least length of an axis, so that next to nothing looks like next to nothing; prices, money and days as a share. */
const LEAST = { 'USD/kg': 0.1, 'M USD': 0.1, days: 0.1, share: 0.04, points: 4 } as const;
type Ruler = keyof typeof LEAST;

const rulerOf = ({ unit }: Watched): Ruler =>
  unit === 'USD/kg' || unit === 'M USD' || unit === 'days' || unit === 'share' ? unit : 'points';
const RELATIVE: readonly Ruler[] = ['USD/kg', 'M USD', 'days'];

/** Places of the marks on the axis of their row, 0..1. */
export type Places = Marks;

/** Rows of one unit share one scale, so that a longer bar is a larger change; each is centred on its own marks. */
export function placesOf(rows: readonly { row: Watched; marks: Marks }[]): Places[] {
  const lengths: Partial<Record<Ruler, number>> = {};
  const scaled = rows.map(({ row, marks }) => {
    const ruler = rulerOf(row);
    const unit = RELATIVE.includes(ruler) ? Math.max(1e-9, Math.abs(marks.now)) : 1;
    const values = Object.values(marks) as number[];
    const [least, most] = [Math.min(...values), Math.max(...values)];
    lengths[ruler] = Math.max(lengths[ruler] ?? LEAST[ruler], (most - least) / unit);
    return { marks, ruler, unit, middle: (least + most) / 2 };
  });
  return scaled.map(({ marks, ruler, unit, middle }) => {
    const length = (lengths[ruler] ?? 1) * unit;
    const at = (value: number) => 0.5 + (0.92 * (value - middle)) / length;
    return {
      now: at(marks.now),
      passing: at(marks.passing),
      acting: at(marks.acting),
      low: at(marks.low),
      high: at(marks.high),
    };
  });
}

/** Rows that change most, by what the draft adds or, without one, by what the half-year brings; against their usual size. */
export function mostChanged(
  rows: readonly Watched[],
  now: Figures,
  forecast: Forecast,
  drafted: boolean,
): Watched[] {
  const size = (row: Watched) => {
    const { now: start, acting } = marksOf(row, now, forecast);
    const ruler = rulerOf(row);
    const unit = RELATIVE.includes(ruler) ? Math.max(1e-9, Math.abs(start)) : 1;
    const moved = drafted ? (forecast.change[row.quantity] ?? 0) : acting - start;
    return Math.abs(moved) / unit / LEAST[ruler];
  };
  return [...rows].sort((a, b) => size(b) - size(a));
}
