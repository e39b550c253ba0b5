import { acceptName, distinct } from '../names.ts';
import { type Class, MOST_PER_DELEGATION, type Student } from './class.ts';
import { type Asked, type Done, done, refuse } from './obeyed.ts';
import { delegation, enrolled, findStudent, neededRole } from './roster.ts';

export function rename(lesson: Class, { student: id, name: typed }: Asked<'rename'>): Done {
  const name = acceptName(typed);
  if (name === null) return refuse('name-refused');
  return withStudent(lesson, id, (student) => {
    const others = enrolled(lesson).filter((one) => one.id !== id);
    const shown = distinct(
      name,
      others.map((one) => one.shown),
    );
    return done(changed(lesson, { ...student, name, shown }), {
      do: 'rename',
      student: id,
      name: student.name,
    });
  });
}

export function move(lesson: Class, { student: id, place }: Asked<'move'>): Done {
  if (place === null && lesson.phase !== 'lobby') return refuse('wrong-phase');
  return withStudent(lesson, id, (student) => {
    const colleagues = place ? delegation(lesson, place).filter((one) => one.id !== id) : [];
    if (colleagues.length >= MOST_PER_DELEGATION) return refuse('full');
    const world = place && lesson.worlds[place.world];
    if (place && lesson.phase !== 'lobby' && (!world?.people.includes(place.nation) || world.closed))
      return refuse('no-world');
    const needed = neededRole(colleagues.map(({ role: held }) => held));
    const held = place && lesson.phase !== 'lobby' && lesson.setup.roles ? needed : null;
    return done(
      changed(lesson, { ...student, place, role: held }),
      { do: 'move', student: id, place: student.place },
      { do: 'expel', student: id },
    );
  });
}

/** Gives somebody a role; who was head before becomes what the new head was. */
export function role(lesson: Class, { student: id, role: given }: Asked<'role'>): Done {
  if (!lesson.setup.roles) return refuse('wrong-phase');
  return withStudent(lesson, id, (student) => {
    if (!student.place) return refuse('wrong-phase');
    const head = delegation(lesson, student.place).find((one) => one.role === 'head' && one.id !== id);
    const after = changed(lesson, { ...student, role: given });
    return done(
      given === 'head' && head ? changed(after, { ...head, role: student.role }) : after,
      // Where the head changed, giving it back to the old one restores both.
      given === 'head' && head
        ? { do: 'role', student: head.id, role: 'head' }
        : { do: 'role', student: id, role: student.role },
    );
  });
}

export function remove(lesson: Class, id: number): Done {
  return withStudent(lesson, id, (student) =>
    student.removed
      ? refuse('no-student')
      : done(
          changed(lesson, { ...student, removed: true }),
          { do: 'restore', student: student.id },
          { do: 'expel', student: student.id },
        ),
  );
}

export function restore(lesson: Class, id: number): Done {
  return withStudent(lesson, id, (student) => {
    if (!student.removed) return refuse('no-student');
    if (student.place && delegation(lesson, student.place).length >= MOST_PER_DELEGATION)
      return refuse('full');
    const shown = distinct(
      student.name,
      enrolled(lesson).map((one) => one.shown),
    );
    return done(changed(lesson, { ...student, shown, removed: false }), { do: 'remove', student: id });
  });
}

export const withStudent = (lesson: Class, id: number, then: (student: Student) => Done): Done => {
  const student = findStudent(lesson, id);
  return student ? then(student) : refuse('no-student');
};

export const changed = (lesson: Class, student: Student): Class => ({
  ...lesson,
  students: lesson.students.map((one) => (one.id === student.id ? student : one)),
});
