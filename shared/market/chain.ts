import { ratio, sum } from '../numbers.ts';
import { inOre } from '../sites/basket.ts';
import type { Commodity, NationId, RegionId, Sector } from '../world/terms.ts';
import type { Flow, Site, World } from '../world/world.ts';
import { BASKET } from './constants.ts';
import { lastTrade, linesAt } from './lines.ts';
import { row } from './network.ts';

/** Where the metal of a commodity is on its way through one region. */
export const STAGES_OF_CHAIN = ['ore', 'oxide', 'magnet'] as const;
export type ChainStage = (typeof STAGES_OF_CHAIN)[number];

/** What a band of the chain is. */
export type BandKind =
  | { is: 'mined' }
  | { is: 'separated' } // from ore to oxide
  | { is: 'made' } // from oxide to magnets
  | { is: 'imported'; from: RegionId; manner: Flow['manner'] }
  | { is: 'exported'; to: RegionId; manner: Flow['manner'] }
  | { is: 'recycled' }
  | { is: 'drawn' | 'stored' } // companies' stock, and whatever is bought or sold unseen
  | { is: 'released' | 'bought'; nation: NationId } // the state's stockpile
  | { is: 'used'; sector: Sector }
  | { is: 'lost' } // in separation
  | { is: 'wasted' }; // nobody wanted it

/** Metal that goes into a stage or leaves it in one half-year. */
export interface Band {
  kind: BandKind;
  from: ChainStage | null; // null: it comes into the region's chain here
  to: ChainStage | null; // null: it leaves the chain here
  tonnes: number; // t of the commodity in it
}

/** A region's chain for one commodity: what enters each stage leaves it. */
export interface Chain {
  region: RegionId;
  commodity: Commodity;
  bands: Band[];
  chinese: Record<'oxide' | 'magnet', number>; // share of it that came through China
}

/** Less than this is left out. */
const LEAST = 0.5;
/** So much of a balance is no flow, t. */
const ROUNDING = 1e-3;

/** How a commodity went through a region in the last half-year. */
export function chainOf(world: World, region: RegionId, commodity: Commodity): Chain {
  const bands = [
    ...oreStage(world, region, commodity),
    ...oxideStage(world, region, commodity),
    ...(commodity === 'bulk' ? [] : magnetStage(world, region, commodity)),
  ];
  const { chinese } = world.market;
  return {
    region,
    commodity,
    bands: closed(merged(bands)),
    chinese: { oxide: chinese[commodity][region] ?? 0, magnet: chinese.magnet[region] ?? 0 },
  };
}

/** t that enter a stage, or leave it. */
export const entering = ({ bands }: Pick<Chain, 'bands'>, stage: ChainStage): number =>
  sum(bands, (band) => (band.to === stage ? band.tonnes : 0));
export const leaving = ({ bands }: Pick<Chain, 'bands'>, stage: ChainStage): number =>
  sum(bands, (band) => (band.from === stage ? band.tonnes : 0));

const into = (to: ChainStage, kind: BandKind, tonnes: number): Band => ({ kind, from: null, to, tonnes });
const outOf = (from: ChainStage, kind: BandKind, tonnes: number): Band => ({ kind, from, to: null, tonnes });

/** Goods that come and go over the border, in t of the commodity in them. */
function trade(world: World, region: RegionId, stage: ChainStage, contained: (flow: Flow) => number): Band[] {
  return world.market.flows.flatMap((flow): Band[] => {
    const tonnes = flow.tonnes * contained(flow);
    if (tonnes <= 0) return [];
    const { from, to, manner } = flow;
    if (to === region) return [into(stage, { is: 'imported', from, manner }, tonnes)];
    if (from === region) return [outOf(stage, { is: 'exported', to, manner }, tonnes)];
    return [];
  });
}

const sitesIn = (world: World, region: RegionId, stage: Site['stage']): Site[] =>
  world.sites.filter((site) => site.region === region && site.stage === stage && site.output > 0);

function oreStage(world: World, region: RegionId, commodity: Commodity): Band[] {
  const mined = sum(sitesIn(world, region, 'mine'), (site) => site.output * inOre(site, commodity));
  return [
    into('ore', { is: 'mined' }, mined),
    ...trade(world, region, 'ore', ({ good }) =>
      good === 'rock' || good === 'clay' ? BASKET[good][commodity] : 0,
    ),
    ...separation(world, region, commodity),
  ];
}

