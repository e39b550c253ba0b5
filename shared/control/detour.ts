import { regionOf } from '../market/assemble.ts';
import { BASKET, recovery } from '../market/constants.ts';
import { LICENSED } from '../market/draft.ts';
import type { EmbargoInput } from '../market/inputs.ts';
import { sum } from '../numbers.ts';
import { sitesIn } from '../world/local.ts';
import type { Commodity, RegionId } from '../world/terms.ts';
import type { Embargo, World } from '../world/world.ts';
import { shipped } from './embargoes.ts';
import { CERTIFICATES, certified } from './licences.ts';

/**
 * Transshipment: goods under embargo reach their target through other countries. Traders there ask for the
 * papers, the detour and the risk of being cut off themselves. A share of the price, and how much more a tonnage as
 * large as the usual trade adds, on each way (game: the halt of 2010 was not got round in two months, but replacing
 * two fifths of the usual trade over three ways costs Japan 30% more).
 */
const DETOUR = { share: 0.1, rise: 1.5 } as const;

/** t of usual trade below which a way round is no dearer: a container a month goes unseen. */
const LEAST_TRADE = 200;

/** What an embargo does to the market: a ceiling on what goes straight, a price on what goes round. */
export function heldBack(
  world: World,
  { by, target, commodity, severity }: Pick<Embargo, 'by' | 'target' | 'commodity' | 'severity'>,
): EmbargoInput {
  const usual = shipped(world.market.usual, by, target, commodity);
  const stricter = certified(world, by, target, commodity) ? CERTIFICATES : 1;
  const share = DETOUR.share * stricter;
  const rise = DETOUR.rise * stricter;
  const free: Record<RegionId, number> = {};
  for (const via in world.regions) free[via] = Math.floor(made(world, via, commodity));
  return {
    by,
    target,
    commodity,
    ceiling: (1 - severity) * usual,
    detour: { share, rise: rise / Math.max(LEAST_TRADE, usual), free },
  };
}

/** The way round China's embargo on a good that runs through `via`; what others hold back, China's goods make up for. */
export function wayRound(
  embargoes: readonly EmbargoInput[],
  via: RegionId,
  to: RegionId,
): EmbargoInput['detour'] | null {
  for (const one of embargoes)
    if (one.target === to && one.by === LICENSED && via !== LICENSED) return one.detour;
  return null;
}

/** t of a commodity that a region's own plants made last turn: so much it may ship without questions. */
function made(world: World, region: RegionId, good: Commodity): number {
  const yields = recovery(regionOf(world, region).knowHow.separation);
  return sum(sitesIn(world, region), (site) =>
    site.stage === 'separation' && site.ore ? site.output * yields * BASKET[site.ore][good] : 0,
  );
}
