import type { Class, WorldOf } from './class.ts';

/** The worlds that a command is for and that still go on; null: all. */
export const going = ({ worlds }: Class, at: number | null): number[] =>
  worlds.flatMap(({ over, closed }, index) =>
    !(over || closed) && (at === null || at === index) ? [index] : [],
  );

export const withWorlds = (
  lesson: Class,
  at: readonly number[],
  change: (world: WorldOf) => WorldOf,
): Class => ({
  ...lesson,
  worlds: lesson.worlds.map((world, index) => (at.includes(index) ? change(world) : world)),
});

/** The matches of a class, those that were set aside too. */
export const matchesOf = ({ worlds }: Class): string[] =>
  worlds.flatMap(({ match, past }) => [...(match === null ? [] : [match]), ...past.map((one) => one.match)]);
