import { placeOf } from '../market/assemble.ts';
import { insidePrice, outsidePrice } from '../market/clearing.ts';
import { chinaShare, dependence, unserved } from '../market/trace.ts';
import { sum } from '../numbers.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { inOre } from '../sites/basket.ts';
import type { Text } from '../text.ts';
import { COMMODITIES, type Commodity, each, NATIONS, type Stage } from '../world/terms.ts';
import type { Site, Trade, TurnSummary, World } from '../world/world.ts';
import type { ReportEvent } from './report.ts';

/** The public figures of the turn that the world has just cleared. */
export function summarise(world: World): TurnSummary {
  return {
    turn: world.turn,
    outside: each(COMMODITIES, (commodity) => outsidePrice(world, commodity)),
    inside: each(COMMODITIES, (commodity) => insidePrice(world, commodity)),
    chinaMining: chinaShare(world, 'mine'),
    chinaSeparation: chinaShare(world, 'separation'),
    dependence: each(NATIONS, (nation) => dependence(world, nation)),
    unserved: each(NATIONS, (nation) => unserved(world, nation)),
    trade: each(COMMODITIES, (commodity) => trade(world, commodity)),
    news: [],
  };
}

function trade(world: World, commodity: Commodity): Trade {
  const { price, flows, inputs } = world.market;
  const recovered = new Map(inputs.sites.map((site) => [site.id, site.recovery]));
  const stock = { inside: 0, outside: 0 };
  for (const id in world.regions) stock[placeOf(id)] += world.regions[id]?.inventory[commodity] ?? 0;
  const inSite = (site: Site, stage: Stage) =>
    site.stage === stage ? site.output * inOre(site, commodity) : 0;
  return {
    price: each(NATIONS, (nation) => price[commodity][nation] ?? 0),
    mined: sum(world.sites, (site) => inSite(site, 'mine')),
    separated: sum(world.sites, (site) => inSite(site, 'separation') * (recovered.get(site.id) ?? 1)),
    traded: sum(flows, (flow) => (flow.good === commodity ? flow.tonnes : 0)),
    stock,
  };
}

/** So many events of a turn are remembered, and none that weighs less. */
const MOST_NEWS = 3;
const LEAST_WEIGHT = 0.5;

/** What everybody may read of a turn's events and will remember; the events are in the order of their weight. */
export const newsOf = (events: readonly ReportEvent[]): Text[] =>
  events
    .filter(({ audience, weight }) => audience === null && weight >= LEAST_WEIGHT)
    .slice(0, MOST_NEWS)
    .map(({ text }) => text);

/** What the scenario knows of the years before: annual figures, at the first half of their year. */
export function pastSummaries(plan: Scenario): TurnSummary[] {
  const first = plan.start.year * 2 + plan.start.half - 1;
  return plan.past.map((past) => ({
    turn: past.year * 2 - first,
    outside: each(COMMODITIES, (commodity) => past.outside[commodity][0]),
    inside: each(COMMODITIES, (commodity) => past.outside[commodity][0]),
    chinaMining: past.chinaMining[0],
    chinaSeparation: past.chinaSeparation[0],
    dependence: each(NATIONS, () => 0),
    unserved: each(NATIONS, () => 0),
    trade: null,
    news: [],
  }));
}
