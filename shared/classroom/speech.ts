import { NATIONS } from '../world/terms.ts';
import type { Audience, Class, ClassEffect, Hint, Student } from './class.ts';
import { type Asked, type Done, done, refuse } from './obeyed.ts';
import { withWorlds } from './reach.ts';
import { changed, withStudent } from './students.ts';

/** Words of the teacher to all, to a world or to a delegation: one at a time to each of them. */
export function say(lesson: Class, { to, words }: Asked<'say'>, at: number): Done {
  const message = { id: lesson.nextId, at, words };
  const nextId = lesson.nextId + 1;
  if (!to) {
    const undo = { do: 'say', to: null, words: lesson.message?.words ?? '' } as const;
    return done({ ...lesson, message: words === '' ? null : message, nextId }, undo);
  }
  if (!lesson.worlds[to.world]) return refuse('no-world');
  const before = lesson.hints.find((one) => isFor(one, to));
  const rest = lesson.hints.filter((one) => one !== before);
  const hints: Hint[] = words === '' ? rest : [...rest, { ...message, to }];
  return done({ ...lesson, hints, nextId }, { do: 'say', to, words: before?.words ?? '' });
}

const isFor = ({ to }: Hint, { world, nation }: Audience): boolean =>
  to.world === world && to.nation === nation;

export function mute(lesson: Class, { student: id, muted }: Asked<'mute'>): Done {
  if (id === null) return done({ ...lesson, muted }, { do: 'mute', student: null, muted: lesson.muted });
  return withStudent(lesson, id, (student) =>
    done(changed(lesson, { ...student, muted }), { do: 'mute', student: id, muted: student.muted }),
  );
}

export function muteDelegation(lesson: Class, { place, muted }: Asked<'mute-delegation'>): Done {
  const before = lesson.worlds[place.world]?.muted;
  if (!before) return refuse('no-world');
  const now = NATIONS.filter((one) => (one === place.nation ? muted : before.includes(one)));
  return done(
    withWorlds(lesson, [place.world], (one) => ({ ...one, muted: now })),
    { do: 'mute-delegation', place, muted: before.includes(place.nation) },
  );
}

/** Whether somebody may write no letters: by name, with their delegation, or with everybody. */
export const isMuted = ({ muted, worlds }: Class, student: Student): boolean => {
  const { place } = student;
  const silent = place !== null && (worlds[place.world]?.muted.includes(place.nation) ?? false);
  return muted || student.muted || silent;
};

/** Free words or only the phrasebook, at every table. */
export function talk(lesson: Class, { chat }: Asked<'chat'>): Done {
  if (lesson.phase === 'lobby' || lesson.phase === 'debrief') return refuse('wrong-phase');
  const open = lesson.worlds.flatMap(({ over, match }, world) => (over || match === null ? [] : [world]));
  return done(
    { ...lesson, setup: { ...lesson.setup, chat } },
    { do: 'chat', chat: lesson.setup.chat },
    ...open.map((world): ClassEffect => ({ do: 'chat', world, chat })),
  );
}
