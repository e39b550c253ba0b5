import { BASKET } from '../market/constants.ts';
import { oxideUse } from '../market/trace.ts';
import { ratio, sum } from '../numbers.ts';
import { good as goodWord, region as regionWord } from '../text.ts';
import { isNation, NATIONS, type Stage } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { Site, World } from '../world/world.ts';
import { input, type Kind, type Subject } from './figure.ts';
import { planOf } from './sources.ts';

const site = (world: World, of: Subject): Site | null =>
  world.sites.find((one) => one.id === of.site) ?? null;
const planned = (world: World, of: Subject) => planOf(world)?.sites.find((one) => one.id === of.site) ?? null;

/** Share of its own need that each link of a nation's chain could make; the smallest is its bottleneck. */
export function chainShares({ nation, world }: View): Record<Stage, number> {
  const capacity = (stage: Stage, metal: (one: Site) => number) =>
    sum(world.sites, (one) =>
      one.region === nation && one.stage === stage && (one.phase === 'operation' || one.phase === 'ramp-up')
        ? one.capacity * metal(one)
        : 0,
    );
  const light = (one: Site) => (one.ore ? BASKET[one.ore].light : 0);
  const recovered = new Map(world.market.inputs.sites.map((one) => [one.id, one.recovery]));
  const need = oxideUse(world, nation, 'light');
  const magnets = sum(world.sectors, (use) =>
    use.region === nation && use.good === 'magnet' ? use.quantity : 0,
  );
  return {
    mine: ratio(capacity('mine', light), need),
    separation: ratio(
      capacity('separation', (one) => light(one) * (recovered.get(one.id) ?? 1)),
      need,
    ),
    magnet: ratio(
      capacity('magnet', () => 1),
      magnets,
    ),
  };
}

