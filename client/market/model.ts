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
}

const MOST_POINTS = 16;

/** Prices over time, from the years the scenario knows to the last turn. */
export function marketModel({ world }: View): MarketModel {
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
        apart: inside.some((price, index) => Math.abs(price / (outside[index] || 1) - 1) > 0.1),
      };
    }),
  };
}
