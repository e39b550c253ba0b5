import { include, type ScenarioId, scenario } from '../../shared/scenarios/index.ts';

/**
 * A scenario with so many of everything but the four nations that play: each further copy of a nation is a partner
 * country with its mines, plants and needs. Returns its id.
 */
export function larger(id: ScenarioId, times: number): string {
  const plan = scenario(id);
  if (times === 1) return id;
  const copies = Array.from({ length: times }, (_, copy) => (name: string) => {
    return copy === 0 ? name : `${name}${copy + 1}`;
  });
  const name = `${id}-x${times}`;
  include({
    ...plan,
    id: name,
    regions: copies.flatMap((as) => plan.regions.map((region) => ({ ...region, id: as(region.id) }))),
    sites: copies.flatMap((as) =>
      plan.sites.map((site) => ({ ...site, id: as(site.id), region: as(site.region) })),
    ),
    sectors: plan.sectors.map((sector) => ({
      ...sector,
      quantity: Object.fromEntries(
        copies.flatMap((as) => Object.entries(sector.quantity).map(([region, need]) => [as(region), need])),
      ),
    })),
  });
  return name;
}
