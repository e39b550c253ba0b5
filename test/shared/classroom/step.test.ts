import { describe, expect, test } from 'vitest';
import { headOf } from '#shared/classroom/roster.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { Lesson, SETUP } from '../../kit/lesson.ts';

const student = (lesson: Lesson, id: number) => lesson.class.students.find((one) => one.id === id);

describe('the lobby', () => {
  test('two of one name stay, told apart by what is shown', () => {
    const lesson = new Lesson();
    lesson.join('Ben', 'ben');
    expect(lesson.class.students.map(({ name, shown }) => [name, shown])).toEqual([
      ['Ben', 'Ben'],
      ['ben', 'ben 2'],
    ]);
  });

  test('fault 23: the setup changes before the start, and not after', () => {
    const lesson = new Lesson();
    lesson.join('Ben');
    expect(
      lesson.command({ do: 'setup', setup: { ...SETUP, turns: 12, scenario: '2025-today' } }),
    ).toBeNull();
    expect(lesson.class.setup.turns).toBe(12);
    expect(lesson.command({ do: 'setup', setup: { ...SETUP, scenario: 'atlantis' } })).toBe('bad-scenario');
    lesson.command({ do: 'start' });
    expect(lesson.command({ do: 'setup', setup: SETUP })).toBe('wrong-phase');
  });

  test('faults 23 and 32: a restart keeps the roster and its codes, and nothing of what was played', () => {
    const lesson = new Lesson({ worlds: 2 }).start(8);
    const before = lesson.class.students.map(({ id, shown, personal }) => [id, shown, personal]);
    const seed = lesson.class.worlds[0]?.seed ?? 0;
    lesson.now += 5000;
    expect(lesson.command({ do: 'restart' })).toBeNull();
    expect(lesson.effects).toEqual([
      { do: 'discard', match: 'match-0' },
      { do: 'discard', match: 'match-1' },
    ]);
    expect(lesson.class.students.map(({ id, shown, personal }) => [id, shown, personal])).toEqual(before);
    expect(lesson.class.phase).toBe('lobby');
    expect(lesson.command({ do: 'setup', setup: { ...SETUP, turns: 12 } })).toBeNull();
    lesson.command({ do: 'start' });
    expect(lesson.tell({ type: 'opened', world: 0, seed, match: 'of the first go' })).toBe('no-world');
    expect(lesson.class.students.every(({ place }) => place !== null)).toBe(true);
  });

  test('an empty class does not start', () => {
    expect(new Lesson().command({ do: 'start' })).toBe('wrong-phase');
  });

  test('whom the teacher has placed stays there, and the others fill up around', () => {
    const lesson = new Lesson();
    lesson.join('Aoi', 'Ben', 'Cem', 'Dee');
    lesson.command({ do: 'move', student: 4, place: { world: 0, nation: 'JPN' } });
    lesson.command({ do: 'start' });
    expect(lesson.class.students.map(({ place }) => place?.nation)).toEqual(['CHN', 'USA', 'EUR', 'JPN']);
  });
});

describe('the start', () => {
  test('fault 9: one student alone plays Japan against bots, by the teacher’s clock', () => {
    const lesson = new Lesson().start(1);
    expect(lesson.class.worlds.map(({ people }) => people)).toEqual([['JPN']]);
    expect(lesson.class.worlds[0]?.deadline).toBe(lesson.now + 100_000);
  });

  test('each delegation has one head, and its roles differ up to five', () => {
    const lesson = new Lesson({ worlds: 1 }).start(20);
    for (const nation of NATIONS) {
      const roles = lesson.members(0, nation).map((id) => student(lesson, id)?.role);
      expect(roles).toEqual(['head', 'trade', 'industry', 'science', 'foreign']);
    }
  });

  test('a world’s clock starts when its match is made, and not before', () => {
    const lesson = new Lesson();
    lesson.join('Aoi');
    lesson.command({ do: 'start' });
    expect(lesson.effects).toEqual([{ do: 'open', world: 0 }]);
    expect(lesson.class.worlds[0]?.deadline).toBeNull();
    lesson.tell({ type: 'opened', world: 0, seed: lesson.class.worlds[0]?.seed ?? 0, match: 'm' });
    expect(lesson.effects).toEqual([{ do: 'clock', world: 0, deadline: lesson.now + 100_000 }]);
  });
});

