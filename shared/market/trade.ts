import { wayRound } from '../control/detour.ts';
import { paperwork } from '../control/licences.ts';
import { smugglingTerms } from '../control/underground.ts';
import {
  COMMODITIES,
  type Commodity,
  each,
  GOODS,
  type Good,
  isNation,
  NATIONS,
  ORES,
  type RegionId,
} from '../world/terms.ts';
import type { Region } from '../world/world.ts';
import { BASKET } from './constants.ts';
import { LICENSED, type NetworkDraft, type Part, row, SHIPPING_SLOPE, type Terms } from './draft.ts';
import type { EmbargoInput, MarketInputs, PolicyInput, SiteInput } from './inputs.ts';
import { parameters } from './parameters.ts';
import type { Row } from './rows.ts';

/** Everything that travels between regions: concentrate, oxides, contracts, contraband, magnets. */
export function addTrade(draft: NetworkDraft, inputs: MarketInputs, regions: Record<RegionId, Region>): void {
  const makes = ownMakes(inputs);
  const buyers = buyersOf(inputs, regions);
  addOreTrade(draft, inputs, regions);
  const sellers = [
    ...new Set([
      ...regionsWith(inputs, 'separation', 'rock'),
      ...regionsWith(inputs, 'separation', 'clay'),
      ...buyers.map(({ to }) => to),
    ]),
  ];
  for (const good of COMMODITIES) {
    addExport(draft, inputs, good);
    addOxideTrade(
      draft,
      inputs,
      sellers.map((from) => sellerOf(inputs, regions, makes, from, good)),
      buyers,
      good,
    );
    addContraband(draft, inputs, buyers, good);
  }
  addContracts(draft, inputs, regions);
  const makers = regionsWith(inputs, 'magnet', null);
  addMagnetTrade(
    draft,
    inputs,
    makers.map((from) => sellerOf(inputs, regions, makes, from, 'magnet')),
    buyers,
  );
}

/** Concentrate travels to every region that separates its kind; China's own never left (export of ore is closed). */
function addOreTrade(draft: NetworkDraft, inputs: MarketInputs, regions: Record<RegionId, Region>): void {
  for (const ore of ORES) {
    const mining = regionsWith(inputs, 'mine', ore);
    const separating = regionsWith(inputs, 'separation', ore);
    for (const from of mining)
      for (const to of separating) {
        if (from === to || from === LICENSED) continue;
        draft.ship(ore, row.ore(ore, from), row.ore(ore, to), {
          cost: freight(regions, from, to),
          slope: SHIPPING_SLOPE,
          capacity: Number.POSITIVE_INFINITY,
        });
      }
  }
}

/** Through the ports, where licences are asked for. */
function addExport(draft: NetworkDraft, inputs: MarketInputs, good: Commodity): void {
  const { quota, exportTax } = inputs.policy[LICENSED];
  const parts: Part[] = transfer(row.good(good, LICENSED), row.fob(good, LICENSED));
  if (quota !== null) parts.push([row.licence(LICENSED), -1]);
  draft.add({ is: 'export', region: LICENSED, good }, parts, {
    cost: exportTax * inputs.hoarding.lagged[good],
    slope: SHIPPING_SLOPE,
    capacity: Number.POSITIVE_INFINITY,
  });
}

function addOxideTrade(
  draft: NetworkDraft,
  inputs: MarketInputs,
  sellers: Seller[],
  buyers: Buyer[],
  good: Commodity,
): void {
  const lagged = inputs.hoarding.lagged[good];
  const embargoes = allEmbargoes(inputs).filter((one) => one.commodity === good);
  for (const seller of sellers)
    for (const buyer of buyers) {
      const { from, origin } = seller;
      const { to } = buyer;
      if (from === to) continue;
      const destination = buyer.at[good];
      const terms = delivered(seller, buyer, good, lagged, SHIPPING_SLOPE);
      const detour = wayRound(embargoes, from, to);
      const most = ceiling(embargoes, from, to);
      terms.capacity = detour ? Math.min(most, detour.free[from] ?? 0) : most;
      draft.ship(good, origin, destination, terms);
      if (detour)
        draft.ship(good, origin, destination, {
          cost: terms.cost + detour.share * lagged,
          slope: SHIPPING_SLOPE + detour.rise * lagged,
          capacity: Number.POSITIVE_INFINITY,
        });
    }
}

function addContraband(draft: NetworkDraft, inputs: MarketInputs, buyers: Buyer[], good: Commodity): void {
  const { enforcement } = inputs.policy[LICENSED];
  const terms = {
    ...smugglingTerms(good, enforcement, inputs.underground),
    capacity: Number.POSITIVE_INFINITY,
  };
  for (const { to, at } of buyers)
    if (to !== LICENSED)
      draft.add({ is: 'smuggle', from: LICENSED, to, good }, transfer(row.good(good, LICENSED), at[good]), {
        ...terms,
        capacity: Number.POSITIVE_INFINITY,
      });
}

function addContracts(draft: NetworkDraft, inputs: MarketInputs, regions: Record<RegionId, Region>): void {
  const embargoes = allEmbargoes(inputs);
  for (const { id, seller, buyer, commodity, tonnes } of inputs.stockpiles.contracts) {
    const lagged = inputs.hoarding.lagged[commodity];
    const held = embargoes.filter((one) => one.commodity === commodity);
    draft.add(
      { is: 'ship', from: seller, to: buyer, good: commodity, contract: id },
      transfer(port(commodity, seller), row.good(commodity, buyer)),
      {
        // Goods under contract go first: worth half the price more to the two parties than goods on the spot market.
        cost: freight(regions, seller, buyer) - 0.5 * lagged,
        slope: (0.25 * lagged) / tonnes,
        capacity: Math.min(tonnes, ceiling(held, seller, buyer)),
      },
    );
  }
}

