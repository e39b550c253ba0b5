import { BASKET, SMUGGLING_RISE } from '../market/constants.ts';
import { parameters, smugglingCost } from '../market/parameters.ts';
import { clamp, sum } from '../numbers.ts';
import { COMMODITIES, type Commodity, each, type NationId, ORES, type Ore } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** What goes on without licences: it grows while it pays and does not vanish at once. */
export interface Underground {
  digging: Record<Ore, number>; // multiple of the unlicensed pits' usual output
  routes: Record<Commodity, number>; // t a turn that runners are set up for
}

export const usualUnderground = (): Underground => ({
  digging: each(ORES, () => 1),
  routes: each(COMMODITIES, () => 0),
});

/** Unlicensed pits multiply by at most this much, and some go on at any price. */
const DIGGING = { least: 0.4, most: 2 } as const;

/** What a police at full strength, and state groups that hold everything, keep from being dug (China 2011-13 and from 2016). */
const KEPT_DOWN = { police: 0.7, groups: 0.6 } as const;

/** Next turn's share of a campaign: its teams go home. */
const POLICE_FADES = 0.55;

/** t a turn of an ordinary smuggling ring, against which routes count: as large again, and a further t costs half. */
const RING: Record<Commodity, number> = { light: 400, heavy: 25, bulk: 1200 };

/** How much of their usual output unlicensed pits dig, with the police and the state groups in their way. */
export function digging(world: World, nation: NationId, ore: Ore): number {
  const { police, groups } = world.nations[nation].control;
  return world.underground.digging[ore] * (1 - KEPT_DOWN.police * police) * (1 - KEPT_DOWN.groups * groups);
}

/** Risk of being caught, as a multiple of what the first smuggled tonne costs in an ordinary year. */
export function enforcement(world: World, nation: NationId): number {
  const { police, groups } = world.nations[nation].control;
  return 1 + parameters.smugglePolice * police + 0.3 * groups;
}

/** USD/kg of the first smuggled tonne, and what each further one adds. */
export function smugglingTerms(
  good: Commodity,
  risk: number,
  routes: Record<Commodity, number>,
): { cost: number; slope: number } {
  const slope = (parameters.smuggleRise * SMUGGLING_RISE[good]) / 1000;
  return { cost: smugglingCost(good) * risk, slope: slope / (1 + routes[good] / RING[good]) };
}

/** After the market: pits and rings follow what they earn; the police goes home by and by. */
export function remember(world: World): void {
  const { digging, routes } = world.underground;
  for (const ore of ORES) {
    const goal = clamp(
      1 + parameters.illegalResponse * (earnings(world, ore) - 1),
      DIGGING.least,
      DIGGING.most,
    );
    const speed = goal > digging[ore] ? parameters.illegalGrowth : parameters.illegalFade;
    digging[ore] += speed * (goal - digging[ore]);
  }
  for (const good of COMMODITIES) {
    const now = smuggled(world, good);
    const speed = now > routes[good] ? parameters.smuggleGrowth : parameters.smuggleFade;
    routes[good] += speed * (now - routes[good]);
  }
  for (const nation of Object.values(world.nations)) {
    nation.control.police *= POLICE_FADES;
    if (nation.control.police < 0.01) nation.control.police = 0;
  }
}

/** What a t of concentrate brings against the base year: at home, and for a part over the border. */
function earnings(world: World, ore: Ore): number {
  const { memory, reference } = world.market;
  const abroad = parameters.illegalAbroad;
  const now = sum(
    COMMODITIES,
    (one) => BASKET[ore][one] * ((1 - abroad) * memory.inside[one].last + abroad * memory.outside[one].last),
  );
  return now / sum(COMMODITIES, (one) => BASKET[ore][one] * reference[one]);
}

/** t that went past the licences in the last turn. */
export const smuggled = (world: World, good: Commodity): number =>
  sum(world.market.flows, (flow) => (flow.manner === 'smuggled' && flow.good === good ? flow.tonnes : 0));
