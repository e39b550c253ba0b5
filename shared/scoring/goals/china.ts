import { clamp, ratio, sum } from '../../numbers.ts';
import { liabilities } from '../../politics/environment.ts';
import { sitesIn } from '../../world/local.ts';
import { NATIONS, type NationId, STAGES, type Stage } from '../../world/terms.ts';
import type { Site, World } from '../../world/world.ts';
import { milestones, opinion, output } from '../measures.ts';
import type { Goal } from './goal.ts';

/**
 * Share of value added: mine less, make more. Half is China's part of the world's chain, the later steps
 * counting more; half is its industry's output against twice the start.
 * Source: State Council white paper "Situation and Policies of China's Rare Earth Industry", 2012.
 */
export const valueAdded: Goal = {
  lasting: 0.3,
  now: (world, nation) =>
    0.5 * chainShare(world, nation) +
    0.5 * clamp(ratio(output(world, nation), 2 * world.nations[nation].start.output), 0, 1),
};

/** Roughly how the value of a magnet divides: concentrate, oxide, metal and magnet (IEA 2023; rounded). */
const STAGE_VALUE: Record<Stage, number> = { mine: 0.2, separation: 0.3, magnet: 0.5 };

function chainShare(world: World, nation: NationId): number {
  const own = licensedOutput(sitesIn(world, nation));
  const all = licensedOutput(world.sites);
  return sum(STAGES, (stage) => STAGE_VALUE[stage] * ratio(own[stage], all[stage]));
}

function licensedOutput(sites: readonly Site[]): Record<Stage, number> {
  const made = { mine: 0, separation: 0, magnet: 0 };
  for (const { stage, illegal, output } of sites) if (!illegal) made[stage] += output;
  return made;
}

/**
 * Rents: what exports bring above their usual cost. r / (r + 2 r0), with r0 that of the start, so that a
 * third is as at the start and two thirds four times as much.
 */
export const rents: Goal = {
  lasting: 0,
  now: (world, nation) => {
    const now = exportRents(world, nation);
    return ratio(now, now + 2 * world.nations[nation].start.rents);
  },
};

/** Cost of what is exported, as a share of the reference price (game: the margin of ordinary years). */
const USUAL_COST = 0.6;

/** M USD a turn that buyers abroad pay above the usual cost, in the open and under contract. */
export function exportRents(world: World, nation: NationId): number {
  const { reference, fob, price } = world.market;
  return sum(world.market.flows, (flow) => {
    if (flow.from !== nation || flow.manner === 'smuggled' || flow.good === 'rock' || flow.good === 'clay')
      return 0;
    const paid = flow.good === 'magnet' ? (price.magnet[nation] ?? reference.magnet) : fob[flow.good];
    return (flow.tonnes * Math.max(0, paid - USUAL_COST * reference[flow.good])) / 1000;
  });
}

/**
 * Access to technology: know-how at home, research, and doors that are open to Chinese engineers and money.
 * Source: "Made in China 2025" (2015); the doors as in the entity lists and reviews from 2018 on.
 */
export const access: Goal = {
  lasting: 0.6,
  now: (world, nation) => {
    const skill = world.regions[nation]?.knowHow;
    const doors = NATIONS.filter((other) => other !== nation);
    return (
      0.45 * (skill ? (skill.separation + skill.magnet) / 2 : 0) +
      0.25 * milestones(world, nation) +
      0.3 * (sum(doors, (other) => openDoor(world.nations[other].standing[nation])) / doors.length)
    );
  },
};

/** Open to friends, shut to whom one is at odds with. */
const openDoor = (standing: number) => clamp((standing + 60) / 100, 0, 1);

/**
 * Environment: no unlicensed pits (0.3), standards as outside (0.25), scrap coming back (0.2), and little left
 * behind to clean up (0.25): half of it when that would cost four turns' income.
 * Source: Ministry of Industry estimate of 38 billion yuan to clean up Ganzhou's pits, 2012.
 */
export const environment: Goal = {
  lasting: 0.5,
  now: (world, nation) => {
    const mined = (illegal: boolean) =>
      sum(sitesIn(world, nation), (site) =>
        site.stage === 'mine' && (site.illegal || !illegal) ? site.output : 0,
      );
    return (
      0.3 * (1 - clamp(3 * ratio(mined(true), mined(false)), 0, 1)) +
      0.25 * clamp((world.regions[nation]?.environment ?? 0) / GOOD_STANDARD, 0, 1) +
      0.2 * (world.nations[nation].recycling / 3) +
      0.25 * cleanLand(world, nation)
    );
  },
};

/** 1 where nothing is left behind, a half where it would cost four turns' income to clean up. */
function cleanLand(world: World, nation: NationId): number {
  const bearable = 4 * world.nations[nation].start.income;
  return bearable > 0 ? bearable / (bearable + liabilities(world, nation)) : 0;
}

/** USD per kg processed that Japan and the US spend on it, in the scenarios. */
const GOOD_STANDARD = 1.5;

/** Standing: the mean of what the other three think; 50 points are indifference. */
export const standing: Goal = {
  lasting: 0.4,
  now: (world, nation) => opinion(world, nation),
};
