import { clamp, ratio, sum } from '../numbers.ts';
import { sitesIn } from '../world/local.ts';
import { isNation, NATIONS, type NationId } from '../world/terms.ts';
import type { Region, World } from '../world/world.ts';

/** The steps that take know-how; mining takes little that money does not buy. */
export const SKILLS = ['separation', 'magnet'] as const;
export type Skill = (typeof SKILLS)[number];

/** Learning by doing: of what is still to learn, a turn, at a plant of any size; and the t a turn that bring half of it. */
const DOING = { speed: 0.02, half: 3000 } as const;

/** Laboratories: the same for money, M USD a turn; without a plant to try things in they get half as far. */
const RESEARCH = { speed: 0.06, half: 60, alone: 0.5 } as const;

/**
 * What a ban on technology leaves of the learning of whoever knows less: plants abroad were built with Chinese
 * extractants, furnaces and engineers (Catalogue of prohibited technologies, December 2023; the share is a guess).
 */
const BANNED = 0.5;

/** Know-how grows with what a region works up and with research; the last steps are the slowest. */
export function learn(world: World, region: Region): void {
  const funds = isNation(region.id) ? world.nations[region.id].control.research : null;
  for (const skill of SKILLS) {
    const now = region.knowHow[skill];
    region.knowHow[skill] = now + learned(world, region, skill, funds?.[skill] ?? 0);
    if (funds) funds[skill] = 0;
  }
}

/** What a region would learn in a turn with so much money. */
export function learned(world: World, { id, knowHow }: Region, skill: Skill, funds: number): number {
  const tonnes = sum(sitesIn(world, id), (site) => (site.stage === skill ? site.output : 0));
  const works = ratio(tonnes, tonnes + DOING.half);
  const studies = ratio(funds, funds + RESEARCH.half) * (RESEARCH.alone + (1 - RESEARCH.alone) * works);
  const speed = DOING.speed * works + RESEARCH.speed * studies;
  return speed * (1 - knowHow[skill]) * (keptFrom(world, id, skill) ? BANNED : 1);
}

/** Whether a nation that knows more lets no technology out. */
function keptFrom(world: World, region: string, skill: Skill): boolean {
  const level = (id: string) => world.regions[id]?.knowHow[skill] ?? 0;
  return NATIONS.some(
    (nation) =>
      nation !== region && world.nations[nation].control.technologyBan && level(nation) > level(region),
  );
}

/**
 * One nation teaches another: the learner gains a share of what it lacks against the teacher. Gives what was
 * gained; a teacher under its own technology ban teaches nobody.
 */
export function transferKnowHow(
  world: World,
  from: NationId,
  to: NationId,
  stage: Skill,
  share: number,
): number {
  const teacher = world.regions[from];
  const learner = world.regions[to];
  if (!teacher || !learner || world.nations[from].control.technologyBan) return 0;
  const gain = clamp(share, 0, 1) * Math.max(0, teacher.knowHow[stage] - learner.knowHow[stage]);
  learner.knowHow[stage] += gain;
  return gain;
}

/** Know-how from which others come to learn, and a ban means something. */
export const WORTH_HIDING = 0.7;

export const hidesSomething = (world: World, nation: NationId): boolean =>
  SKILLS.some((skill) => (world.regions[nation]?.knowHow[skill] ?? 0) >= WORTH_HIDING);
