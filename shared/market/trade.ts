import { wayRound } from '../control/detour.ts';
import { paperwork } from '../control/licences.ts';
import { smugglingTerms } from '../control/underground.ts';
import { COMMODITIES, type Good, isNation, NATIONS, ORES, type RegionId } from '../world/terms.ts';
import type { Region } from '../world/world.ts';
import { BASKET } from './constants.ts';
import { LICENSED, type NetworkDraft, type Part, row, SHIPPING_SLOPE } from './draft.ts';
import type { EmbargoInput, MarketInputs, PolicyInput, SiteInput } from './inputs.ts';
import { parameters } from './parameters.ts';

/** Everything that travels between regions: concentrate, oxides, contracts, contraband, magnets. */
export function addTrade(draft: NetworkDraft, inputs: MarketInputs, regions: Record<RegionId, Region>): void {
  const traders = consumers(inputs);
  const makes = ownMakes(inputs);
  addOreTrade(draft, inputs, regions);
  addOxideTrade(draft, inputs, regions, traders, makes);
  addMagnetTrade(draft, inputs, regions, traders, makes);
}

/** Regions with sectors of their own: the ones that buy. */
function consumers(inputs: MarketInputs): RegionId[] {
  return [...new Set(inputs.demand.map((use) => use.region))];
}

/** Concentrate travels to every region that separates its kind; China's own never left (export of ore is closed). */
function addOreTrade(draft: NetworkDraft, inputs: MarketInputs, regions: Record<RegionId, Region>): void {
  for (const ore of ORES) {
    const mining = regionsWith(inputs, 'mine', ore);
    const separating = regionsWith(inputs, 'separation', ore);
    for (const from of mining)
      for (const to of separating) {
        if (from === to || from === LICENSED) continue;
        const cost = freight(regions, from, to);
        draft.ship({ from, to, good: ore }, row.ore(ore, from), row.ore(ore, to), {
          cost,
          slope: SHIPPING_SLOPE,
          capacity: Number.POSITIVE_INFINITY,
        });
      }
  }
}

function addOxideTrade(
  draft: NetworkDraft,
  inputs: MarketInputs,
  regions: Record<RegionId, Region>,
  traders: RegionId[],
  makes: Makes,
): void {
  const sellers = new Set([
    ...regionsWith(inputs, 'separation', 'rock'),
    ...regionsWith(inputs, 'separation', 'clay'),
    ...traders,
  ]);
  const china = inputs.policy[LICENSED];
  const embargoes = allEmbargoes(inputs);
  const buyers = buyersOf(inputs, regions, traders);
  for (const good of COMMODITIES) {
    const lagged = inputs.hoarding.lagged[good];
    draft.add(
      { is: 'export', region: LICENSED, good },
      [[row.good(good, LICENSED), -1], [row.fob(good, LICENSED), 1], ...licence(china)],
      { cost: china.exportTax * lagged, slope: SHIPPING_SLOPE, capacity: Number.POSITIVE_INFINITY },
    );
    for (const from of sellers) {
      const origin = from === LICENSED ? row.fob(good, from) : row.good(good, from);
      const out = transport(regions, from);
      for (const buyer of buyers) {
        const { to } = buyer;
        if (from === to) continue;
        const wary = wariness(good, from, buyer, makes, lagged);
        const papers = paperwork(inputs, from, to, good);
        const cost = out + buyer.into + dutyOn(buyer.tariffs, from, good) * lagged + wary.cost + papers.cost;
        const detour = wayRound(embargoes, from, to, good);
        const most = ceiling(embargoes, from, to, good);
        draft.ship({ from, to, good }, origin, row.good(good, to), {
          cost,
          slope: SHIPPING_SLOPE + wary.slope + papers.slope,
          capacity: detour ? Math.min(most, detour.free[from] ?? 0) : most,
        });
        if (detour)
          draft.add({ is: 'ship', from, to, good, contract: null }, transfer(origin, row.good(good, to)), {
            cost: cost + detour.share * lagged,
            slope: SHIPPING_SLOPE + detour.rise * lagged,
            capacity: Number.POSITIVE_INFINITY,
          });
      }
    }
    for (const to of traders) {
      if (to === LICENSED) continue;
      draft.add(
        { is: 'smuggle', from: LICENSED, to, good },
        transfer(row.good(good, LICENSED), row.good(good, to)),
        {
          ...smugglingTerms(good, china.enforcement, inputs.underground),
          capacity: Number.POSITIVE_INFINITY,
        },
      );
    }
  }
  for (const contract of inputs.stockpiles.contracts) {
    const { seller, buyer, commodity } = contract;
    const lagged = inputs.hoarding.lagged[commodity];
    const origin = seller === LICENSED ? row.fob(commodity, seller) : row.good(commodity, seller);
    draft.add(
      { is: 'ship', from: seller, to: buyer, good: commodity, contract: contract.id },
      transfer(origin, row.good(commodity, buyer)),
      {
        // Goods under contract go first: worth half the price more to the two parties than goods on the spot market.
        cost: freight(regions, seller, buyer) - 0.5 * lagged,
        slope: (0.25 * lagged) / contract.tonnes,
        capacity: Math.min(contract.tonnes, ceiling(embargoes, seller, buyer, commodity)),
      },
    );
  }
}