describe('the clock', () => {
  test('fault 20: pausing stops every world with one command, and resuming next week gives each what was left', () => {
    const lesson = new Lesson({ worlds: 2 }).start(8);
    lesson.now += 30_000;
    lesson.command({ do: 'pause', world: null });
    expect(lesson.effects).toEqual([
      { do: 'clock', world: 0, deadline: null },
      { do: 'clock', world: 1, deadline: null },
    ]);
    lesson.now += 7 * 86_400_000;
    lesson.command({ do: 'resume', world: null });
    expect(lesson.class.worlds.map(({ deadline }) => deadline)).toEqual([
      lesson.now + 70_000,
      lesson.now + 70_000,
    ]);
  });

  test('fault 22: a slow world is ended, is lent time, or holds up the others as set', () => {
    const lesson = new Lesson({ worlds: 2 }).start(8);
    lesson.tell({ type: 'resolved', world: 0, turn: 1, over: false });
    expect(lesson.class.worlds[0]).toMatchObject({ waiting: true, deadline: null });
    lesson.command({ do: 'add-time', world: 1, seconds: 60 });
    expect(lesson.class.worlds[1]?.deadline).toBe(lesson.now + 160_000);
    lesson.command({ do: 'end-turn', world: 1, turn: 0 });
    expect(lesson.effects).toEqual([{ do: 'end-turn', world: 1, turn: 0 }]);
    lesson.tell({ type: 'resolved', world: 1, turn: 1, over: false });
    expect(lesson.class.worlds.map(({ waiting, deadline }) => [waiting, deadline])).toEqual([
      [false, lesson.now + 100_000],
      [false, lesson.now + 100_000],
    ]);

    const own = new Lesson({ worlds: 2, pace: 'own' }).start(8);
    own.tell({ type: 'resolved', world: 0, turn: 1, over: false });
    expect(own.class.worlds[0]).toMatchObject({ waiting: false, deadline: own.now + 100_000 });
  });

  test('fault 15: when everybody is gone the clocks stand, and go on with what was left', () => {
    const lesson = new Lesson().start(4);
    lesson.now += 40_000;
    const since = lesson.now;
    lesson.now += 3000;
    lesson.tell({ type: 'all-gone', since });
    expect(lesson.class.worlds[0]?.deadline).toBeNull();
    lesson.now += 60_000;
    lesson.tell({ type: 'all-back' });
    expect(lesson.class.worlds[0]?.deadline).toBe(lesson.now + 60_000);
    expect(lesson.class.notices.map(({ what }) => what)).toEqual(['all-gone', 'all-back']);
  });

  test('fault 19: the time that the server was away is given back', () => {
    const lesson = new Lesson().start(4);
    const before = lesson.class.worlds[0]?.deadline ?? 0;
    lesson.tell({ type: 'restarted', away: 8000 });
    expect(lesson.class.worlds[0]?.deadline).toBe(before + 8000);
  });

  test('one world is paused alone, and stays so when all are resumed', () => {
    const lesson = new Lesson({ worlds: 2 }).start(8);
    lesson.command({ do: 'pause', world: 1 });
    lesson.command({ do: 'pause', world: null });
    lesson.command({ do: 'resume', world: null });
    expect(lesson.class.worlds.map(({ deadline }) => deadline !== null)).toEqual([true, false]);
  });

  test('fault 21: the debrief ends every match after the turns played', () => {
    const lesson = new Lesson({ worlds: 2 }).start(8);
    lesson.command({ do: 'debrief' });
    expect(lesson.class.phase).toBe('debrief');
    expect(lesson.effects).toEqual([
      { do: 'close', world: 0 },
      { do: 'close', world: 1 },
      { do: 'clock', world: 0, deadline: null },
      { do: 'clock', world: 1, deadline: null },
    ]);
  });
});