function separation(world: World, region: RegionId, commodity: Commodity): Band[] {
  const recovery = new Map(world.market.inputs.sites.map((site) => [site.id, site.recovery]));
  const plants = sitesIn(world, region, 'separation');
  const fed = (site: Site) => site.output * inOre(site, commodity);
  const won = sum(plants, (site) => fed(site) * (recovery.get(site.id) ?? 1));
  return [
    { kind: { is: 'separated' }, from: 'ore', to: 'oxide', tonnes: won },
    outOf('ore', { is: 'lost' }, sum(plants, fed) - won),
  ];
}

function oxideStage(world: World, region: RegionId, commodity: Commodity): Band[] {
  const { name } = row.good(commodity, region);
  const bands = trade(world, region, 'oxide', ({ good }) => (good === commodity ? 1 : 0));
  for (const { activity, tonnes, brings } of linesAt(world, name, lastTrade(world))) {
    if (activity.is === 'recycle') bands.push(into('oxide', { is: 'recycled' }, tonnes));
    if (activity.is === 'release')
      bands.push(into('oxide', { is: 'released', nation: activity.nation }, tonnes));
    if (activity.is === 'buy') bands.push(outOf('oxide', { is: 'bought', nation: activity.nation }, tonnes));
    if (activity.is === 'waste' && !brings) bands.push(outOf('oxide', { is: 'wasted' }, tonnes));
  }
  for (const { sector, region: place, good, served } of world.sectors)
    if (place === region && good === commodity) bands.push(outOf('oxide', { is: 'used', sector }, served));
  return bands;
}

/** t of a commodity in a t of the magnets that a region makes. */
function inMagnets(world: World, region: RegionId, commodity: 'light' | 'heavy'): number {
  const { recipe } = world.market.inputs.technology;
  return commodity === 'light' ? recipe.light : (world.market.heavyIn[region] ?? recipe.heavy);
}

function magnetStage(world: World, region: RegionId, commodity: 'light' | 'heavy'): Band[] {
  const made = sum(sitesIn(world, region, 'magnet'), (site) => site.output);
  const traded = trade(world, region, 'magnet', ({ good, from }) =>
    good === 'magnet' ? inMagnets(world, from, commodity) : 0,
  );
  const own = made * inMagnets(world, region, commodity);
  const entered = own + sum(traded, (band) => (band.to === 'magnet' ? band.tonnes : 0));
  const exported = sum(traded, (band) => (band.from === 'magnet' ? band.tonnes : 0));
  const uses = world.sectors.filter((use) => use.region === region && use.good === 'magnet');
  const served = sum(uses, (use) => use.served);
  // Magnets are used as they come: each sector's share of the metal is its share of the magnets.
  const left = Math.max(0, entered - exported);
  return [
    { kind: { is: 'made' }, from: 'oxide', to: 'magnet', tonnes: own },
    ...traded,
    ...uses.map((use) =>
      outOf('magnet', { is: 'used', sector: use.sector }, left * ratio(use.served, served)),
    ),
  ];
}

/** The balance of each stage: ore and magnets that nobody takes are wasted, oxide goes to stock or comes from it. */
function closed(bands: Band[]): Band[] {
  const all = bands.filter((band) => band.tonnes >= LEAST);
  for (const stage of STAGES_OF_CHAIN) {
    const over = entering({ bands: all }, stage) - leaving({ bands: all }, stage);
    if (Math.abs(over) < ROUNDING) continue;
    if (over < 0) all.push(into(stage, { is: 'drawn' }, -over));
    else all.push(outOf(stage, { is: stage === 'oxide' ? 'stored' : 'wasted' }, over));
  }
  return all;
}

/** Several contracts with one seller are one band. */
function merged(bands: Band[]): Band[] {
  const byKey = new Map<string, Band>();
  for (const band of bands) {
    const key = bandKey(band);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, tonnes: known.tonnes + band.tonnes } : band);
  }
  return [...byKey.values()];
}

/** A name of its own for every band of a chain. */
export const bandKey = ({ kind, from, to }: Band): string =>
  [from ?? '', to ?? '', ...Object.values(kind)].join(' ');
