import type { Text } from '../text.ts';
import type { View } from '../world/view.ts';
import { DIPLOMACY_FIGURES } from './diplomacy.ts';
import type { Input, Kind, Subject } from './figure.ts';
import { FORECAST_FIGURES } from './forecasts.ts';
import { MARKET_FIGURES } from './markets.ts';
import { NATION_FIGURES } from './nations.ts';
import { type Source, sourceOf } from './sources.ts';
import { TRADE_FIGURES } from './trade.ts';
import { WORKED } from './worked.ts';

export type { Input, Subject } from './figure.ts';
export type { Source } from './sources.ts';

/** Every kind of figure that a screen may show; a test finds figures that are of none. */
export const FIGURES = {
  ...NATION_FIGURES,
  ...MARKET_FIGURES,
  ...TRADE_FIGURES,
  ...DIPLOMACY_FIGURES,
  ...FORECAST_FIGURES,
} satisfies Record<string, Kind>;
export type FigureId = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as FigureId[];

export const isFigure = (id: string): id is FigureId => id in FIGURES;

/** What a figure is made of, as one nation may know it; `worked` is the formula with today's numbers. */
export function provenance(
  view: View,
  id: FigureId,
  of: Subject,
): { inputs: Input[]; worked: Text | null; sources: Source[] } {
  const kind: Kind = FIGURES[id];
  const keys = [...new Set(kind.sources(view, of))];
  return {
    inputs: kind.inputs(view, of),
    worked: WORKED[id]?.(view, of) ?? null,
    sources: keys.flatMap((key) => sourceOf(view.world, key) ?? []),
  };
}
