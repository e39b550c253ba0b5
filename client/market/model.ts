import type { Forecast } from '#shared/forecast/forecast.ts';
import type { Range } from '#shared/forecast/ranges.ts';
import { COMMODITIES, type Commodity } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';

export interface MarketModel {
  rows: MarketRow[];
  turns: number[]; // of the points, oldest first
}

export interface MarketRow {
  commodity: Commodity;
  outside: number[]; // USD/kg per turn
  inside: number[];
  now: number;
  change: number; // share against the turn before
  apart: boolean; // prices inside and outside China differ enough to draw both
  next: Next | null; // at home, where a forecast is at hand
}

/** Where the price at home is, and will be in four cases of five, USD/kg. */
export interface Next extends Range {
  now: number;
}

const MOST_POINTS = 16;
/** Prices that differ by less than this share are one price. */
const APART = 0.1;

export const isApart = (outside: number, inside: number): boolean =>
  Math.abs(inside / (outside || 1) - 1) > APART;

/** What a forecast says of the price at home; nothing while it is only a rough one. */
export function nextPrice(view: View, forecast: Forecast | null, commodity: Commodity): Next | null {
  const range = forecast && forecast.samples > 0 ? forecast.acting[`price.${commodity}`] : undefined;
  const now = view.world.market.price[commodity][view.nation];
  return range && now !== undefined ? { ...range, now } : null;
}

/** Prices over time, from the years the scenario knows to the last turn, and what may come. */
export function marketModel(view: View, forecast: Forecast | null = null): MarketModel {
  const { world } = view;
  const shown = world.history.slice(-MOST_POINTS);
  return {
    turns: shown.map((summary) => summary.turn),
    rows: COMMODITIES.map((commodity) => {
      const outside = shown.map((summary) => summary.outside[commodity]);
      const inside = shown.map((summary) => summary.inside[commodity]);
      const now = outside.at(-1) ?? 0;
      const before = outside.at(-2) ?? now;
      return {
        commodity,
        outside,
        inside,
        now,
        change: before > 0 ? now / before - 1 : 0,
        apart: inside.some((price, index) => isApart(outside[index] ?? 0, price)),
        next: nextPrice(view, forecast, commodity),
      };
    }),
  };
}
