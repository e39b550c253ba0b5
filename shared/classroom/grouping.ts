import { NATIONS, type NationId } from '../world/terms.ts';
import {
  type Class,
  type ClassEffect,
  type Grouping,
  MOST_PER_DELEGATION,
  type Place,
  type Student,
} from './class.ts';
import { type Asked, type Done, done, refuse } from './obeyed.ts';
import { withWorlds } from './reach.ts';
import { delegation, enrolled, findStudent, neededRole } from './roster.ts';

/** A bot plays for a delegation, which may look on; or people play where a bot did. */
export function replace(lesson: Class, { place: { world: at, nation }, on }: Asked<'bot'>): Done {
  const world = lesson.worlds[at];
  if (!world || world.over || world.closed) return refuse('no-world');
  if (world.people.includes(nation) !== on) return refuse('wrong-phase');
  const people = NATIONS.filter((one) => (one === nation ? !on : world.people.includes(one)));
  return done(
    withWorlds(lesson, [at], (one) => ({ ...one, people })),
    { do: 'bot', place: { world: at, nation }, on: !on },
    { do: 'occupy', world: at, nation, bot: on },
  );
}

/** All students of a world go to another, each to their own nation where it has room; their own world is closed. */
export function mergeWorlds(lesson: Class, { from, into }: Asked<'merge-worlds'>): Done {
  const [left, joined] = [lesson.worlds[from], lesson.worlds[into]];
  if (!left || !joined || from === into || !open(joined) || left.closed) return refuse('no-world');
  const leaving = enrolled(lesson).filter(({ place }) => place?.world === from);
  const seats = place(
    lesson,
    leaving.flatMap((student) =>
      student.place ? [{ student, wish: { world: into, nation: student.place.nation } }] : [],
    ),
  );
  if (!seats) return refuse('full');
  const people = withPeople(
    joined.people,
    seats.map((one) => one.place.nation),
  );
  return regroup(lesson, {
    seats,
    worlds: [
      { world: from, people: left.people, closed: true },
      { world: into, people, closed: false },
    ],
  });
}

/** A delegation joins another, of its own world or not; a bot takes the seat that it leaves. */
export function mergeDelegations(lesson: Class, { from, into }: Asked<'merge-delegations'>): Done {
  const [left, joined] = [lesson.worlds[from.world], lesson.worlds[into.world]];
  const same = from.world === into.world;
  if (!left || !joined || (same && from.nation === into.nation) || !open(joined)) return refuse('no-world');
  const leaving = delegation(lesson, from);
  if (leaving.length === 0) return refuse('no-student');
  if (leaving.length + delegation(lesson, into).length > MOST_PER_DELEGATION) return refuse('full');
  const seats = place(
    lesson,
    leaving.map((student) => ({ student, wish: into })),
  );
  if (!seats) return refuse('full');
  const rest = left.people.filter((one) => one !== from.nation);
  const people = withPeople(same ? rest : joined.people, [into.nation]);
  return regroup(lesson, {
    seats,
    worlds: [
      ...(same ? [] : [{ world: from.world, people: rest, closed: left.closed }]),
      { world: into.world, people, closed: false },
    ],
  });
}

/** Sits people down as said, and gives seats to bots and people as it follows. */
export function regroup(lesson: Class, { seats, worlds }: Grouping): Done {
  const before: Grouping = {
    seats: seats.flatMap(({ student: id }) => {
      const { place = null, role = null } = findStudent(lesson, id) ?? {};
      return place ? [{ student: id, place, role }] : [];
    }),
    worlds: worlds.flatMap(({ world }) => {
      const { people, closed } = lesson.worlds[world] ?? {};
      return people && closed !== undefined ? [{ world, people, closed }] : [];
    }),
  };
  if (before.seats.length < seats.length) return refuse('no-student');
  if (before.worlds.length < worlds.length || lesson.phase === 'debrief') return refuse('no-world');
  const put = new Map(seats.map((one) => [one.student, one]));
  const students = lesson.students.map((student): Student => {
    const now = put.get(student.id);
    return now ? { ...student, place: now.place, role: now.role } : student;
  });
  const seated = { ...lesson, students };
  if (seats.some((one) => delegation(seated, one.place).length > MOST_PER_DELEGATION)) return refuse('full');
  const after = worlds.reduce(
    (now, { world, people, closed }) => withWorlds(now, [world], (one) => ({ ...one, people, closed })),
    seated,
  );
  return done(
    after,
    { do: 'regroup', ...before },
    ...occupied(lesson, worlds),
    ...seats.map(({ student }): ClassEffect => ({ do: 'expel', student })),
  );
}

/** The seats that a bot takes, or leaves. */
const occupied = (lesson: Class, worlds: Grouping['worlds']): ClassEffect[] =>
  worlds.flatMap(({ world, people }) => {
    const before = lesson.worlds[world]?.people ?? [];
    return NATIONS.filter((nation) => before.includes(nation) !== people.includes(nation)).map(
      (nation): ClassEffect => ({ do: 'occupy', world, nation, bot: !people.includes(nation) }),
    );
  });

/** A seat for each, where they wish or else in the smallest delegation of that world; null: there is no room. */
function place(
  lesson: Class,
  wishes: readonly { student: Student; wish: Place }[],
): Grouping['seats'] | null {
  let now = lesson;
  const seats: Grouping['seats'] = [];
  for (const { student, wish } of wishes) {
    const room = (one: Place) => delegation(now, one).length;
    const [smallest] = NATIONS.map((nation) => ({ world: wish.world, nation })).sort(
      (one, other) => room(one) - room(other),
    );
    const at = room(wish) < MOST_PER_DELEGATION ? wish : smallest;
    if (!at || room(at) >= MOST_PER_DELEGATION) return null;
    const role = lesson.setup.roles ? neededRole(delegation(now, at).map((one) => one.role)) : null;
    seats.push({ student: student.id, place: at, role });
    const students = now.students.map((one) => (one.id === student.id ? { ...one, place: at, role } : one));
    now = { ...now, students };
  }
  return seats;
}

const open = ({ over, closed, match }: Class['worlds'][number]): boolean =>
  !(over || closed) && match !== null;

const withPeople = (people: readonly NationId[], more: readonly NationId[]): NationId[] =>
  NATIONS.filter((one) => people.includes(one) || more.includes(one));
