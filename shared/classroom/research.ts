import type { Chat } from '../match/letters.ts';
import type { Arm, Class, ClassSetup } from './class.ts';
import { findStudent } from './roster.ts';

/** What the worlds of a class differ in, where it is an experiment: arm a has the first, arm b the second. */
export const ARMS = {
  chat: { a: 'phrases', b: 'free' },
  advice: { a: true, b: false },
} as const;

/** What a world's match is made with. */
export function rulesOf({ chat, research }: ClassSetup, arm: Arm | null): { chat: Chat; advice: boolean } {
  if (arm === null || !research?.treatment) return { chat, advice: true };
  return research.treatment === 'chat'
    ? { chat: ARMS.chat[arm], advice: true }
    : { chat, advice: ARMS.advice[arm] };
}

/** An arm for each world, as many of one as of the other, by a lot that the worlds' seeds draw. */
export function drawArms({ research }: ClassSetup, seeds: readonly number[]): (Arm | null)[] {
  if (!research?.treatment) return seeds.map(() => null);
  const lots = seeds.map((seed, world) => ({ world, lot: (seed * 48_271) % 2_147_483_647 }));
  const order = lots.sort((one, other) => one.lot - other.lot).map(({ world }) => world);
  const [first = 0] = lots.map(({ lot }) => lot);
  return seeds.map((_, world) => ((order.indexOf(world) + first) % 2 === 0 ? 'a' : 'b'));
}

/** Whoever is asked and has not answered is not in the data. */
export function consent(lesson: Class, id: number, given: boolean): Class | null {
  const student = findStudent(lesson, id);
  if (!lesson.setup.research || !student || student.removed) return null;
  return {
    ...lesson,
    students: lesson.students.map((one) => (one.id === id ? { ...one, consent: given } : one)),
  };
}
