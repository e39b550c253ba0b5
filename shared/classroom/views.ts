import type { Posted } from '../match/posted.ts';
import type {
  Colleague,
  DebriefView,
  PollView,
  Proposal,
  PublicWorld,
  ScreenView,
  StudentView,
  TeacherView,
  WorldGlance,
} from '../protocol/class-views.ts';
import { COMMODITIES, each, NATIONS } from '../world/terms.ts';
import type { Class, Debriefing, Poll, Student, WorldOf } from './class.ts';
import { tally } from './debriefing.ts';
import type { Glance } from './glance.ts';
import { delegation, enrolled, headAt, mandateOf, seatAll } from './roster.ts';
import { isMuted } from './speech.ts';

/** Who is there, and how the matches of a class stand: all that a view needs besides the class. */
export interface Scene {
  now: number; // ms since 1970
  present: (student: number) => boolean;
  match: (world: number) => { glance: Glance; posted: Posted } | null; // null: being made, or asleep
  edition: number; // of the debrief; 0: none yet
  consoles: number;
  screens: number;
}

export function teacherView(lesson: Class, scene: Scene): TeacherView {
  const heads = new Set(lesson.students.map(({ place }) => place && headAt(lesson, place, scene.present)));
  return {
    as: 'teacher',
    ...common(lesson, scene, true),
    setup: lesson.setup,
    students: lesson.students.map((student) => ({
      ...student,
      head: !student.removed && heads.has(student.id),
      connected: scene.present(student.id),
    })),
    proposal: lesson.phase === 'lobby' ? proposed(lesson) : [],
    worlds: lesson.worlds.map((world, at) => worldGlance(lesson, world, at, scene)),
    ranking: lesson.ranking,
    polls: lesson.debrief.polls.map((poll) => pollView(poll, true)),
    muted: lesson.muted,
    hints: lesson.hints,
    projected: lesson.projected,
    notices: lesson.notices,
    deeds: lesson.log,
    consoles: scene.consoles,
    screens: scene.screens,
  };
}

/** What a student may know of the class; null for somebody who is not in it. */
export function studentView(lesson: Class, id: number, scene: Scene): StudentView | null {
  const you = lesson.students.find((one) => one.id === id && !one.removed);
  if (!you) return null;
  const { place, role, name, shown, personal } = you;
  const world = place && lesson.worlds[place.world];
  const seated = world ? place : null; // in the lobby a place is still a plan
  const head = seated && headAt(lesson, seated, scene.present);
  return {
    as: 'student',
    ...common(lesson, scene),
    you: { id, name, shown, personal, muted: isMuted(lesson, you) },
    match: world?.match ?? null,
    place: seated,
    role,
    head: head === id,
    deciding: lesson.setup.deciding,
    mandate: seated && mandateOf(lesson, you, scene.present),
    delegation: seated
      ? delegation(lesson, seated).map((one) => colleague(one, world ?? null, head, scene))
      : [],
    hints: lesson.hints
      .filter(({ to }) => to.world === seated?.world && (to.nation ?? seated.nation) === seated.nation)
      .map(({ id: hint, at, words }) => ({ id: hint, at, words })),
    present: enrolled(lesson).filter((one) => scene.present(one.id)).length,
    world: world ? clockOf(world) : null,
    consent: lesson.setup.research && { words: lesson.setup.research.consent, given: you.consent },
    answer: lesson.debrief.polls.at(-1)?.votes[id] ?? null,
    standing: lesson.ranking && seated ? (scene.match(seated.world)?.glance.standing ?? null) : null,
  };
}

/** What the projector may show: no codes, no seats, and the ranking only where the teacher shows it. */
export function screenView(lesson: Class, scene: Scene): ScreenView {
  const students = enrolled(lesson);
  return {
    as: 'screen',
    ...common(lesson, scene),
    joined: lesson.phase === 'lobby' ? students.map(({ name }) => name) : [],
    present: students.filter(({ id }) => scene.present(id)).length,
    students: students.length,
    projected: lesson.projected,
    worlds: lesson.worlds.map((world, at) => ({
      ...publicWorld(world, scene.match(at)?.glance ?? null),
      standing: lesson.ranking ? (scene.match(at)?.glance.standing ?? null) : null,
    })),
  };
}

const common = (
  { code, phase, setup, message, summitEnds, debrief }: Class,
  { now, edition }: Scene,
  teacher = false,
) => ({
  code,
  phase,
  scenario: setup.scenario,
  turns: setup.turns,
  now,
  message,
  debrief: phase === 'debrief' ? debriefView(debrief, edition, teacher) : null,
  summitEnds,
});

function debriefView({ slide, polls }: Debriefing, edition: number, teacher: boolean): DebriefView {
  const poll = polls.at(-1);
  return { slide, edition, poll: poll ? pollView(poll, teacher) : null };
}

const pollView = (poll: Poll, teacher: boolean): PollView => ({
  id: poll.id,
  asked: poll.asked,
  open: poll.open,
  given: Object.keys(poll.votes).length,
  votes: teacher || !poll.open ? tally(poll) : null,
});

function proposed(lesson: Class): Proposal[] {
  return seatAll(lesson).students.flatMap(({ id, place, role }) =>
    place ? [{ student: id, place, role }] : [],
  );
}

function worldGlance(lesson: Class, world: WorldOf, at: number, scene: Scene): WorldGlance {
  const known = scene.match(at);
  return {
    ...publicWorld(world, known?.glance ?? null),
    paused: world.paused,
    muted: world.muted,
    back: world.back !== null,
    seats: each(NATIONS, (nation) => {
      const members = delegation(lesson, { world: at, nation });
      const posted = known?.posted.seats[nation];
      return {
        bot: !world.people.includes(nation),
        members: members.length,
        connected: members.filter(({ id }) => scene.present(id)).length,
        sealed: posted?.sealed ?? false,
        absent: posted?.absent ?? false,
        orders: known?.glance.orders[nation] ?? 0,
        since: posted?.since ?? scene.now,
      };
    }),
    standing: known?.glance.standing ?? null,
  };
}

const publicWorld = (world: WorldOf, glance: Glance | null): PublicWorld => ({
  match: world.match,
  ...clockOf(world),
  ...(glance?.shown ?? {
    prices: each(COMMODITIES, () => 0),
    opinion: 0,
    embargoes: 0,
    headline: null,
  }),
});

const clockOf = ({ turn, over, waiting, deadline, left, closed }: WorldOf) => ({
  turn,
  over,
  waiting,
  deadline,
  left,
  closed,
});

const colleague = (
  { id, shown, role, place }: Student,
  world: WorldOf | null,
  head: number | null,
  { present }: Scene,
): Colleague => ({
  id,
  shown,
  role,
  head: id === head,
  connected: present(id),
  agrees: (place && world?.agreed[place.nation]?.includes(id)) ?? false,
});