describe('those who come and go', () => {
  test('fault 6: who is late joins the smallest delegation, and the teacher hears of it', () => {
    const lesson = new Lesson({ worlds: 1 }).start(7);
    lesson.join('Late');
    expect(lesson.class.students.at(-1)).toMatchObject({ place: { world: 0, nation: 'EUR' }, role: 'trade' });
    expect(lesson.class.notices).toMatchObject([
      { what: 'late', student: lesson.class.students.at(-1)?.id, world: 0 },
    ]);
  });

  test('fault 7: who leaves for good no longer counts, and the delegation goes on', () => {
    const lesson = new Lesson({ worlds: 1 }).start(8);
    const [first = 0, second] = lesson.members(0, 'JPN');
    lesson.tell({ type: 'leave', student: first });
    expect(lesson.effects).toContainEqual({ do: 'expel', student: first });
    expect(lesson.members(0, 'JPN')).toEqual([second]);
    expect(lesson.tell({ type: 'leave', student: first })).toBe('no-student');
  });

  test('fault 10: an absent head is stood in for by the first present, and handed back', () => {
    const lesson = new Lesson({ worlds: 1 }).start(12);
    const members = lesson.class.students.filter(({ place }) => place?.nation === 'JPN');
    const [head, next, last] = members.map(({ id }) => id);
    expect(headOf(members, () => true)).toBe(head);
    expect(headOf(members, (id) => id !== head)).toBe(next);
    expect(headOf(members, (id) => id === last)).toBe(last);
    expect(headOf(members, () => false)).toBe(head);
  });

  test('the majority of those present seals', () => {
    const lesson = new Lesson({ worlds: 1, deciding: 'majority' }).start(12);
    const [a = 0, b = 0, c = 0] = lesson.members(0, 'JPN');
    const agree = (id: number, present: number[], turn = 0) =>
      lesson.tell({ type: 'agree', student: id, turn, on: true, present });
    expect(agree(a, [a, b, c])).toBeNull();
    expect(lesson.effects).toEqual([]);
    expect(agree(b, [a, b, c], 1)).toBe('wrong-turn');
    expect(agree(b, [a, b, c])).toBeNull();
    expect(lesson.effects).toEqual([{ do: 'seal', world: 0, nation: 'JPN' }]);
    lesson.tell({ type: 'resolved', world: 0, turn: 1, over: false });
    expect(lesson.class.worlds[0]?.agreed).toEqual({});
    expect(agree(c, [c], 1)).toBeNull();
    expect(lesson.effects).toEqual([{ do: 'seal', world: 0, nation: 'JPN' }]);
  });

  test('fault 11: where all have to agree one who does not holds up the seal, and nobody else', () => {
    const lesson = new Lesson({ worlds: 1, deciding: 'unanimous' }).start(12);
    const [a = 0, b = 0, c = 0] = lesson.members(0, 'JPN');
    const agree = (id: number, present: number[], on = true) => {
      expect(lesson.tell({ type: 'agree', student: id, turn: 0, on, present })).toBeNull();
      return lesson.effects;
    };
    expect(agree(a, [a, b, c])).toEqual([]);
    expect(agree(b, [a, b, c])).toEqual([]);
    expect(agree(b, [a, b, c], false)).toEqual([]);
    expect(agree(c, [a, c])).toEqual([{ do: 'seal', world: 0, nation: 'JPN' }]);
  });

  test('whoever agreed on a draft has not agreed on another', () => {
    const lesson = new Lesson({ worlds: 1, deciding: 'majority' }).start(12);
    const [a = 0, b = 0, c = 0] = lesson.members(0, 'JPN');
    const agree = (id: number) =>
      lesson.tell({ type: 'agree', student: id, turn: 0, on: true, present: [a, b, c] });
    agree(a);
    expect(lesson.tell({ type: 'drafted', world: 0, nation: 'JPN' })).toBeNull();
    agree(b);
    expect(lesson.effects).toEqual([]);
    agree(a);
    expect(lesson.effects).toEqual([{ do: 'seal', world: 0, nation: 'JPN' }]);
  });

  test('a full delegation takes nobody more', () => {
    const lesson = new Lesson({ worlds: 1 }).start(32);
    const place = { world: 0, nation: 'JPN' } as const;
    const [stranger = 0] = lesson.members(0, 'CHN');
    expect(lesson.command({ do: 'move', student: stranger, place })).toBe('full');
    lesson.join('Late');
    expect(lesson.class.students).toHaveLength(32);
  });
});

