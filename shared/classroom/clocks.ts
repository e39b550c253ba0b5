import type { Class, ClassEffect, WorldOf } from './class.ts';

/** Whether time passes in a world. */
export const ticks = (lesson: Class, world: WorldOf): boolean =>
  lesson.phase === 'running' &&
  lesson.heldSince === null &&
  world.match !== null &&
  world.back === null &&
  !(world.paused || world.waiting || world.over || world.closed);

/** Starts and stops each world's clock as the class now stands; what is left of a turn is kept. */
export function settleClocks(lesson: Class, now: number): Class {
  const last = Math.min(
    ...lesson.worlds.filter(({ over, closed }) => !(over || closed)).map(({ turn }) => turn),
  );
  const worlds = lesson.worlds.map((was): WorldOf => {
    const waiting = lesson.setup.pace === 'together' && !(was.over || was.closed) && was.turn > last;
    const world = { ...was, waiting };
    const runs = ticks(lesson, world);
    if (runs === (world.deadline !== null)) return world;
    if (!runs) return { ...world, deadline: null, left: Math.max(0, (world.deadline ?? now) - now) };
    return { ...world, deadline: now + timeLeft(lesson, world), left: null };
  });
  return { ...lesson, worlds };
}

/** What is left of the turn of a world whose clock stands, in ms. */
export const timeLeft = ({ setup }: Class, { left }: WorldOf): number => left ?? setup.planSeconds * 1000;

/** Lends time to a world, or takes it away. */
export function addTime(lesson: Class, world: WorldOf, ms: number, now: number): WorldOf {
  if (world.deadline !== null) return { ...world, deadline: Math.max(now, world.deadline + ms) };
  return { ...world, left: Math.max(0, timeLeft(lesson, world) + ms) };
}

/** The matches whose clocks have to be set anew. */
export const clockEffects = (before: Class, after: Class): ClassEffect[] =>
  after.worlds.flatMap(({ deadline }, world): ClassEffect[] =>
    (before.worlds[world]?.deadline ?? null) === deadline ? [] : [{ do: 'clock', world, deadline }],
  );