function addMagnetTrade(
  draft: NetworkDraft,
  inputs: MarketInputs,
  regions: Record<RegionId, Region>,
  traders: RegionId[],
  makes: Makes,
): void {
  const lagged = inputs.hoarding.lagged.magnet;
  const buyers = buyersOf(inputs, regions, traders);
  for (const from of regionsWith(inputs, 'magnet', null)) {
    const origin = row.good('magnet', from);
    const out = transport(regions, from);
    for (const buyer of buyers) {
      const { to } = buyer;
      if (from === to) continue;
      const wary = wariness('magnet', from, buyer, makes, lagged);
      const papers = paperwork(inputs, from, to, 'magnet');
      draft.ship({ from, to, good: 'magnet' }, origin, row.good('magnet', to), {
        cost: out + buyer.into + dutyOn(buyer.tariffs, from, 'magnet') * lagged + wary.cost + papers.cost,
        slope: parameters.magnetRise / 1000 + wary.slope + papers.slope,
        capacity: Number.POSITIVE_INFINITY,
      });
    }
  }
}

export function regionsWith(inputs: MarketInputs, stage: string, ore: string | null): RegionId[] {
  const found = new Set<RegionId>();
  for (const site of inputs.sites)
    if (site.stage === stage && kindOf(site, ore) > 0 && site.capacity > 0) found.add(site.region);
  return [...found];
}

/**
 * What a buyer adds to the price in its own eyes for Chinese goods, and for those of a seller who may pass them on:
 * nothing for the first tonne of its own make, as much as for Chinese goods by the time it sells all that it makes.
 */
function wariness(
  good: Good,
  from: RegionId,
  buyer: Buyer,
  makes: Makes,
  lagged: number,
): { cost: number; slope: number } {
  const full = buyer.distrust * lagged;
  const own = from === LICENSED ? 0 : (makes[good][from] ?? 0);
  return own < 1 ? { cost: full, slope: 0 } : { cost: 0, slope: full / own };
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

/** What trade looks like from where it arrives. */
interface Buyer {
  to: RegionId;
  into: number; // USD/kg from a world port
  tariffs: PolicyInput['tariffs'];
  distrust: number;
}

function buyersOf(inputs: MarketInputs, regions: Record<RegionId, Region>, traders: RegionId[]): Buyer[] {
  return traders.map((to) => ({
    to,
    into: transport(regions, to),
    tariffs: isNation(to) ? inputs.policy[to].tariffs : [],
    distrust: inputs.hoarding.distrust[to] ?? 0,
  }));
}

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

function ceiling(embargoes: EmbargoInput[], from: RegionId, to: RegionId, good: Good): number {
  let most = Number.POSITIVE_INFINITY;
  for (const one of embargoes)
    if (one.by === from && one.target === to && one.commodity === good) most = Math.min(most, one.ceiling);
  return most;
}

function licence(policy: PolicyInput): Part[] {
  return policy.quota === null ? [] : [[row.licence(LICENSED), -1]];
}

function transfer(from: string, to: string): Part[] {
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
