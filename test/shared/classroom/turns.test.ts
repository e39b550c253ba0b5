import { describe, expect, test } from 'vitest';
import { matchesOf } from '#shared/classroom/reach.ts';
import { Lesson } from '../../kit/lesson.ts';

/** Two worlds that have played so many turns. */
function played(...turns: number[]): Lesson {
  const lesson = new Lesson({ worlds: turns.length }).start(8);
  for (const [world, turn] of turns.entries()) lesson.tell({ type: 'resolved', world, turn, over: false });
  return lesson;
}

const world = (lesson: Lesson, at: number) => lesson.class.worlds[at];

describe('a step back', () => {
  test('the worlds that have played that turn go on from its start, in matches of their own', () => {
    const lesson = played(3, 2);
    expect(lesson.command({ do: 'step-back', world: null, to: 2 })).toBeNull();
    expect(lesson.effects).toContainEqual({ do: 'fork', world: 0, match: 'match-0', to: 2 });
    expect(lesson.effects.filter((one) => one.do === 'fork')).toHaveLength(1);
    expect(world(lesson, 0)?.deadline).toBeNull();

    lesson.tell({ type: 'forked', world: 0, from: 'match-0', to: 2, match: 'fork-0' });
    expect(world(lesson, 0)).toMatchObject({ match: 'fork-0', turn: 2, back: null });
    expect(world(lesson, 0)?.deadline).toBe(lesson.now + 100_000);
    expect(world(lesson, 0)?.past).toMatchObject([{ match: 'match-0', turn: 3, to: 2 }]);
    expect(matchesOf(lesson.class)).toEqual(['fork-0', 'match-0', 'match-1']);
  });

  test('undone, the match that was set aside goes on, and the other is kept too', () => {
    const lesson = played(3);
    lesson.command({ do: 'step-back', world: 0, to: 2 });
    const deed = lesson.class.log.at(-1)?.id ?? 0;
    lesson.tell({ type: 'forked', world: 0, from: 'match-0', to: 2, match: 'fork-0' });
    expect(lesson.command({ do: 'undo', deed })).toBeNull();
    expect(world(lesson, 0)).toMatchObject({ match: 'match-0', turn: 3 });
    expect(matchesOf(lesson.class)).toEqual(['match-0', 'fork-0']);
    expect(lesson.effects).toContainEqual({ do: 'wake', world: 0 });
  });

  test('undone before the other match is there, nobody waits for it any more', () => {
    const lesson = played(3);
    lesson.command({ do: 'step-back', world: 0, to: 2 });
    lesson.command({ do: 'undo', deed: lesson.class.log.at(-1)?.id ?? 0 });
    expect(lesson.tell({ type: 'forked', world: 0, from: 'match-0', to: 2, match: 'fork-0' })).toBe(
      'no-world',
    );
    expect(world(lesson, 0)).toMatchObject({ match: 'match-0', turn: 3, back: null });
  });

  test('cannot be undone once somebody has played on from there', () => {
    const lesson = played(3);
    lesson.command({ do: 'step-back', world: 0, to: 2 });
    const deed = lesson.class.log.at(-1)?.id ?? 0;
    lesson.tell({ type: 'forked', world: 0, from: 'match-0', to: 2, match: 'fork-0' });
    lesson.tell({ type: 'resolved', world: 0, turn: 3, over: false });
    expect(lesson.command({ do: 'undo', deed })).toBe('final');
  });

  test('opens a world again that was over, and asks nothing of one that has not come so far', () => {
    const lesson = played(4);
    lesson.tell({ type: 'resolved', world: 0, turn: 4, over: true });
    expect(lesson.command({ do: 'step-back', world: 0, to: 4 })).toBe('wrong-turn');
    expect(lesson.command({ do: 'step-back', world: 0, to: 3 })).toBeNull();
    lesson.tell({ type: 'forked', world: 0, from: 'match-0', to: 3, match: 'fork-0' });
    expect(world(lesson, 0)).toMatchObject({ over: false, turn: 3 });
  });
});

