import type { PolicyInput } from '../market/inputs.ts';
import { type Good, isNation, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** Exports that need a licence case by case, to one nation or to everybody. */
export interface Licensing {
  good: Good;
  target: NationId | null; // null: everybody
  level: number; // 1 papers, 2 end users named and checked
  since: number; // turn
  usual: Record<RegionId, number>; // t that went there when it began: what waiting is reckoned by
}

/**
 * What licences cost, as shares of the price: the papers of the first tonne, and what a tonnage as large as usual
 * waits for. In the first turn, while offices find their feet, waiting is dearer: China's magnet exports fell by
 * three quarters from March to May 2025 and were back by August.
 */
const PAPERS = [0, 0.02, 0.05] as const;
const WAITING = [0, 0.1, 0.4] as const;
const FIRST_TURN = 3;

/** t of usual trade below which waiting is no shorter. */
const LEAST_TRADE = 200;

/** Named end users cannot pass goods on: what a way round an embargo costs more. */
export const CERTIFICATES = 2.5;

export const certified = (world: World, by: NationId, to: NationId, good: Good): boolean =>
  world.nations[by].control.licences.some(
    (one) => one.level >= 2 && one.good === good && (one.target === null || one.target === to),
  );

/** The licences that a nation asks for, with what they cost on each way. */
export function licenceInput(world: World, nation: NationId): PolicyInput['licences'] {
  return world.nations[nation].control.licences
    .filter((one) => one.since <= world.turn)
    .flatMap(({ good, target, level, since, usual }) =>
      Object.keys(world.regions)
        .filter((to) => to !== nation && (target === null || target === to))
        .map((to) => ({
          to,
          good,
          share: PAPERS[level] ?? 0,
          rise:
            ((since === world.turn ? FIRST_TURN : 1) * (WAITING[level] ?? 0)) /
            Math.max(LEAST_TRADE, usual[to] ?? 0),
        })),
    );
}

/** t of a good that a nation sent to each region last turn. */
export function sent(world: World, nation: NationId, good: Good): Record<RegionId, number> {
  const usual: Record<RegionId, number> = {};
  for (const flow of world.market.flows)
    if (flow.from === nation && flow.good === good && flow.manner !== 'smuggled')
      usual[flow.to] = (usual[flow.to] ?? 0) + flow.tonnes;
  return usual;
}

/** What a seller's licences for a good add to shipping it: a share of its price, and of it more per t. */
export function paperwork(licences: PolicyInput['licences'], to: RegionId): { share: number; rise: number } {
  let share = 0;
  let rise = 0;
  for (const one of licences)
    if (one.to === to) {
      share += one.share;
      rise += one.rise;
    }
  return { share, rise };
}

/** How much of its supply a region feels at others' mercy for the licences it needs, 0..1. */
export function licensed(world: World, region: RegionId): number {
  if (!isNation(region)) return 0;
  let worst = 0;
  for (const nation of NATIONS)
    for (const one of world.nations[nation].control.licences)
      if (nation !== region && (one.target === null || one.target === region))
        worst = Math.max(worst, 0.15 * one.level);
  return worst;
}
