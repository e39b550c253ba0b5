import { z } from 'zod';
import { isNation, NATIONS, type NationId, ORES, PHASES, type RegionId, STAGES } from '../world/terms.ts';
import type { Flow, World } from '../world/world.ts';
import type { Cast } from './terms.ts';

const regionId = z.string().regex(/^[A-Z]{3}$/, 'use three capital letters');
const nationId = z.enum(NATIONS);

/** Who or what a card can be about. */
export const castingSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('site'),
    in: z.array(regionId).optional(),
    stage: z.array(z.enum(STAGES)).optional(),
    ore: z.enum(ORES).optional(),
    phase: z.array(z.enum(PHASES)).min(1),
    illegal: z.boolean().default(false),
    indebted: z.boolean().default(false),
  }),
  z.strictObject({ by: z.literal('pair'), nation: z.array(nationId), other: z.array(nationId) }),
  z.strictObject({ by: z.literal('nation'), of: z.array(nationId) }),
  z.strictObject({ by: z.literal('region'), of: z.array(regionId) }),
  z.strictObject({ by: z.literal('contract') }), // an offtake with a partner
  z.strictObject({ by: z.literal('world') }), // everybody
]);
export type Casting = z.infer<typeof castingSchema>;

const nobody = { nation: null, other: null, site: null, contract: null };
/** What is about everybody. */
export const NOBODY: Cast = { ...nobody, region: 'ROW' };

/** Every cast the world has for a card, in a fixed order. */
export function castsFor(world: World, casting: Casting): Cast[] {
  switch (casting.by) {
    case 'site':
      return world.sites
        .filter(
          (site) =>
            (!casting.in || casting.in.includes(site.region)) &&
            (!casting.stage || casting.stage.includes(site.stage)) &&
            (!casting.ore || site.ore === casting.ore) &&
            casting.phase.includes(site.phase) &&
            site.illegal === casting.illegal &&
            (!casting.indebted || site.project.debt > 0) &&
            // A deposit that nobody has taken up is nobody's crisis, unless it is about standing deposits only.
            (site.phase === 'operation' ||
              site.developing ||
              !LIVE.some((one) => casting.phase.includes(one))),
        )
        .map((site) => ({
          ...nobody,
          region: site.region,
          site: site.id,
          nation: concerned(world, site.region, site.owner),
        }));
    case 'pair':
      return casting.nation.flatMap((nation) =>
        casting.other
          .filter((other) => other !== nation)
          .map((other) => ({ ...nobody, nation, other, region: nation })),
      );
    case 'nation':
      return casting.of.map((nation) => ({ ...nobody, nation, region: nation }));
    case 'region':
      return casting.of
        .filter((region) => region in world.regions)
        .map((region) => ({ ...nobody, region, nation: concerned(world, region, null) }));
    case 'world':
      return [{ ...NOBODY }];
    case 'contract':
      return world.contracts
        .filter((contract) => !isNation(contract.seller))
        .map((contract) => ({
          ...nobody,
          nation: contract.buyer,
          region: contract.seller,
          contract: contract.id,
        }));
  }
}

const LIVE = ['operation', 'construction', 'ramp-up'] as const;

/** The government a thing abroad falls to: the owner's, else the one whose companies buy most there. */
function concerned(world: World, region: RegionId, owner: NationId | null): NationId {
  if (isNation(region)) return region;
  return owner ?? mainBuyer(world, region);
}

/** Main buyers by the flows they were reckoned from: every turn has flows of its own, and they do not change. */
const mainBuyers = new WeakMap<readonly Flow[], Map<RegionId, NationId>>();

function mainBuyer(world: World, region: RegionId): NationId {
  const known = mainBuyers.get(world.market.flows) ?? new Map<RegionId, NationId>();
  mainBuyers.set(world.market.flows, known);
  const found = known.get(region);
  if (found) return found;
  const bought = (nation: NationId) => {
    let tonnes = 0;
    for (const flow of world.market.flows)
      if (flow.from === region && flow.to === nation) tonnes += flow.tonnes;
    return tonnes;
  };
  const [first, ...rest] = ABROAD;
  const best = rest.reduce((most, nation) => (bought(nation) > bought(most) ? nation : most), first);
  known.set(region, best);
  return best;
}

/** Japan first: it looked for partners before the others did (strategy for rare metals, July 2009). */
const ABROAD: readonly [NationId, ...NationId[]] = ['JPN', 'CHN', 'USA', 'EUR'];
