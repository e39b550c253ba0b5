import { clamp, ratio } from '../numbers.ts';
import { each, isNation, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** What a partner country thinks of the nations, and what they have put into a partnership with it. */
export interface Partner {
  regard: Record<NationId, number>; // -100..100
  usual: Record<NationId, number>; // what regard drifts back to without a partnership
  funds: Record<NationId, number>; // M USD of partnership that still count
}

/**
 * Regard before the match, in the order of NATIONS, from public ties: alliances, treaties, disputes. An ally
 * counts 60 with the protecting power, a trade agreement 35-45, a member of one's own bloc 40, a dispute -10 and
 * less. Australia and Canada: ANZUS 1951, NORAD 1958, the Japan-Australia agreement of 2014. Vietnam: sea disputes
 * with China, Japan's partnership of 2009-10 for Dong Pao. India: Toyotsu and the joint declaration of November
 * 2010, border with China. Malaysia: Lynas's plant at Kuantan, China the largest buyer. Myanmar: clays go to China,
 * Western sanctions. Kazakhstan: the Sumitomo venture of 2010, neighbour of China. Russia: sanctions from 2014 on.
 * Greenland: Denmark, the air base at Pituffik. Brazil: trade with everybody.
 */
const USUAL: Record<RegionId, readonly [chn: number, jpn: number, usa: number, eur: number]> = {
  AUS: [5, 50, 60, 40],
  CAN: [0, 35, 60, 45],
  VNM: [-10, 45, 15, 20],
  IND: [-15, 45, 25, 25],
  MYS: [20, 30, 10, 15],
  MMR: [40, 5, -25, -15],
  KAZ: [25, 20, 5, 15],
  RUS: [30, 0, -20, -5],
  GRL: [0, 10, 30, 45],
  BRA: [20, 20, 20, 25],
};
const STRANGERS = [10, 10, 10, 10] as const;

/** Partner countries at the start: every region that nobody plays. */
export const firstPartners = (regions: readonly RegionId[]): Record<RegionId, Partner> =>
  Object.fromEntries(
    regions
      .filter((id) => !isNation(id) && id !== 'ROW')
      .map((id) => {
        const points = USUAL[id] ?? STRANGERS;
        const usual = each(NATIONS, (nation) => points[NATIONS.indexOf(nation)] ?? 0);
        return [id, { usual, regard: { ...usual }, funds: each(NATIONS, () => 0) }];
      }),
  );

/**
 * M USD at which a partnership has half of the effect it can have. Japan put about 250 M USD into Lynas in March
 * 2011 and 65 bn yen, some 750 M USD, into mines and separation abroad by the budget of October 2010.
 */
const HALF = 120;
/** The most regard, in points, and the most of a permit's time, that a partnership brings. */
const MOST = { regard: 40, permits: 0.35 } as const;
/** Roads wear out and friends change: what was put in counts 4% less every turn. */
const FADES = 0.04;
/** Share of the way back to what is usual that regard goes in a turn. */
const DRIFT = 0.08;

/** How close a partnership is, 0..1. */
export const closeness = (world: World, place: RegionId, nation: NationId): number => {
  const funds = world.partners[place]?.funds[nation] ?? 0;
  return ratio(funds, funds + HALF);
};

/** What a partner country thinks of a nation; 0 where there is nobody to ask. */
export const regard = (world: World, place: RegionId, nation: NationId): number =>
  world.partners[place]?.regard[nation] ?? 0;

/** Puts money into roads, surveys and schools abroad. */
export function befriend(world: World, place: RegionId, nation: NationId, funds: number): void {
  const partner = world.partners[place];
  if (!partner) return;
  const before = closeness(world, place, nation);
  partner.funds[nation] += funds;
  const gain = MOST.regard * (closeness(world, place, nation) - before);
  partner.regard[nation] = clamp(partner.regard[nation] + gain, -100, 100);
}

/** All partner countries think better or worse of a nation. */
export function regardAll(world: World, nation: NationId, points: number): void {
  for (const id in world.partners) {
    const partner = world.partners[id];
    if (partner) partner.regard[nation] = clamp(partner.regard[nation] + points, -100, 100);
  }
}

/** Regard drifts to what is usual and what a partnership adds to it; partnerships fade. */
export function fadeRegard(world: World): void {
  for (const id in world.partners) {
    const partner = world.partners[id];
    if (!partner) continue;
    for (const nation of NATIONS) {
      const goal = partner.usual[nation] + MOST.regard * closeness(world, id, nation);
      partner.regard[nation] += DRIFT * (goal - partner.regard[nation]);
      partner.funds[nation] *= 1 - FADES;
    }
  }
}

/** Below this a partner country neither signs a contract with a nation nor lets it take up ground. */
export const UNWELCOME = -30;

export const welcome = (world: World, place: RegionId, nation: NationId): boolean =>
  regard(world, place, nation) > UNWELCOME;

/** What a partner asks of a nation against what it asks of one it thinks nothing special of: 10% either way at most. */
export const priceFor = (world: World, place: RegionId, nation: NationId): number =>
  world.partners[place] ? 1 - 0.1 * clamp((regard(world, place, nation) - 20) / 60, -1, 1) : 1;

/** A partnership at least this close goes before others in a country's exports. */
const CLOSE = 0.25;
/** Share of what is free that a country keeps for those close to it. */
const KEPT_BACK = 0.4;

/** Share of a partner country's free supply that a nation may buy. */
export function openShare(world: World, place: RegionId, nation: NationId): number {
  if (!world.partners[place] || closeness(world, place, nation) >= CLOSE) return 1;
  const others = NATIONS.some((other) => other !== nation && closeness(world, place, other) >= CLOSE);
  return others ? 1 - KEPT_BACK : 1;
}

/** What is left of the time that a permit takes for a nation's site in a country. */
export const permitTime = (world: World, place: RegionId, owner: NationId | null): number =>
  owner ? 1 - MOST.permits * closeness(world, place, owner) : 1;
