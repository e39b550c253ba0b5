import { each, NATIONS, type NationId } from '../world/terms.ts';
import { type Class, MOST_PER_DELEGATION, type Place, ROLES, type Role, type Student } from './class.ts';
import type { Mandate } from './departments.ts';
import { divide } from './divide.ts';

export const findStudent = (lesson: Class, id: number): Student | undefined =>
  lesson.students.find((one) => one.id === id);

/** Those who are in the class, removed ones left out. */
export const enrolled = (lesson: Class): Student[] => lesson.students.filter(({ removed }) => !removed);

/** Those who play a nation in a world, in the order in which they joined. */
export const delegation = (lesson: Class, { world, nation }: Place): Student[] =>
  enrolled(lesson).filter(({ place }) => place?.world === world && place.nation === nation);

/**
 * Who seals for a delegation: its head; when absent, the first present of the others, until the head is back. A
 * delegation of which nobody is present keeps its head.
 */
export function headOf(members: readonly Student[], present: (student: number) => boolean): number | null {
  const head = members.find(({ role }) => role === 'head') ?? members[0];
  if (!head || present(head.id)) return head?.id ?? null;
  return (members.find(({ id }) => present(id)) ?? head).id;
}

/** Who seals for the delegation at a place now. */
export const headAt = (lesson: Class, place: Place, present: (student: number) => boolean): number | null =>
  headOf(delegation(lesson, place), present);

/** What a student may do in their delegation. */
export const mandateOf = (
  lesson: Class,
  { id, place, role }: Student,
  present: (student: number) => boolean,
): Mandate => (lesson.setup.roles && place ? { role, head: headAt(lesson, place, present) === id } : null);

/** The role that a delegation lacks most: the first that nobody has, else that of the fewest. */
export function neededRole(roles: readonly (Role | null)[]): Role {
  const held = (role: Role) => roles.filter((one) => one === role).length;
  return ROLES.reduce((needed, role) => (held(role) < held(needed) ? role : needed));
}

/** The delegation with the fewest members in a world that goes on, where one more would help; null: all are full. */
export function smallestDelegation(lesson: Class): Place | null {
  let smallest: { place: Place; members: number } | null = null;
  for (const [world, { people, over, closed }] of lesson.worlds.entries()) {
    if (closed || (over && lesson.worlds.some((other) => !(other.over || other.closed)))) continue;
    for (const nation of people) {
      const members = delegation(lesson, { world, nation }).length;
      if (members >= MOST_PER_DELEGATION) continue;
      if (!smallest || members < smallest.members) smallest = { place: { world, nation }, members };
    }
  }
  return smallest?.place ?? null;
}

/** Where each student would play if the class started now: where the teacher has put them, else as divided. */
export function proposal(lesson: Class): { worlds: number; seated: { student: number; place: Place }[] } {
  const students = enrolled(lesson);
  const { worlds, places } = divide(students.length, lesson.setup.worlds, lesson.setup.roles);
  const free = [...places];
  const put = new Map<number, Place>();
  for (const { id, place } of students) {
    if (!place || place.world >= worlds) continue;
    put.set(id, place);
    const slot = nearest(free, place);
    if (slot >= 0) free.splice(slot, 1);
  }
  return {
    worlds,
    seated: students.flatMap(({ id }) => {
      const place = put.get(id) ?? free.shift();
      return place ? [{ student: id, place }] : [];
    }),
  };
}

/** The slot that somebody whom the teacher has placed uses up: that very one, else the last of their world, else the last. */
function nearest(free: readonly Place[], { world, nation }: Place): number {
  const exact = free.findIndex((slot) => slot.world === world && slot.nation === nation);
  if (exact >= 0) return exact;
  const near = free.findLastIndex((slot) => slot.world === world);
  return near >= 0 ? near : free.length - 1;
}

/** Everybody at their place, with a role where there are roles. */
export function seatAll(lesson: Class): { students: Student[]; people: NationId[][] } {
  const { worlds, seated } = proposal(lesson);
  const places = new Map(seated.map(({ student, place }) => [student, place]));
  const taken = Array.from({ length: worlds }, () => each(NATIONS, (): (Role | null)[] => []));
  const students = lesson.students.map((student): Student => {
    const place = places.get(student.id);
    const roles = place && taken[place.world]?.[place.nation];
    if (!place || !roles) return { ...student, place: null, role: null };
    const role = lesson.setup.roles ? neededRole(roles) : null;
    roles.push(role);
    return { ...student, place, role };
  });
  return {
    students,
    people: taken.map((seats) => NATIONS.filter((nation) => seats[nation].length > 0)),
  };
}
