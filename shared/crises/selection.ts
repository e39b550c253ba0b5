import { z } from 'zod';
import { type Text, text, type Value, word } from '../text.ts';
import { ORES, PHASES, STAGES } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { named, regionsOf, role } from './roles.ts';
import type { Scope } from './terms.ts';

/** Which sites an effect strikes: the one in the cast, or all of a kind somewhere. */
export const sitesAt = z.union([
  z.literal('site'),
  z.strictObject({
    in: role,
    stage: z.enum(STAGES).optional(),
    ore: z.enum(ORES).optional(),
    phase: z.array(z.enum(PHASES)).optional(),
    illegal: z.boolean().default(false),
  }),
]);
export type SitesAt = z.infer<typeof sitesAt>;

export function sitesOf(world: World, at: SitesAt, scope: Scope): Site[] {
  if (at === 'site') return world.sites.filter((site) => site.id === scope.cast.site);
  const regions = regionsOf(world, at.in, scope);
  return world.sites.filter(
    (site) =>
      regions.includes(site.region) &&
      site.illegal === at.illegal &&
      (!at.stage || site.stage === at.stage) &&
      (!at.ore || site.ore === at.ore) &&
      (!at.phase || at.phase.includes(site.phase)),
  );
}

/** A sentence about sites: `effect.KIND.site` names one, `effect.KIND.sites` says which kind and where. */
export function aboutSites(
  world: World,
  kind: string,
  at: SitesAt,
  scope: Scope,
  values: Record<string, Value>,
): Text {
  if (at === 'site')
    return text(`effect.${kind}.site`, { ...values, site: { is: 'site', id: scope.cast.site ?? '' } });
  const what = at.illegal ? 'illegal' : (at.stage ?? 'all');
  return text(`effect.${kind}.sites`, {
    ...values,
    what: word(`sites.${what}`),
    where: named(world, at.in, scope),
  });
}
