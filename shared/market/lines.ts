import type { World } from '../world/world.ts';
import { type Activity, type TradeNetwork, tradeNetwork } from './network.ts';

/**
 * An activity as one market sees it while the prices of all others stand: it brings (or takes) nothing at the
 * price `opens`, and one tonne more for each `slope` USD/kg beyond, up to `most`.
 */
export interface Line {
  activity: Activity;
  brings: boolean;
  opens: number; // USD/kg
  slope: number; // USD/kg per t
  most: number; // t
  tonnes: number; // t at the market's price
}

/** The network that the last market was cleared from. */
export const lastTrade = (world: World): TradeNetwork =>
  tradeNetwork(world.market.inputs, world.regions, world.market.carry);

/** Every activity of the last market that moves what a row is about, at the prices it left. */
export function linesAt(world: World, name: string, trade: TradeNetwork = lastTrade(world)): Line[] {
  const price = world.market.duals[name] ?? 0;
  return trade.activities.flatMap((activity, column) => {
    const line = lineOf(world, name, trade, activity, column);
    return line ? [{ ...line, tonnes: lineTonnes(line, price) }] : [];
  });
}

/** What a line brings or takes at a price: the whole of the arithmetic. */
export const lineTonnes = (
  { brings, opens, slope, most }: Pick<Line, 'brings' | 'opens' | 'slope' | 'most'>,
  price: number,
): number => Math.min(Math.max((brings ? price - opens : opens - price) / slope, 0), most);

function lineOf(
  world: World,
  name: string,
  { network, rows }: TradeNetwork,
  activity: Activity,
  column: number,
): Omit<Line, 'tonnes'> | null {
  let here = 0;
  let elsewhere = -(network.cost[column] ?? 0);
  for (let at = network.start[column] ?? 0; at < (network.start[column + 1] ?? 0); at++) {
    const other = rows[network.row[at] ?? 0]?.name ?? '';
    const coefficient = network.coefficient[at] ?? 0;
    if (other === name) here = coefficient;
    else elsewhere += coefficient * (world.market.duals[other] ?? 0);
  }
  if (here === 0) return null;
  const size = Math.abs(here);
  return {
    activity,
    brings: here > 0,
    opens: -elsewhere / here,
    slope: (network.slope[column] ?? 0) / (size * size),
    most: (network.capacity[column] ?? 0) * size,
  };
}
