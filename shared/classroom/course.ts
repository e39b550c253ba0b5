import type { Class, ClassEffect, Command, Student, WorldOf } from './class.ts';
import { NOTHING_SHOWN } from './debriefing.ts';
import { type Asked, type Done, done, refuse } from './obeyed.ts';
import { going, matchesOf, withWorlds } from './reach.ts';
import { drawArms } from './research.ts';
import { enrolled, seatAll } from './roster.ts';

/** Everybody at their place; each world's match is made, and its clock starts when it is there. */
export function start(lesson: Class, now: number): Done {
  if (lesson.phase !== 'lobby' || enrolled(lesson).length === 0) return refuse('wrong-phase');
  const { students, people } = seatAll(lesson);
  // Different worlds, and for the next class others again.
  const seeds = people.map((_, world) => (now + world * 7919) % 2_147_483_647);
  const arms = drawArms(lesson.setup, seeds);
  const worlds = people.map(
    (seats, world): WorldOf => ({
      match: null,
      seed: seeds[world] ?? now,
      people: seats,
      turn: 0,
      over: false,
      paused: false,
      waiting: false,
      deadline: null,
      left: null,
      arm: arms[world] ?? null,
      agreed: {},
      muted: [],
      closed: false,
      back: null,
      past: [],
    }),
  );
  return done(
    { ...lesson, phase: 'running', students, worlds },
    null,
    ...worlds.map((_, world): ClassEffect => ({ do: 'open', world })),
  );
}

/** The wrong scenario, or another go: the roster stays, the worlds go. */
export function restart(lesson: Class): Done {
  if (lesson.phase === 'lobby') return refuse('wrong-phase');
  const students = lesson.students.map((student): Student => ({ ...student, place: null, role: null }));
  const fresh: Class = {
    ...lesson,
    phase: 'lobby',
    students,
    worlds: [],
    heldSince: null,
    ranking: false,
    hints: [],
    summitEnds: null,
    projected: null,
    debrief: NOTHING_SHOWN,
  };
  return done(fresh, null, ...matchesOf(lesson).map((match): ClassEffect => ({ do: 'discard', match })));
}

export function halt(lesson: Class, at: number | null, paused: boolean, now: number): Done {
  const undo: Command = { do: paused ? 'resume' : 'pause', world: at };
  if (at === null) {
    const may = paused
      ? lesson.phase === 'running' || lesson.phase === 'summit'
      : lesson.phase === 'paused' || lesson.phase === 'summit';
    if (!may) return refuse('wrong-phase');
    const back: Command =
      lesson.phase === 'summit' ? { do: 'summit', seconds: summitLeft(lesson, now) } : undo;
    return done({ ...lesson, phase: paused ? 'paused' : 'running', summitEnds: null }, back);
  }
  const world = lesson.worlds[at];
  if (!world) return refuse('no-world');
  if (world.paused === paused || lesson.phase === 'debrief') return refuse('wrong-phase');
  return done(
    withWorlds(lesson, [at], (one) => ({ ...one, paused })),
    undo,
  );
}

/** Clocks stand while delegations talk: for so long, or until the teacher says so. */
export function summit(lesson: Class, { seconds }: Asked<'summit'>, now: number): Done {
  if (lesson.phase !== 'running' && lesson.phase !== 'paused') return refuse('wrong-phase');
  return done(
    { ...lesson, phase: 'summit', summitEnds: seconds === null ? null : now + seconds * 1000 },
    { do: lesson.phase === 'paused' ? 'pause' : 'resume', world: null },
  );
}

/** Lends time to a summit, or takes it away; one without an end gets one. */
export function lendSummit(lesson: Class, { seconds }: Asked<'summit-time'>, now: number): Done {
  if (lesson.phase !== 'summit' || lesson.summitEnds === null) return refuse('wrong-phase');
  const summitEnds = Math.max(now, lesson.summitEnds + seconds * 1000);
  const lent = Math.round((summitEnds - lesson.summitEnds) / 1000);
  return done({ ...lesson, summitEnds }, { do: 'summit-time', seconds: -lent });
}

const summitLeft = ({ summitEnds }: Class, now: number): number | null =>
  summitEnds === null ? null : Math.max(10, Math.ceil((summitEnds - now) / 1000));

/** Ends the lesson after the turns played: what is scored is what was played, against par over as many turns. */
export function debrief(lesson: Class): Done {
  if (lesson.phase === 'lobby' || lesson.phase === 'debrief') return refuse('wrong-phase');
  const open = lesson.worlds.flatMap(({ over }, world) => (over ? [] : [world]));
  return done(
    { ...lesson, phase: 'debrief', summitEnds: null },
    null,
    ...open.map((world): ClassEffect => ({ do: 'close', world })),
  );
}

/** A world alone, or all, goes on. */
export const inPlay = (lesson: Class, world: number | null): number[] =>
  lesson.phase === 'lobby' || lesson.phase === 'debrief' ? [] : going(lesson, world);
