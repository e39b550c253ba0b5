import { type Line, linesAt } from '../../shared/market/lines.ts';
import type { Activity } from '../../shared/market/network.ts';
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

/** A line of the market, and who it is. */
export interface Named extends Line {
  who: string;
}

export interface Market {
  price: number; // USD/kg
  lines: Named[];
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

function look(world: World): Market {
  const lines = linesAt(world, ROW)
    .filter((line) => line.tonnes >= 0.05)
    .map((line) => ({ ...line, who: words(line.activity, world) }));
  return { price: world.market.duals[ROW] ?? 0, lines };
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

function words(activity: Activity, world: World): string {
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
