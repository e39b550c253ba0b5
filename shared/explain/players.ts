import { known, secret } from '../control/embargoes.ts';
import type { MarketInputs } from '../market/inputs.ts';
import { canonical } from '../world/hash.ts';
import { isNation, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { Region, World } from '../world/world.ts';
import type { Cause } from './cause.ts';
import { companiesOf, type Draft, fearOf, inputsOf, skillOf } from './draft.ts';
import { policies } from './policies.ts';
import { sites } from './sites.ts';

/** One cause that may have happened or not: what it looks at, and how it is put into a world where it has not. */
export interface Player {
  cause: Cause;
  group: string; // causes of one group are split among themselves
  /** What of a world decides markets, and what else goals look at: where neither moved, nothing happened. */
  market(world: World): unknown;
  state(world: World): unknown;
  put(draft: Draft, after: World): void;
}

const nobody = { nation: null, site: null };
/** Everything that can be a cause between two worlds, in the order of the screens. */
export function players(before: World, after: World): Player[] {
  return [
    ...NATIONS.flatMap(policies),
    ...sites(before, after),
    demand,
    companies,
    distrust,
    ...NATIONS.map(stockpile),
    delays,
    smuggling,
    technology(before, after),
    crises,
    opinion,
    money,
    OTHER,
  ];
}

/** A player whose part of the world is not the same before and after; `market` where that part decides markets. */
export interface Moved {
  player: Player;
  market: boolean;
}

export function changed(before: World, after: World): Moved[] {
  const differs = (read: (world: World) => unknown) => canonical(read(before)) !== canonical(read(after));
  return players(before, after).flatMap((player) => {
    const market = differs(player.market);
    return market || differs(player.state) ? [{ player, market }] : [];
  });
}

const demand: Player = {
  cause: { cause: 'demand', ...nobody },
  group: 'industry',
  market: (world) => inputsOf(world).demand,
  state: (world) => world.sectors.map((use) => use.quantity),
  put: ({ inputs, world }, after) => {
    inputs.demand = inputsOf(after).demand;
    after.sectors.forEach((use, index) => {
      const own = world.sectors[index];
      if (own) own.quantity = use.quantity;
    });
  },
};

const companies: Player = {
  cause: { cause: 'companies', ...nobody },
  group: 'stocks',
  market: (world) => ({ ...inputsOf(world).hoarding, distrust: 0 }),
  state: (world) => [world.market.memory, Object.values(world.regions).map(companiesOf)],
  put: ({ inputs, world }, after) => {
    inputs.hoarding = { ...inputsOf(after).hoarding, distrust: inputs.hoarding.distrust };
    world.market.memory = after.market.memory;
    forRegions(world, after, companiesOf);
  },
};

/** What a scare adds to the price of Chinese goods in a buyer's eyes, and its fading. */
const distrust: Player = {
  cause: { cause: 'distrust', ...nobody },
  group: 'stocks',
  market: (world) => inputsOf(world).hoarding.distrust,
  state: (world) => Object.values(world.regions).map(fearOf),
  put: ({ inputs, world }, after) => {
    inputs.hoarding = { ...inputs.hoarding, distrust: inputsOf(after).hoarding.distrust };
    forRegions(world, after, fearOf);
  },
};

/** Puts some of what each region is after into a world. */
function forRegions(world: World, after: World, part: (region: Region) => Partial<Region>): void {
  for (const id in world.regions) {
    const region = world.regions[id];
    const then = after.regions[id];
    if (region && then) Object.assign(region, part(then));
  }
}

const stockpile = (nation: NationId): Player => ({
  cause: { cause: 'stockpile', nation, site: null },
  group: 'stocks',
  market: (world) => inputsOf(world).stockpiles.trades.filter((trade) => trade.nation === nation),
  state: (world) => world.nations[nation].stockpile,
  put: ({ inputs, world }, after) => {
    inputs.stockpiles.trades = [
      ...inputs.stockpiles.trades.filter((trade) => trade.nation !== nation),
      ...inputsOf(after).stockpiles.trades.filter((trade) => trade.nation === nation),
    ];
    const { stockpile, targets } = after.nations[nation];
    Object.assign(world.nations[nation], { stockpile, targets });
  },
});

const technology = (before: World, after: World): Player => ({
  cause: { cause: 'technology', ...nobody },
  group: 'industry',
  market: (world) => ({ ...inputsOf(world).technology, scrap: scrapOf(inputsOf(world), before, after) }),
  state: (world) => [
    world.sectors.map((use) => use.intensity),
    world.market.thrift,
    Object.values(world.regions).map(skillOf),
    NATIONS.map((nation) => world.nations[nation].substitution),
  ],
  put: ({ inputs, world }) => {
    const kept = inputs.technology.scrap.filter((each) => programmeMoved(each.region, before, after));
    inputs.technology = {
      ...inputsOf(after).technology,
      scrap: [...scrapOf(inputsOf(after), before, after), ...kept],
    };
    after.sectors.forEach((use, index) => {
      const here = world.sectors[index];
      if (here) here.intensity = use.intensity;
    });
    world.market.thrift = after.market.thrift;
    forRegions(world, after, skillOf);
    for (const nation of NATIONS) world.nations[nation].substitution = after.nations[nation].substitution;
  },
});

/** Scrap of nations that did not change their programme: where they did, more of it is the programme's doing. */
const scrapOf = (inputs: MarketInputs, before: World, after: World) =>
  inputs.technology.scrap.filter((each) => !programmeMoved(each.region, before, after));

const programmeMoved = (region: RegionId, before: World, after: World) =>
  isNation(region) && before.nations[region].recycling !== after.nations[region].recycling;

/** Embargoes that their author denies: until it is found out the cause bears no name. */
const delays: Player = {
  cause: { cause: 'delays', ...nobody },
  group: 'events',
  market: (world) => inputsOf(world).delays,
  state: () => null,
  put: ({ inputs, world }, after) => {
    inputs.delays = inputsOf(after).delays;
    world.embargoes = [...known(world), ...after.embargoes.filter(secret)];
  },
};

/** Rings that have built up, or gone, since last turn. */
const smuggling: Player = {
  cause: { cause: 'smuggling', ...nobody },
  group: 'events',
  market: (world) => inputsOf(world).underground,
  state: () => null,
  put: ({ inputs }, after) => {
    inputs.underground = inputsOf(after).underground;
  },
};

const crises: Player = {
  cause: { cause: 'crises', ...nobody },
  group: 'events',
  market: (world) => inputsOf(world).crises,
  state: () => null,
  put: ({ inputs }, after) => {
    inputs.crises = inputsOf(after).crises;
  },
};

/** The group of causes that touch nothing but nations, and no market. */
export const STATE = 'state';

const opinion: Player = {
  cause: { cause: 'opinion', ...nobody },
  group: STATE,
  market: () => null,
  state: (world) => NATIONS.map((nation) => world.nations[nation].standing),
  put: ({ world }, after) => {
    for (const nation of NATIONS) world.nations[nation].standing = after.nations[nation].standing;
  },
};

const money: Player = {
  cause: { cause: 'money', ...nobody },
  group: STATE,
  market: () => null,
  state: (world) => NATIONS.map((nation) => [world.nations[nation].treasury, world.nations[nation].income]),
  put: ({ world }, after) => {
    for (const nation of NATIONS) {
      const { treasury, income } = after.nations[nation];
      Object.assign(world.nations[nation], { treasury, income });
    }
  },
};

/** Whatever has no cause of its own; the draft begins with it, see draftOf. */
export const OTHER: Player = {
  cause: { cause: 'other', ...nobody },
  group: 'other',
  market: (world) => [
    {
      ...inputsOf(world),
      sites: 0,
      demand: 0,
      technology: 0,
      hoarding: 0,
      stockpiles: 0,
      crises: 0,
      policy: 0,
      delays: 0,
      underground: 0,
    },
    Object.values(world.regions).map((region) => [region.id, region.transport]),
  ],
  state: () => null,
  put: () => undefined,
};