describe('the teacher', () => {
  test('fault 13: a command sent again, or by both consoles for one turn, does not count twice', () => {
    const lesson = new Lesson({ worlds: 1 }).start(4);
    const deadline = () => lesson.class.worlds[0]?.deadline;
    lesson.command({ do: 'add-time', world: null, seconds: 30 }, 'same-command');
    lesson.command({ do: 'add-time', world: null, seconds: 30 }, 'same-command');
    expect(deadline()).toBe(lesson.now + 130_000);
    lesson.command({ do: 'end-turn', world: null, turn: 0 });
    lesson.tell({ type: 'resolved', world: 0, turn: 1, over: false });
    expect(lesson.command({ do: 'end-turn', world: null, turn: 0 })).toBe('wrong-turn');
  });

  const takenBack: [string, Parameters<Lesson['command']>[0]][] = [
    ['pause', { do: 'pause', world: null }],
    ['summit', { do: 'summit', seconds: null }],
    ['summit with an end', { do: 'summit', seconds: 180 }],
    ['step-back', { do: 'step-back', world: 1, to: 1 }],
    ['mute a delegation', { do: 'mute-delegation', place: { world: 0, nation: 'JPN' }, muted: true }],
    ['chat', { do: 'chat', chat: 'free' }],
    ['merge-worlds', { do: 'merge-worlds', from: 1, into: 0 }],
    [
      'merge-delegations',
      { do: 'merge-delegations', from: { world: 0, nation: 'JPN' }, into: { world: 1, nation: 'EUR' } },
    ],
    ['say to a delegation', { do: 'say', to: { world: 0, nation: 'CHN' }, words: 'Look at Baotou' }],
    ['say to a world', { do: 'say', to: { world: 1, nation: null }, words: 'You are ahead' }],
    ['project', { do: 'project', world: 1 }],
    ['add-time', { do: 'add-time', world: null, seconds: 30 }],
    ['rename', { do: 'rename', student: 1, name: 'Zoe' }],
    ['move', { do: 'move', student: 1, place: { world: 1, nation: 'USA' } }],
    ['role', { do: 'role', student: 9, role: 'head' }],
    ['remove', { do: 'remove', student: 1 }],
    ['bot', { do: 'bot', place: { world: 0, nation: 'JPN' }, on: true }],
    ['mute one', { do: 'mute', student: 1, muted: true }],
    ['mute all', { do: 'mute', student: null, muted: true }],
    ['say', { do: 'say', to: null, words: 'Two minutes left' }],
    ['ranking', { do: 'ranking', shown: true }],
  ];
  test.each(takenBack)('%s can be taken back, once', (_, command) => {
    const lesson = new Lesson({ worlds: 2 }).start(16);
    for (const world of [0, 1]) lesson.tell({ type: 'resolved', world, turn: 2, over: false });
    const { log: _log, heard: _heard, nextId: _id, ...before } = lesson.class;
    expect(lesson.command(command)).toBeNull();
    const { log, heard: _h, nextId: _n, ...after } = lesson.class;
    expect(after).not.toEqual(before);
    const deed = log.at(-1)?.id ?? 0;
    expect(lesson.command({ do: 'undo', deed })).toBeNull();
    expect(lesson.class).toMatchObject(before);
    expect(lesson.command({ do: 'undo', deed })).toBe('final');
  });

  test.each([
    ['start', { do: 'start' }],
    ['end-turn', { do: 'end-turn', world: null, turn: 0 }],
    ['debrief', { do: 'debrief' }],
  ] as const)('%s is final', (kind, command) => {
    const lesson = new Lesson();
    if (kind === 'start') lesson.join('Aoi');
    else lesson.start(4);
    expect(lesson.command(command)).toBeNull();
    const deed = lesson.class.log.at(-1)?.id ?? 0;
    expect(lesson.command({ do: 'undo', deed })).toBe('final');
  });
});