describe('a crisis brought in', () => {
  test('goes to the worlds it is for, and can be withdrawn while their turn lasts', () => {
    const lesson = played(2, 1);
    lesson.command({ do: 'inject', world: null, card: 'flood' });
    expect(lesson.effects).toEqual([
      { do: 'inject', world: 0, turn: 2, card: 'flood' },
      { do: 'inject', world: 1, turn: 1, card: 'flood' },
    ]);
    const deed = lesson.class.log.at(-1)?.id ?? 0;
    lesson.tell({ type: 'resolved', world: 1, turn: 2, over: false });
    expect(lesson.command({ do: 'undo', deed })).toBeNull();
    expect(lesson.effects).toEqual([{ do: 'withdraw', world: 0, turn: 2, card: 'flood' }]);

    lesson.command({ do: 'inject', world: 0, card: 'flood' });
    lesson.tell({ type: 'resolved', world: 0, turn: 3, over: false });
    expect(lesson.command({ do: 'undo', deed: lesson.class.log.at(-1)?.id ?? 0 })).toBe('final');
  });
});

describe('a summit', () => {
  test('with an end goes on by itself, and not before', () => {
    const lesson = played(1);
    lesson.command({ do: 'summit', seconds: 180 });
    expect(world(lesson, 0)?.deadline).toBeNull();
    lesson.command({ do: 'summit-time', seconds: 60 });
    lesson.now += 239_000;
    expect(lesson.tell({ type: 'summit-over' })).toBe('wrong-phase');
    lesson.now += 1000;
    expect(lesson.tell({ type: 'summit-over' })).toBeNull();
    expect(lesson.class).toMatchObject({ phase: 'running', summitEnds: null });
    expect(world(lesson, 0)?.deadline).toBe(lesson.now + 100_000);
  });

  test('opened from a pause and taken back, the class is paused again', () => {
    const lesson = played(1);
    lesson.command({ do: 'pause', world: null });
    lesson.command({ do: 'summit', seconds: 60 });
    lesson.command({ do: 'undo', deed: lesson.class.log.at(-1)?.id ?? 0 });
    expect(lesson.class.phase).toBe('paused');
  });
});

describe('merging', () => {
  test('two worlds: everybody has a seat in the other, where bots give way, and theirs is held up for nobody', () => {
    const lesson = new Lesson({ worlds: 2, roles: false }).start(6); // China and Japan with people, EUR with none
    const from = lesson.class.students.filter(({ place }) => place?.world === 1).map(({ id }) => id);
    expect(lesson.command({ do: 'merge-worlds', from: 1, into: 0 })).toBeNull();
    expect(lesson.class.students.every(({ place }) => place?.world === 0)).toBe(true);
    for (const student of from) expect(lesson.effects).toContainEqual({ do: 'expel', student });
    expect(world(lesson, 1)).toMatchObject({ closed: true, deadline: null });
    lesson.tell({ type: 'resolved', world: 0, turn: 1, over: false });
    expect(world(lesson, 0)).toMatchObject({ waiting: false });
    expect(lesson.command({ do: 'end-turn', world: 1, turn: 0 })).toBe('wrong-turn');
    lesson.join('Late');
    expect(lesson.class.students.at(-1)?.place?.world).toBe(0);
  });

  test('a world too large for the other does not go there', () => {
    const lesson = new Lesson({ worlds: 2 }).start(60);
    expect(lesson.command({ do: 'merge-worlds', from: 1, into: 0 })).toBe('full');
    expect(world(lesson, 1)?.closed).toBe(false);
  });

  test('two delegations: a bot takes the seat that is left, and roles do not double while others are free', () => {
    const lesson = new Lesson({ worlds: 1 }).start(8);
    const into = { world: 0, nation: 'CHN' } as const;
    lesson.command({ do: 'merge-delegations', from: { world: 0, nation: 'JPN' }, into });
    expect(lesson.members(0, 'CHN')).toHaveLength(4);
    const roles = lesson.class.students
      .filter(({ place }) => place?.nation === 'CHN')
      .map(({ role }) => role);
    expect(new Set(roles).size).toBe(4);
    expect(lesson.effects).toContainEqual({ do: 'occupy', world: 0, nation: 'JPN', bot: true });
    expect(world(lesson, 0)?.people).not.toContain('JPN');
  });
});
