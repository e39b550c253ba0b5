import type { Asking, Class, ClassInput, Command, Debriefing, Poll, Supposed } from './class.ts';
import { answersOf } from './class.ts';
import { type Done, done, refuse } from './obeyed.ts';
import { findStudent } from './roster.ts';

/** Polls of one class. */
const MOST_POLLS = 60;
/** Matches that are played otherwise because the teacher asks. */
const MOST_SUPPOSED = 20;

export const NOTHING_SHOWN: Debriefing = { slide: null, polls: [], supposed: [] };

/** The poll that takes answers now. */
export const openPoll = ({ polls }: Debriefing): Poll | undefined => polls.findLast(({ open }) => open);

/** Puts a slide on all screens, or takes the last one off. */
export function show(lesson: Class, slide: string | null): Done {
  if (lesson.phase !== 'debrief') return refuse('wrong-phase');
  return done(shown(lesson, { slide }), null);
}

export function ask(lesson: Class, asked: Asking): Done {
  const { polls } = lesson.debrief;
  if (lesson.phase !== 'debrief') return refuse('wrong-phase');
  if (polls.length >= MOST_POLLS) return refuse('too-many');
  const poll: Poll = { id: lesson.nextId, asked, open: true, votes: {} };
  return done({ ...shown(lesson, { polls: [...polls.map(closed), poll] }), nextId: lesson.nextId + 1 }, null);
}

export function closePoll(lesson: Class): Done {
  if (!openPoll(lesson.debrief)) return refuse('wrong-phase');
  return done(shown(lesson, { polls: lesson.debrief.polls.map(closed) }), null);
}

/** Has a match played again with a stockpile; asked again, nothing more comes of it. */
export function suppose(lesson: Class, supposed: Supposed): Done {
  const { supposed: before } = lesson.debrief;
  const world = lesson.worlds[supposed.world];
  if (lesson.phase !== 'debrief') return refuse('wrong-phase');
  if (!world) return refuse('no-world');
  if (supposed.turn + 1 >= world.turn) return refuse('wrong-turn');
  if (before.length >= MOST_SUPPOSED) return refuse('too-many');
  return done(shown(lesson, { supposed: [...before, supposed] }), null);
}

/** An answer counts while the poll is open, and a later one in its place; null where it does not. */
export function vote(lesson: Class, { student, poll, answer }: Vote): Class | null {
  const open = openPoll(lesson.debrief);
  const known = findStudent(lesson, student);
  if (open?.id !== poll || answer >= answersOf(open.asked) || !known || known.removed) return null;
  const after = { ...open, votes: { ...open.votes, [student]: answer } };
  return shown(lesson, { polls: lesson.debrief.polls.map((one) => (one.id === poll ? after : one)) });
}
type Vote = Extract<ClassInput, { type: 'vote' }>;

const DEBRIEFING: ReadonlySet<Command['do']> = new Set(['show', 'ask', 'close-poll', 'suppose']);

/** Moving through a debrief is not a deed to be undone: there is always a way back. */
export const isDebriefing = (command: Pick<Command, 'do'>): boolean => DEBRIEFING.has(command.do);

/** How many have given each answer. */
export function tally({ asked, votes }: Poll): number[] {
  const counts = Array.from({ length: answersOf(asked) }, () => 0);
  for (const answer of Object.values(votes)) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

const closed = (poll: Poll): Poll => (poll.open ? { ...poll, open: false } : poll);
const shown = (lesson: Class, change: Partial<Debriefing>): Class => ({
  ...lesson,
  debrief: { ...lesson.debrief, ...change },
});
