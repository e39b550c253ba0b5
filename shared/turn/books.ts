import { regionOf } from '../market/assemble.ts';
import type { Cleared } from '../market/clearing.ts';
import { RENT_SHARE, ROYALTY } from '../market/constants.ts';
import { LICENSED, row } from '../market/network.ts';
import { clamp } from '../numbers.ts';
import { RECYCLING_UPKEEP } from '../orders/recycling.ts';
import { orePrice } from '../sites/basket.ts';
import { pay, payUpTo, worth } from '../world/ledger.ts';
import { isNation, NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** Stocks and money after the market: what moved in and out of stores, and what states paid and earned. */
export function keepBooks(world: World, cleared: Cleared): void {
  moveStocks(world, cleared);
  collectDuties(world);
  for (const nation of NATIONS) {
    payUpTo(world, nation, 'industry', RECYCLING_UPKEEP[clamp(world.nations[nation].recycling, 0, 3)] ?? 0);
    world.nations[nation].targets = { light: null, heavy: null, bulk: null };
  }
}

function moveStocks(world: World, cleared: Cleared): void {
  for (const { activity, level } of cleared.doings) {
    if (activity.is === 'add') regionOf(world, activity.region).inventory[activity.commodity] += level;
    if (activity.is === 'draw') regionOf(world, activity.region).inventory[activity.commodity] -= level;
    if (activity.is !== 'buy' && activity.is !== 'release') continue;
    const { nation, commodity } = activity;
    const sum = worth(level, Math.max(0, cleared.price(row.good(commodity, nation))));
    if (activity.is === 'buy') {
      world.nations[nation].stockpile[commodity] += level;
      payUpTo(world, nation, 'industry', sum);
    } else {
      world.nations[nation].stockpile[commodity] -= level;
      pay(world, 'industry', nation, sum);
    }
  }
}

/** Export tax, licence fees, tariffs and royalties, each from the companies that trade or dig. */
function collectDuties(world: World): void {
  const { lagged } = world.market.inputs.hoarding;
  for (const flow of world.market.flows) {
    if (flow.manner === 'smuggled' || flow.good === 'rock' || flow.good === 'clay') continue;
    const price = lagged[flow.good];
    if (flow.from === LICENSED && flow.good !== 'magnet') {
      pay(world, 'industry', LICENSED, worth(flow.tonnes, price * (world.exportTax[LICENSED] ?? 0)));
      pay(world, 'industry', LICENSED, worth(flow.tonnes, RENT_SHARE * world.market.quotaRent));
    }
    const to = flow.to;
    if (!isNation(to)) continue;
    const duty = world.tariffs.find(
      (one) => one.by === to && one.origin === flow.from && one.good === flow.good,
    );
    if (duty && flow.manner === 'open') pay(world, 'industry', to, worth(flow.tonnes, price * duty.rate));
  }
  for (const site of world.sites) {
    if (site.stage !== 'mine' || site.illegal || !site.ore || !isNation(site.region)) continue;
    pay(world, 'industry', site.region, worth(site.output, ROYALTY * orePrice(world, site)));
  }
}