function addMagnetTrade(draft: NetworkDraft, inputs: MarketInputs, sellers: Seller[], buyers: Buyer[]): void {
  const lagged = inputs.hoarding.lagged.magnet;
  for (const seller of sellers)
    for (const buyer of buyers)
      if (seller.from !== buyer.to)
        draft.ship(
          'magnet',
          seller.origin,
          buyer.at.magnet,
          delivered(seller, buyer, 'magnet', lagged, parameters.magnetRise / 1000),
        );
}

export function regionsWith(inputs: MarketInputs, stage: string, ore: string | null): RegionId[] {
  const found = new Set<RegionId>();
  for (const site of inputs.sites)
    if (site.stage === stage && kindOf(site, ore) > 0 && site.capacity > 0) found.add(site.region);
  return [...found];
}

/**
 * What goods cost where they arrive: freight, duty, licences, and what a buyer adds to the price in its own eyes for
 * Chinese goods and for those of a seller who may pass them on: nothing for the first tonne of its own make, as much
 * as for Chinese goods by the time it sells all that it makes.
 */
function delivered(seller: Seller, buyer: Buyer, good: Good, lagged: number, rise: number): Terms {
  const { from, out, own } = seller;
  const wary = buyer.distrust * lagged;
  const papers = paperwork(seller.licences, buyer.to);
  const foreign = own >= 1;
  return {
    cost:
      out +
      buyer.into +
      dutyOn(buyer.tariffs, from, good) * lagged +
      (foreign ? 0 : wary) +
      papers.share * lagged,
    slope: rise + (foreign ? wary / own : 0) + papers.rise * lagged,
    capacity: Number.POSITIVE_INFINITY,
  };
}

/** t of each good that a region's plants can make in a turn. */
type Makes = Record<Good, Record<RegionId, number>>;

function ownMakes(inputs: MarketInputs): Makes {
  const makes: Makes = { light: {}, heavy: {}, bulk: {}, magnet: {} };
  for (const { stage, ore, region, capacity, recovery } of inputs.sites) {
    if (stage === 'magnet') makes.magnet[region] = (makes.magnet[region] ?? 0) + capacity;
    if (stage !== 'separation' || !ore) continue;
    for (const commodity of COMMODITIES)
      makes[commodity][region] =
        (makes[commodity][region] ?? 0) + capacity * BASKET[ore][commodity] * recovery;
  }
  return makes;
}

/** What trade in a good looks like from where it leaves. */
interface Seller {
  from: RegionId;
  origin: Row;
  out: number; // USD/kg to a world port
  own: number; // t of its own make; none counts for China, whose goods are what buyers are wary of
  licences: PolicyInput['licences'];
}

function sellerOf(
  inputs: MarketInputs,
  regions: Record<RegionId, Region>,
  makes: Makes,
  from: RegionId,
  good: Good,
): Seller {
  return {
    from,
    origin: good === 'magnet' ? row.good(good, from) : port(good, from),
    out: transport(regions, from),
    own: from === LICENSED ? 0 : (makes[good][from] ?? 0),
    licences: isNation(from) ? inputs.policy[from].licences.filter((one) => one.good === good) : [],
  };
}

/** What trade looks like from where it arrives. */
interface Buyer {
  to: RegionId;
  at: Record<Good, Row>;
  into: number; // USD/kg from a world port
  tariffs: PolicyInput['tariffs'];
  distrust: number;
}

/** Regions with sectors of their own are the ones that buy. */
function buyersOf(inputs: MarketInputs, regions: Record<RegionId, Region>): Buyer[] {
  return [...new Set(inputs.demand.map((use) => use.region))].map((to) => ({
    to,
    at: each(GOODS, (good) => row.good(good, to)),
    into: transport(regions, to),
    tariffs: isNation(to) ? inputs.policy[to].tariffs : [],
    distrust: inputs.hoarding.distrust[to] ?? 0,
  }));
}

/** Where oxides are taken on board. */
const port = (good: Commodity, from: RegionId): Row =>
  from === LICENSED ? row.fob(good, from) : row.good(good, from);

function transport(regions: Record<RegionId, Region>, region: RegionId): number {
  return regions[region]?.transport ?? 0;
}

function freight(regions: Record<RegionId, Region>, from: RegionId, to: RegionId): number {
  return transport(regions, from) + transport(regions, to);
}

function dutyOn(tariffs: PolicyInput['tariffs'], from: RegionId, good: Good): number {
  for (const one of tariffs) if (one.origin === from && one.good === good) return one.rate;
  return 0;
}

function allEmbargoes(inputs: MarketInputs): EmbargoInput[] {
  return [...NATIONS.flatMap((nation) => inputs.policy[nation].embargoes), ...inputs.delays];
}

/** t that embargoes on a good let pass. */
function ceiling(embargoes: EmbargoInput[], from: RegionId, to: RegionId): number {
  let most = Number.POSITIVE_INFINITY;
  for (const one of embargoes) if (one.by === from && one.target === to) most = Math.min(most, one.ceiling);
  return most;
}

function transfer(from: Row, to: Row): Part[] {
  return [
    [from, -1],
    [to, 1],
  ];
}

/** Share of a site's ore that is of a kind: most are of one, some mines give both. */
export function kindOf({ ore, clay }: SiteInput, kind: string | null): number {
  if (clay === undefined) return ore === kind ? 1 : 0;
  return kind === 'clay' ? clay : 1 - clay;
}
