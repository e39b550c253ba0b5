import type { Order } from '#shared/orders/index.ts';
import type { Commodity, NationId, Ore, RegionId, Stage } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Site, World } from '#shared/world/world.ts';
import type { Shown } from './shown.ts';

/** A mine or plant on the map. */
export interface MapSite {
  id: string;
  region: RegionId;
  lon: number;
  lat: number;
  stage: Stage;
  bars: Commodity[]; // what it gives
  own: boolean;
  state: 'working' | 'building' | 'resting' | 'deposit' | 'draft';
  progress: number; // 0..1 while building
  left: number; // M USD to clean up; 0 where nobody asks
}

/** Mines and plants that give what is asked for, and those of the draft. */
export function works({ nation, world }: View, drafts: readonly Order[], shown: Shown): MapSite[] {
  const bill = shown.layers.includes('environment');
  if (!shown.layers.includes('works') && !bill) return draftPlants(world, drafts);
  return [
    ...world.sites.flatMap((site) => {
      const one = work(site, nation, drafts, bill ? (world.liabilities[site.id] ?? 0) : 0);
      const asked = one.bars.some((bar) => shown.goods.includes(bar));
      return asked && (shown.layers.includes('works') || one.left > 0) ? [one] : [];
    }),
    ...draftPlants(world, drafts),
  ];
}

function work(site: Site, nation: NationId, drafts: readonly Order[], left: number): MapSite {
  const drafted = drafts.some((order) => order.kind === 'build-mine' && order.site === site.id);
  return {
    id: site.id,
    region: site.region,
    lon: site.lon,
    lat: site.lat,
    stage: site.stage,
    bars: bars(site.stage, site.ore),
    own: site.region === nation || site.owner === nation,
    state: drafted ? 'draft' : state(site),
    progress: progress(site),
    left,
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

function draftPlants(world: World, drafts: readonly Order[]): MapSite[] {
  return drafts.flatMap((order, index): MapSite[] => {
    if (order.kind !== 'build-separation' && order.kind !== 'build-magnet') return [];
    const place = world.regions[order.region];
    if (!place) return [];
    const stage = order.kind === 'build-magnet' ? 'magnet' : 'separation';
    return [
      {
        id: `draft-${index}`,
        region: order.region,
        lon: place.lon + 2,
        lat: place.lat - 2,
        stage,
        bars: bars(stage, order.kind === 'build-separation' ? order.ore : null),
        own: true,
        state: 'draft',
        progress: 0,
        left: 0,
      },
    ];
  });
}