/** The figures of markets and sites: prices, flows, capacities, restrictions, contracts. */
export const MARKET_FIGURES = {
  price: {
    inputs: ({ world }, { good, region }) => {
      if (!good || !region) return [];
      const { market } = world;
      const place = region === 'CHN' ? 'inside' : 'outside';
      const memory = market.memory[place][good];
      const distrust = market.inputs.hoarding.distrust[region] ?? 0;
      const duties = isNation(region)
        ? world.tariffs.filter((one) => one.by === region && one.good === good)
        : [];
      return [
        input('expected', memory.expected, 'USD/kg'),
        input('held-normal', memory.anchor, 'USD/kg'),
        input('reference', market.reference[good], 'USD/kg'),
        ...(region !== 'CHN' && good !== 'magnet' ? [input('fob', market.fob[good], 'USD/kg')] : []),
        ...(region !== 'CHN' && distrust > 0 ? [input('distrust', distrust, 'share')] : []),
        ...(market.quotaRent > 0 && good !== 'magnet'
          ? [input('quota-rent', market.quotaRent, 'USD/kg')]
          : []),
        ...duties.map((one) => input('duty', one.rate, 'share', { region: regionWord(one.origin) })),
      ];
    },
    sources: ({ world }, { good }) => [
      'equilibrium',
      (good ? planOf(world)?.reference[good][1] : null) ?? 'model',
      'fit',
    ],
  },
  'price-outside': {
    inputs: ({ world }, { good }) =>
      good
        ? NATIONS.filter((nation) => nation !== 'CHN').map((nation) =>
            input(
              'price-in',
              world.market.price[good][nation] ?? 0,
              'USD/kg',
              { region: regionWord(nation) },
              { is: 'price', of: { good, region: nation } },
            ),
          )
        : [],
    sources: ({ world }, { good }) => [
      'equilibrium',
      (good ? planOf(world)?.reference[good][1] : null) ?? 'model',
      'fit',
    ],
  },
  cause: { inputs: () => [], sources: () => ['shapley', 'model'] },
  flow: {
    inputs: ({ world }, { region, good }) =>
      region && good && good !== 'magnet' && region !== 'CHN'
        ? [
            input(
              'price-in',
              world.market.price[good][region] ?? 0,
              'USD/kg',
              { region: regionWord(region) },
              { is: 'price', of: { good, region } },
            ),
          ]
        : [],
    sources: () => ['equilibrium', 'model'],
  },
  'china-mining': {
    inputs: ({ world }) => {
      const mined = (chinese: boolean) =>
        sum(world.sites, (one) =>
          one.stage === 'mine' && (one.region === 'CHN' || !chinese) ? one.output : 0,
        );
      return [input('mined-in-china', mined(true), 't'), input('mined', mined(false), 't')];
    },
    sources: () => ['usgs', 'model'],
  },
  made: {
    inputs: ({ world, nation }, { stage }) =>
      world.sites
        .filter((one) => one.region === nation && one.stage === stage && one.output > 0)
        .map((one) =>
          input(
            'site-made',
            one.output,
            't',
            { site: { is: 'site', id: one.id } },
            { is: 'output', of: { site: one.id, region: one.region } },
          ),
        ),
    sources: ({ world }) => [planOf(world)?.sites[0]?.capacity[1] ?? 'company', 'equilibrium'],
  },
  bottleneck: {
    inputs: (view) => {
      const shares = chainShares(view);
      return [
        ...(['mine', 'separation', 'magnet'] as const).map((stage) =>
          input(`chain-${stage}`, shares[stage], 'share', {}, { is: 'made', of: { stage } }),
        ),
        input('light-in-rock', BASKET.rock.light, 'share'),
        input('light-in-clay', BASKET.clay.light, 'share'),
        input('oxide-used', oxideUse(view.world, view.nation, 'light'), 't', { good: goodWord('light') }),
      ];
    },
    sources: () => ['assays', 'model'],
  },
  capacity: {
    inputs: ({ world }, of) => {
      const start = planned(world, of);
      return start ? [input('capacity-start', start.capacity[0] / 2, 't')] : [];
    },
    sources: ({ world }, of) => [planned(world, of)?.capacity[1] ?? 'model', 'model'],
  },
  output: {
    inputs: ({ world }, of) => {
      const one = site(world, of);
      const market = world.market.inputs.sites.find((each) => each.id === of.site);
      return one
        ? [
            input('capacity', one.capacity, 't', {}, { is: 'capacity', of: { site: one.id } }),
            ...(market
              ? [input('running-capacity', market.capacity, 't'), input('site-cost', market.cost, 'USD/kg')]
              : []),
          ]
        : [];
    },
    sources: ({ world }, of) => [
      planned(world, of)?.capacity[1] ?? 'model',
      planned(world, of)?.cost[1] ?? 'model',
      'equilibrium',
    ],
  },
  project: {
    inputs: ({ world }, of) => {
      const one = site(world, of);
      return one
        ? [
            input('turns-left', one.remaining, 'turns'),
            input('debt', one.project.debt, 'M USD'),
            input('cushion', one.project.cushion, 'M USD'),
            input(
              'permitting',
              world.regions[one.region]?.permitting ?? 0,
              'turns',
              {},
              { is: 'permitting', of: { region: one.region } },
            ),
          ]
        : [];
    },
    sources: ({ world }, of) => [planned(world, of)?.phase[2] ?? 'company', 'model'],
  },
  permitting: {
    inputs: ({ world }, { region }) => [
      input('environment', (region ? world.regions[region]?.environment : null) ?? 0, 'USD/kg'),
    ],
    sources: ({ world }, { region }) => [
      planOf(world)?.regions.find((one) => one.id === region)?.permitting[1] ?? 'model',
    ],
  },
  restriction: { inputs: () => [], sources: () => ['game', 'model'] },
  support: { inputs: () => [], sources: () => ['game', 'model'] },
  contract: {
    inputs: ({ world }, { id }) => {
      const one = world.contracts.find((each) => each.id === id);
      return one
        ? [
            input('delivered', one.delivered, 't'),
            input(
              'price-in',
              world.market.price[one.commodity][one.buyer] ?? 0,
              'USD/kg',
              { region: regionWord(one.buyer) },
              { is: 'price', of: { good: one.commodity, region: one.buyer } },
            ),
          ]
        : [];
    },
    sources: () => ['jogmec', 'model'],
  },
  crisis: { inputs: () => [], sources: () => ['game', 'model'] },
} satisfies Record<string, Kind>;
