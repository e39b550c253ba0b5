import type { TradeNetwork } from '../../shared/market/network.ts';
import { tradeNetwork } from '../../shared/market/network.ts';
import type { Order } from '../../shared/orders/index.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { create } from '../../shared/world/create.ts';
import type { World } from '../../shared/world/world.ts';

/** The market that the walk-through looks at, and the order that it follows there. */
const ROW = 'heavy@JPN';
export const ORDER: Order = {
  kind: 'embargo',
  target: 'JPN',
  commodity: 'heavy',
  severity: 0.8,
  manner: 'open',
};

/**
 * An activity as one market sees it while the prices of all others stand: it brings (or, negative, takes)
 * nothing at the price `opens`, and one tonne more for each `slope` USD/kg beyond, up to `most`.
 */
export interface Line {
  who: string;
  brings: boolean;
  opens: number; // USD/kg
  slope: number; // USD/kg per t
  most: number; // t
  tonnes: number; // t at the market's price
}

export interface Market {
  price: number; // USD/kg
  lines: Line[];
}

/** Japan's market for heavy oxide in the first half of 2025, with and without China's order. */
export function bothMarkets(): { free: Market; held: Market; usual: number } {
  const before = create('2025-today', 7);
  const turn = (orders: Order[]) =>
    resolve(before, { CHN: orders, JPN: [], USA: [], EUR: [] }, { explain: false }).world;
  const usual = before.market.usual
    .filter((flow) => flow.from === 'CHN' && flow.to === 'JPN' && flow.good === 'heavy')
    .reduce((sum, flow) => sum + flow.tonnes, 0);
  return { free: look(turn([])), held: look(turn([ORDER])), usual };
}

/** What a line brings at a price: the whole of the arithmetic. */
export const tonnesAt = ({ brings, opens, slope, most }: Line, price: number): number =>
  Math.min(Math.max((brings ? price - opens : opens - price) / slope, 0), most);

function look(world: World): Market {
  const trade = tradeNetwork(world.market.inputs, world.regions, world.market.carry);
  const price = world.market.duals[ROW] ?? 0;
  const lines = trade.activities.flatMap((_, column) => lineOf(trade, world, column, price) ?? []);
  return { price, lines };
}

function lineOf(trade: TradeNetwork, world: World, column: number, price: number): Line | null {
  const { network, rows, activities } = trade;
  let here = 0;
  let elsewhere = -(network.cost[column] ?? 0);
  for (let at = network.start[column] ?? 0; at < (network.start[column + 1] ?? 0); at++) {
    const name = rows[network.row[at] ?? 0] ?? '';
    const coefficient = network.coefficient[at] ?? 0;
    if (name === ROW) here = coefficient;
    else elsewhere += coefficient * (world.market.duals[name] ?? 0);
  }
  const activity = activities[column];
  if (here === 0 || !activity) return null;
  const size = Math.abs(here);
  const line = {
    who: words(activity, world),
    brings: here > 0,
    opens: -elsewhere / here,
    slope: (network.slope[column] ?? 0) / (size * size),
    most: (network.capacity[column] ?? 0) * size,
  };
  const tonnes = tonnesAt({ ...line, tonnes: 0 }, price);
  return tonnes < 0.05 ? null : { ...line, tonnes };
}

const NAMES: Record<string, string> = {
  CHN: 'China',
  JPN: 'Japan',
  USA: 'the US',
  EUR: 'the EU',
  ROW: 'the rest of the world',
  MYS: 'Malaysia',
  AUS: 'Australia',
  IND: 'India',
  KAZ: 'Kazakhstan',
};

function words(activity: TradeNetwork['activities'][number], world: World): string {
  switch (activity.is) {
    case 'ship':
      return `shipped from ${NAMES[activity.from] ?? activity.from}`;
    case 'smuggle':
      return 'smuggled from China';
    case 'draw':
      return "drawn from companies' stock";
    case 'add':
      return "added to companies' stock";
    case 'recycle':
      return 'recycled from scrap';
    case 'dope':
      return 'magnet makers, full recipe';
    case 'lean':
      return 'magnet makers, lean grade';
    case 'site':
      return `made at ${world.sites.find((site) => site.id === activity.site)?.name ?? activity.site}`;
    case 'use':
      return 'other users (phosphors)';
    default:
      return activity.is;
  }
}
