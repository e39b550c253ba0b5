import { regionOf } from '../market/assemble.ts';
import { drawFrom } from '../random.ts';
import { name, region, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { isNation, type NationId, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { wholeCost } from './capital.ts';

/**
 * Environmental standards 0..3, and what each level does against level 1. Level 0 is southern China's leaching
 * ponds before 2011, 1 China's emission standard GB 26451-2011, 2 Japan and the US, 3 the EU. Costs follow the
 * scenarios' own figures (0.2 in China, 1.5 in the US, 1.8 in the EU in 2010); permits the years in company reports.
 */
export const STANDARDS = {
  cost: [0.4, 1, 2.2, 3],
  permits: [0.7, 1, 1.3, 1.6],
  /** The chance a turn that a site has an accident that stops part of it (game: fits one to three a match). */
  accidents: [0.01, 0.006, 0.004, 0.002],
} as const;

/** Above these USD/kg a country without orders of its own counts as keeping level 1, 2, 3. */
const LEVEL_FROM = [0.4, 1, 1.7] as const;

/** What an accident stops for a turn: half of a site, but never more than one line or pond field of this many t. */
const STOPPED = { share: 0.5, most: 2500 } as const;

/** The level of a country: a nation's by its law, a partner's by what keeping clean costs there. */
export function standardOf(world: World, id: RegionId): number {
  if (isNation(id)) return world.nations[id].standards;
  const { environment } = regionOf(world, id);
  return LEVEL_FROM.filter((least) => environment >= least).length;
}

/** Changes the law: what keeping clean costs, and how long permits take from now on. */
export function setStandards(world: World, id: NationId, level: number): void {
  const place = regionOf(world, id);
  const from = world.nations[id].standards;
  const by = (list: readonly number[]) => (list[level] ?? 1) / (list[from] ?? 1);
  place.environment *= by(STANDARDS.cost);
  place.permitting *= by(STANDARDS.permits);
  world.nations[id].standards = level;
}

export const accidentChance = (level: number): number => STANDARDS.accidents[level as 0 | 1 | 2 | 3] ?? 0;

/** Tailings dams, leaching ponds and kilns: the looser the rules, the oftener they stop a site for half a year. */
export function accidents(world: World, record: Chronicle): void {
  for (const site of world.sites) {
    site.project.outage = 0;
    if (site.phase !== 'operation') continue;
    const level = site.illegal ? 0 : standardOf(world, site.region);
    if (drawFrom(world, 'accidents') >= accidentChance(level)) continue;
    site.project.outage = Math.min(STOPPED.share * site.capacity, STOPPED.most);
    record({
      text: text('event.accident', { site: name(site.name), region: region(site.region) }),
      nation: site.owner,
      region: site.region,
      weight: 0.1 + 0.5 * Math.min(1, wholeCost(site.stage, site.project.outage) / 200),
      audience: null,
    });
  }
}
