import { good as goodWord, region as regionWord } from '../text.ts';
import { isNation } from '../world/terms.ts';
import { input, type Kind } from './figure.ts';
import { planOf } from './sources.ts';

/** The figures of the market room: volumes, stocks, steps of the order book, bands of the chain. */
export const TRADE_FIGURES = {
  volume: {
    inputs: ({ world }, { good }) => {
      const trade = good && good !== 'magnet' ? world.history.at(-1)?.trade?.[good] : null;
      return trade
        ? [
            input('mined', trade.mined, 't'),
            input('separated', trade.separated, 't'),
            input('traded', trade.traded, 't'),
          ]
        : [];
    },
    sources: ({ world }) => [planOf(world)?.sites[0]?.capacity[1] ?? 'company', 'assays', 'equilibrium'],
  },
  'companies-stock': {
    inputs: ({ world }, { good }) =>
      good && good !== 'magnet'
        ? Object.values(world.regions)
            .filter((one) => one.inventory[good] >= 1)
            .map((one) => input('stock-in', one.inventory[good], 't', { region: regionWord(one.id) }))
        : [],
    sources: ({ world, nation }) => [
      planOf(world)?.regions.find((one) => one.id === nation)?.inventoryDays[1] ?? 'estimate',
      'fit',
    ],
  },
  step: {
    inputs: ({ world }, { good, region, sector, site }) => {
      if (!good) return [];
      const use = world.market.inputs.demand.find(
        (one) => one.sector === sector && one.region === region && one.good === good,
      );
      const plant = world.market.inputs.sites.find((one) => one.id === site);
      return [
        ...(region
          ? [
              input('price-in', world.market.price[good][region] ?? 0, 'USD/kg', {
                region: regionWord(region),
              }),
            ]
          : []),
        ...(use ? [input('choke', use.choke, 'USD/kg'), input('reference', use.reference, 'USD/kg')] : []),
        ...(plant
          ? [input('site-cost', plant.cost, 'USD/kg'), input('running-capacity', plant.capacity, 't')]
          : []),
      ];
    },
    sources: ({ world }, { sector }) => [
      'equilibrium',
      planOf(world)?.sectors.find((one) => one.sector === sector)?.choke[1] ?? 'model',
    ],
  },
  band: {
    inputs: ({ world }, { good, region }) => {
      if (!good || good === 'magnet' || !region) return [];
      const { technology } = world.market.inputs;
      return [
        ...(region === 'CHN' || !isNation(region)
          ? []
          : [input('chinese-share', world.market.chinese[good][region] ?? 0, 'share')]),
        ...(good === 'bulk'
          ? []
          : [input('metal-in-magnet', technology.recipe[good], 'share', { good: goodWord(good) })]),
      ];
    },
    sources: () => ['equilibrium', 'assays', 'model'],
  },
} satisfies Record<string, Kind>;
