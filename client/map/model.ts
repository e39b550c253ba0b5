import type { Order } from '#shared/orders/index.ts';
import {
  type Commodity,
  type Good,
  isNation,
  type NationId,
  type Ore,
  type RegionId,
  type Stage,
} from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Flow, Site, World } from '#shared/world/world.ts';

/** What the map shows, as plain data; the DOM tables show the same. */
export interface MapModel {
  mine: NationId;
  turn: number;
  regions: { id: RegionId; lon: number; lat: number; nation: boolean }[];
  sites: MapSite[];
  flows: MapFlow[];
  cuts: MapCut[];
}

export interface MapSite {
  id: string;
  lon: number;
  lat: number;
  stage: Stage;
  bars: Commodity[]; // what it gives
  own: boolean;
  state: 'working' | 'building' | 'resting' | 'deposit' | 'draft';
  progress: number; // 0..1 while building
}

export interface MapFlow {
  id: string;
  from: RegionId;
  to: RegionId;
  good: Good | Ore;
  tonnes: number;
  smuggled: boolean;
  draft: boolean;
}

/** An embargo, in force or drafted, across the way from one nation to another. */
export interface MapCut {
  id: string;
  from: NationId;
  to: NationId;
  commodity: Commodity;
  severity: number;
  since: number; // turn
  draft: boolean;
}

export const LAYERS = ['all', 'light', 'heavy', 'bulk', 'plants'] as const;
export type Layer = (typeof LAYERS)[number];

/** More flows than this are merged away: the table has them all. */
const MOST_FLOWS = 14;

export function mapModel(view: View, drafts: readonly Order[], layer: Layer): MapModel {
  const { world, nation } = view;
  return {
    mine: nation,
    turn: world.turn,
    regions: Object.values(world.regions).map((region) => ({
      id: region.id,
      lon: region.lon,
      lat: region.lat,
      nation: isNation(region.id),
    })),
    sites: [...world.sites.map((site) => mapSite(site, nation, drafts)), ...draftPlants(world, drafts)],
    flows: layer === 'plants' ? [] : [...topFlows(world.market.flows, layer), ...draftFlows(nation, drafts)],
    cuts: cuts(view, drafts).filter((cut) => layer === 'all' || layer === cut.commodity),
  };
}

function mapSite(site: Site, nation: NationId, drafts: readonly Order[]): MapSite {
  const drafted = drafts.some((order) => order.kind === 'build-mine' && order.site === site.id);
  return {
    id: site.id,
    lon: site.lon,
    lat: site.lat,
    stage: site.stage,
    bars: bars(site.stage, site.ore),
    own: site.region === nation || site.owner === nation,
    state: drafted ? 'draft' : state(site),
    progress: progress(site),
  };
}

const bars = (stage: Stage, ore: Ore | null): Commodity[] =>
  stage === 'magnet' ? ['light', 'heavy'] : ore === 'clay' ? ['heavy'] : ['light', 'bulk'];

function state(site: Site): MapSite['state'] {
  if (site.phase === 'operation' || site.phase === 'ramp-up') return 'working';
  if (site.developing) return 'building';
  return site.phase === 'care' || site.phase === 'closed' ? 'resting' : 'deposit';
}

/** How far a project is, over its phases: exploration, permits, construction. */
function progress(site: Site): number {
  if (site.phase === 'exploration') return 0.1;
  if (site.phase === 'permitting') return 0.35;
  return site.phase === 'construction' ? 0.75 : 1;
}

/** The largest flows; several of one pair and good are one. */
function topFlows(flows: readonly Flow[], layer: Layer): MapFlow[] {
  const merged = new Map<string, MapFlow>();
  for (const flow of flows) {
    if (layer !== 'all' && flow.good !== layer) continue;
    const smuggled = flow.manner === 'smuggled';
    const id = `${flow.from}-${flow.to}-${flow.good}${smuggled ? '-smuggled' : ''}`;
    const known = merged.get(id);
    if (known) known.tonnes += flow.tonnes;
    else
      merged.set(id, {
        id,
        from: flow.from,
        to: flow.to,
        good: flow.good,
        tonnes: flow.tonnes,
        smuggled,
        draft: false,
      });
  }
  return [...merged.values()].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_FLOWS);
}

/** Heavies move by the hundred tonnes and matter as much as bulk by the ten thousand. */
const WEIGHT: Record<Good | Ore, number> = { light: 4, heavy: 40, bulk: 1, magnet: 2, rock: 1, clay: 2 };
const weight = (flow: MapFlow) => flow.tonnes * WEIGHT[flow.good];

function draftFlows(nation: NationId, drafts: readonly Order[]): MapFlow[] {
  return drafts.flatMap((order) =>
    order.kind === 'offtake'
      ? [
          {
            id: `draft-${order.seller}-${order.commodity}`,
            from: order.seller,
            to: nation,
            good: order.commodity,
            tonnes: order.tonnes,
            smuggled: false,
            draft: true,
          },
        ]
      : [],
  );
}

function draftPlants(world: World, drafts: readonly Order[]): MapSite[] {
  return drafts.flatMap((order, index): MapSite[] => {
    if (order.kind !== 'build-separation' && order.kind !== 'build-magnet') return [];
    const place = world.regions[order.region];
    if (!place) return [];
    const stage = order.kind === 'build-magnet' ? 'magnet' : 'separation';
    return [
      {
        id: `draft-${index}`,
        lon: place.lon + 2,
        lat: place.lat - 2,
        stage,
        bars: bars(stage, order.kind === 'build-separation' ? order.ore : null),
        own: true,
        state: 'draft',
        progress: 0,
      },
    ];
  });
}

function cuts({ nation, world }: View, drafts: readonly Order[]): MapCut[] {
  const drafted = drafts.flatMap((order): MapCut[] =>
    order.kind === 'embargo' && order.severity > 0
      ? [
          {
            id: `draft-${order.target}-${order.commodity}`,
            from: nation,
            to: order.target,
            commodity: order.commodity,
            severity: order.severity,
            since: world.turn,
            draft: true,
          },
        ]
      : [],
  );
  const inForce = world.embargoes.map(
    (one): MapCut => ({
      id: `${one.by}-${one.target}-${one.commodity}`,
      from: one.by,
      to: one.target,
      commodity: one.commodity,
      severity: one.severity,
      since: one.since,
      draft: false,
    }),
  );
  return [...inForce, ...drafted];
}
