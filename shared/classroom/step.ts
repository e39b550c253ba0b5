import { acceptName, distinct } from '../names.ts';
import type { ClassErrorCode } from '../protocol/classroom.ts';
import type {
  Class,
  ClassEffect,
  ClassInput,
  ClassSetup,
  Deciding,
  NoticeKind,
  Student,
  WorldOf,
} from './class.ts';
import { MOST_STUDENTS } from './class.ts';
import { clockEffects, settleClocks, ticks } from './clocks.ts';
import { obey } from './commands.ts';
import { NOTHING_SHOWN, vote } from './debriefing.ts';
import { consent } from './research.ts';
import { delegation, enrolled, findStudent, neededRole, smallestDelegation } from './roster.ts';
import { FRESH, forked } from './turns.ts';

/** What came of an input: the new class and what its shell has to do, or why nothing changed. */
export type ClassStep =
  | { ok: true; class: Class; effects: ClassEffect[] }
  | { ok: false; error: ClassErrorCode };

/** Commands remembered so that one which is sent again does not count twice. */
const MOST_HEARD = 100;
/** Notices and deeds that are kept. */
const MOST_NOTICES = 60;

export const newClass = (code: string, setup: ClassSetup): Class => ({
  code,
  setup,
  phase: 'lobby',
  students: [],
  worlds: [],
  ranking: false,
  message: null,
  debrief: NOTHING_SHOWN,
  hints: [],
  muted: false,
  summitEnds: null,
  projected: null,
  heldSince: null,
  notices: [],
  log: [],
  heard: [],
  nextId: 1,
});

/**
 * The whole logic of a class: applies one input at a time. The argument stays as it is.
 * @param now ms since 1970
 */
export function step(lesson: Class, input: ClassInput, now: number): ClassStep {
  const done = take(lesson, input, now);
  if (!done.ok) return done;
  const settled = settleClocks(done.class, now);
  return { ok: true, class: settled, effects: [...done.effects, ...clockEffects(lesson, settled)] };
}

function take(lesson: Class, input: ClassInput, now: number): ClassStep {
  switch (input.type) {
    case 'command':
      return command(lesson, input, now);
    case 'join':
      return join(lesson, input, now);
    case 'leave':
      return leave(lesson, input.student, now);
    case 'agree':
      return agree(lesson, input);
    case 'consent': {
      const answered = consent(lesson, input.student, input.given);
      return answered ? done(answered) : refuse('wrong-phase');
    }
    case 'vote': {
      const voted = vote(lesson, input);
      return voted ? done(voted) : refuse('wrong-phase');
    }
    case 'drafted':
      return drafted(lesson, input);
    case 'opened':
      return opened(lesson, input);
    case 'forked': {
      const world = lesson.worlds[input.world];
      const after = world && forked(world, input, now);
      if (!after) return refuse('no-world');
      const wake: ClassEffect[] = input.match === null ? [] : [{ do: 'wake', world: input.world }];
      return done(withWorld(lesson, input.world, after), wake);
    }
    case 'resolved':
      return resolved(lesson, input);
    case 'all-gone':
      if (lesson.phase !== 'running' || lesson.heldSince !== null) return refuse('wrong-phase');
      return done(notice({ ...later(lesson, now - input.since), heldSince: input.since }, 'all-gone', now));
    case 'all-back':
      if (lesson.heldSince === null) return refuse('wrong-phase');
      return done(notice({ ...lesson, heldSince: null }, 'all-back', now));
    case 'restarted':
      return done(notice(later(lesson, input.away), 'restarted', now));
    case 'summit-over':
      if (lesson.phase !== 'summit' || lesson.summitEnds === null || now < lesson.summitEnds)
        return refuse('wrong-phase');
      return done(notice({ ...lesson, phase: 'running', summitEnds: null }, 'summit-over', now));
    case 'notice':
      return done(notice(lesson, input.what, now, null, input.world));
  }
}

function command(
  lesson: Class,
  { id, command: asked }: Extract<ClassInput, { type: 'command' }>,
  now: number,
) {
  if (lesson.heard.includes(id)) return done(lesson);
  const obeyed = obey(lesson, asked, now);
  if (!obeyed.ok) return obeyed;
  const heard = [...obeyed.class.heard, id].slice(-MOST_HEARD);
  return { ...obeyed, class: { ...obeyed.class, heard } };
}

