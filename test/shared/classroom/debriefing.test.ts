import { describe, expect, test } from 'vitest';
import { screenView, studentView, teacherView } from '#shared/classroom/views.ts';
import { Lesson } from '../../kit/lesson.ts';

const QUESTION = { is: 'own', words: 'Was it worth it?', answers: ['Yes', 'No'] } as const;
const asked = { ...QUESTION, answers: [...QUESTION.answers] };
const SCENE = { now: 0, present: () => true, match: () => null, edition: 0, consoles: 1, screens: 1 };

/** A class of four whose matches have ended, with a poll. */
function debriefed(): { lesson: Lesson; poll: number } {
  const lesson = new Lesson({ roles: false }).start(4);
  expect(lesson.command({ do: 'show', slide: 'ends' })).toBe('wrong-phase');
  lesson.command({ do: 'debrief' });
  expect(lesson.command({ do: 'ask', asked })).toBeNull();
  return { lesson, poll: lesson.class.debrief.polls.at(-1)?.id ?? 0 };
}

test('what the teacher shows is on every page, and none of it is a deed to be undone', () => {
  const { lesson } = debriefed();
  const deeds = lesson.class.log.length;
  expect(lesson.command({ do: 'show', slide: 'ends' })).toBeNull();
  const [first] = lesson.class.students;
  for (const view of [
    teacherView(lesson.class, SCENE),
    studentView(lesson.class, first?.id ?? 0, SCENE),
    screenView(lesson.class, SCENE),
  ])
    expect(view?.debrief?.slide).toBe('ends');
  expect(lesson.class.log).toHaveLength(deeds);
  lesson.command({ do: 'restart' });
  expect(teacherView(lesson.class, SCENE).debrief).toBeNull();
  expect(lesson.class.debrief.polls).toEqual([]);
});

test('a stockpile can be supposed in any half-year that others followed, twenty times', () => {
  const { lesson } = debriefed();
  const suppose = (turn: number, world = 0) =>
    lesson.command({ do: 'suppose', supposed: { world, nation: 'EUR', turn, days: 20 } });
  expect(suppose(0)).toBe('wrong-turn'); // no turn was played
  lesson.tell({ type: 'resolved', world: 0, turn: 3, over: true });
  expect(suppose(2)).toBe('wrong-turn');
  expect(suppose(0, 5)).toBe('no-world');
  for (let asked = 0; asked < 20; asked++) expect(suppose(1)).toBeNull();
  expect(suppose(1)).toBe('too-many');
});

describe('a poll', () => {
  test('counts each student once, by the last answer, while it is open', () => {
    const { lesson, poll } = debriefed();
    const [one = 0, two = 0, three = 0] = lesson.class.students.map(({ id }) => id);
    const vote = (student: number, answer: number, to = poll) =>
      lesson.tell({ type: 'vote', student, poll: to, answer });
    expect(vote(one, 0)).toBeNull();
    expect(vote(one, 1)).toBeNull();
    expect(vote(two, 1)).toBeNull();
    expect(vote(three, 2)).toBe('wrong-phase'); // there are two answers
    expect(vote(99, 0)).toBe('wrong-phase');
    lesson.command({ do: 'remove', student: three });
    expect(vote(three, 0)).toBe('wrong-phase');
    expect(teacherView(lesson.class, SCENE).debrief?.poll?.votes).toEqual([0, 2]);
    expect(lesson.command({ do: 'close-poll' })).toBeNull();
    expect(vote(one, 0)).toBe('wrong-phase');
    expect(lesson.command({ do: 'close-poll' })).toBe('wrong-phase');
  });

  test('shows its bars to the class when it is closed, and one’s own answer at once', () => {
    const { lesson, poll } = debriefed();
    const [one = 0] = lesson.class.students.map(({ id }) => id);
    lesson.tell({ type: 'vote', student: one, poll, answer: 1 });
    const student = () => studentView(lesson.class, one, SCENE);
    expect(student()?.answer).toBe(1);
    expect(student()?.debrief?.poll).toMatchObject({ given: 1, votes: null, open: true });
    expect(screenView(lesson.class, SCENE).debrief?.poll?.votes).toBeNull();
    lesson.command({ do: 'close-poll' });
    expect(student()?.debrief?.poll?.votes).toEqual([0, 1]);
    expect(screenView(lesson.class, SCENE).debrief?.poll?.votes).toEqual([0, 1]);
  });

  test('ends when the next is asked', () => {
    const { lesson, poll } = debriefed();
    lesson.command({ do: 'ask', asked: { is: 'made', question: 'fear-0-2', answers: 3 } });
    expect(lesson.class.debrief.polls.map(({ open }) => open)).toEqual([false, true]);
    const [one = 0] = lesson.class.students.map(({ id }) => id);
    expect(lesson.tell({ type: 'vote', student: one, poll, answer: 0 })).toBe('wrong-phase');
    expect(studentView(lesson.class, one, SCENE)?.answer).toBeNull();
  });
});
