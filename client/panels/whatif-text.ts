import type { Forecast } from '#shared/forecast/forecast.ts';
import { type Figures, figures } from '#shared/forecast/quantities.ts';
import type { Range } from '#shared/forecast/ranges.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, partOf, t, word } from '../i18n/index.ts';
import { foretold, type Marks, marksOf, mostChanged } from './foretold.ts';
import { valueText, type Watched } from './watched.ts';

/** Changes smaller than this share of a price are not told. */
const FINE = 0.002;

/** What the draft adds to a figure, signed; null where that is too little to be seen. */
export function changeText(row: Watched, { change: changes, acting }: Forecast): string | null {
  const value = changes[row.quantity] ?? 0;
  if (row.unit === 'USD/kg' && Math.abs(value) < FINE * (acting[row.quantity]?.mid ?? 0)) return null;
  if (row.unit === 'share' && Math.abs(value) < 0.0005) return null;
  const text =
    row.unit === 'share'
      ? partOf(Math.round(value * 1000) / 1000, 'share')
      : change(value, row.unit === 'days' ? 'count' : row.unit);
  return text.startsWith('±') ? null : text;
}

/** Whether what the draft adds is good or bad for its nation; nothing where that depends. */
export function toneOf(row: Watched, forecast: Forecast): 'good' | 'bad' | '' {
  if (!row.good || changeText(row, forecast) === null) return '';
  return (forecast.change[row.quantity] ?? 0) > 0 === (row.good === 'up') ? 'good' : 'bad';
}

/** Both ends, the unit once; a signed figure needs more room between them. */
export function rangeText(row: Watched, { low, high }: Pick<Marks, 'low' | 'high'>): string {
  const [from, to] = [valueText(row, low), valueText(row, high)];
  if (from === to) return to;
  if (row.quantity.startsWith('standing.')) return t('unit.range', { low: from, high: to });
  const first = row.unit === 'share' ? figure(low * 100, 'count') : from;
  return t('whatif.between', { low: first, high: to });
}

/** Whether a figure ended in the range that was shown, to the digit that was shown. */
export function endedInside(row: Watched, range: Range | undefined, now: Figures): boolean {
  const came = now[row.quantity];
  if (!range || came === undefined) return false;
  const shown = valueText(row, came);
  const { low, high } = range;
  return (came >= low && came <= high) || [low, high].some((edge) => valueText(row, edge) === shown);
}

/** The forecast in sentences, for a reader who hears it: what changes most comes first. */
export function spokenForecast(view: View, forecast: Forecast | null, drafted: boolean): string[] {
  if (!forecast) return [t('whatif.not-yet')];
  const now = figures(view.world, view.nation);
  const rows = foretold(view.nation, now, forecast).flatMap((group) => group.rows);
  const sentences = mostChanged(rows, now, forecast, drafted)
    .slice(0, MOST_SPOKEN)
    .map((row) => spoken(row, now, forecast, drafted));
  return [t(drafted ? 'whatif.hear-draft' : 'whatif.hear-none'), ...sentences];
}

const MOST_SPOKEN = 6;

function spoken(row: Watched, now: Figures, forecast: Forecast, drafted: boolean): string {
  const marks = marksOf(row, now, forecast);
  const tone = drafted ? toneOf(row, forecast) : '';
  const acting = valueText(row, marks.acting);
  const range = rangeText(row, marks);
  const key = drafted ? (tone ? 'judged' : 'draft') : 'none';
  return word(`whatif.hear.${key}${range === acting ? '-sure' : ''}`, {
    name: row.name,
    now: valueText(row, marks.now),
    passing: valueText(row, marks.passing),
    acting,
    range,
    verdict: tone ? word(`whatif.${tone}`) : '',
  });
}