function join(
  lesson: Class,
  { name: typed, personal }: Extract<ClassInput, { type: 'join' }>,
  now: number,
): ClassStep {
  const name = acceptName(typed);
  if (name === null) return refuse('name-refused');
  const students = enrolled(lesson);
  if (students.length >= MOST_STUDENTS) return refuse('full');
  const place = lesson.phase === 'lobby' ? null : smallestDelegation(lesson);
  if (lesson.phase !== 'lobby' && !place) return refuse('full');
  const colleagues = place ? delegation(lesson, place).map(({ role }) => role) : [];
  const student: Student = {
    id: lesson.nextId,
    name,
    shown: distinct(
      name,
      students.map(({ shown }) => shown),
    ),
    personal,
    place,
    role: place && lesson.setup.roles ? neededRole(colleagues) : null,
    removed: false,
    muted: false,
    consent: null,
  };
  const joined = { ...lesson, students: [...lesson.students, student], nextId: lesson.nextId + 1 };
  return done(place ? notice(joined, 'late', now, student.id) : joined);
}

function leave(lesson: Class, id: number, now: number): ClassStep {
  const student = findStudent(lesson, id);
  if (!student || student.removed) return refuse('no-student');
  const students = lesson.students.map((one) => (one.id === id ? { ...one, removed: true } : one));
  return done(notice({ ...lesson, students }, 'left', now, id), [{ do: 'expel', student: id }]);
}

/** Whether a delegation seals when so many of those present want to. */
export const suffices = (deciding: Deciding, agreed: number, present: number): boolean =>
  agreed > 0 && (deciding === 'unanimous' ? agreed >= present : agreed * 2 > present);

/** Where no head decides, those present seal by agreeing on the draft as it is. */
function agree(lesson: Class, { student: id, turn, on, present }: Extract<ClassInput, { type: 'agree' }>) {
  const place = findStudent(lesson, id)?.place;
  const world = place && lesson.worlds[place.world];
  if (!place || !world) return refuse('no-student');
  if (lesson.setup.deciding === 'head' || !ticks(lesson, world)) return refuse('wrong-phase');
  if (world.turn !== turn) return refuse('wrong-turn');
  const before = world.agreed[place.nation] ?? [];
  const now = on ? [...new Set([...before, id])] : before.filter((one) => one !== id);
  const agreed = { ...world.agreed, [place.nation]: now };
  const here = delegation(lesson, place).filter((one) => one.id === id || present.includes(one.id));
  const yes = here.filter((one) => now.includes(one.id)).length;
  const { nation } = place;
  return done(
    withWorld(lesson, place.world, { agreed }),
    on && suffices(lesson.setup.deciding, yes, here.length)
      ? [{ do: 'seal', world: place.world, nation }]
      : [],
  );
}

/** Whoever had agreed, had agreed on something else. */
function drafted(lesson: Class, { world: at, nation }: Extract<ClassInput, { type: 'drafted' }>): ClassStep {
  const world = lesson.worlds[at];
  if (!world?.agreed[nation]?.length) return refuse('no-world');
  return done(withWorld(lesson, at, { agreed: { ...world.agreed, [nation]: [] } }));
}

/** A match that was made for a world; the class may have been restarted meanwhile. */
function opened(
  lesson: Class,
  { world: at, seed, match }: Extract<ClassInput, { type: 'opened' }>,
): ClassStep {
  const world = lesson.worlds[at];
  if (!world || world.match !== null || world.seed !== seed) return refuse('no-world');
  return done(withWorld(lesson, at, { match }));
}

function resolved(
  lesson: Class,
  { world: at, turn, over }: Extract<ClassInput, { type: 'resolved' }>,
): ClassStep {
  const world = lesson.worlds[at];
  if (!world) return refuse('no-world');
  if (world.turn === turn && world.over === over) return refuse('wrong-turn');
  // Whatever was lent or taken belonged to the turn that is over.
  return done(withWorld(lesson, at, { turn, over, ...FRESH }));
}

/** Time that nobody could use is given back. */
const later = (lesson: Class, ms: number): Class => ({
  ...lesson,
  summitEnds: lesson.summitEnds === null ? null : lesson.summitEnds + ms,
  worlds: lesson.worlds.map(
    (world): WorldOf => (world.deadline === null ? world : { ...world, deadline: world.deadline + ms }),
  ),
});

function notice(
  lesson: Class,
  what: NoticeKind,
  at: number,
  student: number | null = null,
  where: number | null = null,
): Class {
  const world = student === null ? where : (findStudent(lesson, student)?.place?.world ?? null);
  const notices = [...lesson.notices, { id: lesson.nextId, at, what, student, world }].slice(-MOST_NOTICES);
  return { ...lesson, notices, nextId: lesson.nextId + 1 };
}

const withWorld = (lesson: Class, at: number, change: Partial<WorldOf>): Class => ({
  ...lesson,
  worlds: lesson.worlds.map((world, index) => (index === at ? { ...world, ...change } : world)),
});

const refuse = (error: ClassErrorCode): ClassStep => ({ ok: false, error });
const done = (lesson: Class, effects: ClassEffect[] = []): ClassStep => ({
  ok: true,
  class: lesson,
  effects,
});
