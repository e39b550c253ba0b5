import { dependence, unserved } from '#shared/market/trace.ts';
import { coverTurns, score } from '#shared/scoring/score.ts';
import { COMMODITIES, type Commodity, each } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

/** The figures a player watches; the preview shows them now and after. */
export interface Standing {
  price: Record<Commodity, number>; // USD/kg at home
  served: number; // share of need
  dependence: number;
  cover: number; // days
  treasury: number; // M USD
  score: number;
}

const HALF_YEAR_DAYS = 182.5;

export function standing(world: World, nation: View['nation']): Standing {
  return {
    price: each(COMMODITIES, (commodity) => world.market.price[commodity][nation] ?? 0),
    served: 1 - unserved(world, nation),
    dependence: dependence(world, nation),
    cover: coverTurns(world, nation) * HALF_YEAR_DAYS,
    treasury: world.nations[nation].treasury,
    score: score(world, nation).total,
  };
}
