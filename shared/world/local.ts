import type { RegionId } from './terms.ts';
import type { SectorUse, Site, World } from './world.ts';

/** The sites that stand in a region, in the order of the world's. */
export const sitesIn = (world: Pick<World, 'sites'>, region: RegionId): readonly Site[] =>
  sites.of(world.sites, region);

/** The sectors of a region, in the order of the world's. */
export const sectorsIn = (world: Pick<World, 'sectors'>, region: RegionId): readonly SectorUse[] =>
  sectors.of(world.sectors, region);

/** The last list looked at, by region. Things are added to a list, but none ever moves or leaves. */
class Local<T extends { readonly region: RegionId }> {
  private all: readonly T[] = [];
  private count = 0;
  private byRegion = new Map<RegionId, T[]>();

  of(all: readonly T[], region: RegionId): readonly T[] {
    if (all !== this.all || all.length !== this.count) this.sort(all);
    return this.byRegion.get(region) ?? NONE;
  }

  private sort(all: readonly T[]): void {
    this.all = all;
    this.count = all.length;
    this.byRegion = new Map();
    for (const one of all) {
      const here = this.byRegion.get(one.region);
      if (here) here.push(one);
      else this.byRegion.set(one.region, [one]);
    }
  }
}

const NONE: readonly never[] = [];
const sites = new Local<Site>();
const sectors = new Local<SectorUse>();
