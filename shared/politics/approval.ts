import { known } from '../control/embargoes.ts';
import { unserved } from '../market/trace.ts';
import { clamp, ratio } from '../numbers.ts';
import { basketPrice } from '../scoring/goals/usa.ts';
import { output } from '../scoring/measures.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { pollution } from './environment.ts';
import { EVEN } from './politics.ts';

/** What moves public opinion, in the order of the screens. */
export const MOODS = ['prices', 'shortage', 'jobs', 'dirt', 'idle-money', 'rally'] as const;
export type Mood = (typeof MOODS)[number];

/**
 * What opinion tends to, as points on top of fifty: prices felt, shortage, jobs, dirt, money that lies idle,
 * and the rally behind a government that is under embargo. Sizes are a game choice, signs are those of the
 * economic-voting literature (Lewis-Beck and Stegmaier 2000) and of Mueller's rally effect (1970).
 */
export function moods(world: World, nation: NationId): Record<Mood, number> {
  const { treasury, start } = world.nations[nation];
  const dirt = pollution(world, nation);
  const made = ratio(output(world, nation), start.output);
  return {
    prices: -clamp(5 * (basketPrice(world, nation) - 1), -4, 15),
    shortage: -clamp(80 * unserved(world, nation), 0, 20),
    jobs: clamp(30 * (made - 1), -10, 10),
    dirt: -12 * ratio(dirt, dirt + 0.5 * start.income),
    'idle-money': -clamp(2 * (ratio(treasury, start.income) - 3), 0, 8),
    rally: known(world).some((one) => one.target === nation && one.severity > 0) ? 4 : 0,
  };
}

/** Share of the way that opinion goes in half a year. */
const SPEED = 0.3;

/** One turn of public opinion. */
export function feel(world: World, nation: NationId): void {
  const parts = moods(world, nation);
  let goal = EVEN;
  for (const mood of MOODS) goal += parts[mood];
  const { politics } = world.nations[nation];
  politics.approval = clamp(politics.approval + SPEED * (goal - politics.approval), 0, 100);
}

/** An event moves opinion at once, by points. */
export function sway(world: World, nation: NationId, points: number): void {
  const { politics } = world.nations[nation];
  politics.approval = clamp(politics.approval + points, 0, 100);
}

/** Below these a government has one, and two, policy points less: it has to fight for each law. */
export const WEAK = 35;
export const VERY_WEAK = 22;

/** Policy points more or less than usual: what approval and the last election make of a government. */
export function politicalPoints(world: World, nation: NationId): number {
  const { approval, mandate } = world.nations[nation].politics;
  return mandate - (approval < VERY_WEAK ? 2 : approval < WEAK ? 1 : 0);
}

/** Approval that a campaign brings: half of the most it can at a fifth of a turn's income. */
export function campaignGain(world: World, nation: NationId, funds: number): number {
  const { start, politics } = world.nations[nation];
  const most = Math.max(0, Math.min(14, 80 - politics.approval));
  return most * ratio(funds, funds + 0.2 * start.income);
}
