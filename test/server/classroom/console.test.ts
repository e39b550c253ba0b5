import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { InjectableCrisis } from '#shared/protocol/classroom.ts';
import { verify } from '#shared/replay/record.ts';
import { Leases } from '../../../server/cluster/Leases.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { Journal } from '../../../server/journal/journal.ts';
import { Device, newClass, type Pupil, pupil, sit } from '../../kit/classmates.ts';
import { Player } from '../../kit/player.ts';
import { host } from '../../kit/stage.ts';

const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for every door that stays shut
});

/** A class of one world that has started, and the seat of Japan in it. */
async function lesson(students = 4, setup: Parameters<typeof newClass>[1] = {}) {
  const made = await newClass(server.url, { turns: 4, worlds: 1, roles: false, ...setup });
  const teacher = await Device.teacher(server.url, made);
  const pupils: Pupil[] = [];
  for (let index = 0; index < students; index++)
    pupils.push(await pupil(server.url, made.code, `Student ${index + 1}`));
  await teacher.command({ do: 'start' });
  await teacher.seen(({ worlds }) => worlds.length > 0 && worlds.every(({ deadline }) => deadline !== null));
  const [first] = pupils;
  if (!first) throw new Error('nobody');
  const seat = await sit(server.url, first);
  const match = first.device.views.at(-1)?.match ?? '';
  const undo = async () => {
    const { deeds } = await teacher.seen(() => true);
    return teacher.command({ do: 'undo', deed: deeds.at(-1)?.id ?? 0 });
  };
  return { made, teacher, pupils, first, seat, match, undo };
}

const research = { kind: 'substitution', commodity: 'heavy', funds: 5 };

describe('a teacher who reads a seat', () => {
  test('sees its draft as it is written, and nobody sees the teacher', async () => {
    const { made, teacher, seat, match } = await lesson();
    // As the match itself says: until it has spoken, a seat is as it is since the moment of the look.
    const { since } = seat.room.state.seats.get('USA');
    const told = await teacher.seen(({ worlds }) => worlds[0]?.seats.USA.since === since);
    const before = told.worlds[0]?.seats.USA;
    const reader = await Player.read(server.url, match, made, 'JPN');
    expect((await reader.look()).view.nation).toBe('JPN');
    await seat.ask('draft', { turn: 0, orders: [research] });
    expect((await reader.pushed(({ draft }) => draft.length > 0)).draft).toEqual([research]);
    expect(seat.members).toHaveLength(1);
    expect((await seat.look()).sealed).toBe(false);
    const away = await Player.read(server.url, match, made, 'USA');
    expect((await teacher.seen(() => true)).worlds[0]?.seats.USA).toEqual(before);
    expect(away.room.state.watchers).toBe(0);
  });

  test('changes nothing', async () => {
    const { made, match } = await lesson();
    const reader = await Player.read(server.url, match, made, 'JPN');
    const refused = { ok: false, error: { code: 'no-seat' } };
    expect(await reader.ask('draft', { turn: 0, orders: [research] })).toEqual(refused);
    expect(await reader.ask('seal', { turn: 0 })).toEqual(refused);
    const letter = { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'hello' } } };
    expect(await reader.ask('say', letter)).toEqual(refused);
  });

  test('opens only the matches of the own class, and only with the PIN', async () => {
    const { made, match } = await lesson(1);
    const other = await lesson(1);
    const refusal = (secrets: { teacher: string; pin: string }) =>
      Player.read(server.url, match, secrets, 'JPN').then(
        () => 'nothing',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
    expect(await refusal(other.made)).toBe('no-seat');
    expect(await refusal({ ...made, pin: made.pin === '000000' ? '111111' : '000000' })).toBe('no-seat');
    expect(await refusal({ ...made, teacher: made.screen })).toBe('no-seat');
  });
});

describe('a step back', () => {
  test('puts everybody at the start of the turn before; undone, the turn played is there again; both records hold', async () => {
    const { teacher, first, match, undo } = await lesson(4, { turns: 6 });
    for (const turn of [0, 1]) {
      await teacher.command({ do: 'end-turn', world: null, turn });
      await teacher.seen(({ worlds }) => worlds[0]?.turn === turn + 1);
    }
    expect(await teacher.command({ do: 'step-back', world: null, to: 1 })).toBeNull();
    const back = await first.device.seen((view) => view.match !== match && view.world?.turn === 1);
    const again = await sit(server.url, first);
    expect((await again.look()).view.world.turn).toBe(1);
    await first.device.seen(({ world }) => world?.deadline !== null);

    expect(await undo()).toBeNull();
    await first.device.seen((view) => view.match === match && view.world?.turn === 2);
    expect((await (await sit(server.url, first)).look()).view.world.turn).toBe(2);

    await teacher.command({ do: 'step-back', world: 0, to: 0 });
    const anew = await first.device.seen((view) => view.match !== match && view.world?.turn === 0);
    const seat = await sit(server.url, first);
    await seat.ask('draft', { turn: 0, orders: [research] });
    await teacher.command({ do: 'end-turn', world: null, turn: 0 });
    await teacher.seen(({ worlds }) => worlds[0]?.turn === 1 && worlds[0].deadline !== null);
    expect(await undo()).toBe('final'); // the last deed is the end of a turn

    const records = await recordsOf([match, back.match ?? '', anew.match ?? '']);
    expect(records.map(({ hashes }) => hashes.length)).toEqual([2, 1, 1]);
    expect(records.every((record) => verify(record).ok)).toBe(true);
    const [whole, other, third] = records.map(({ hashes }) => hashes[0]);
    expect(other).toBe(whole);
    expect(third).not.toBe(whole);
  });
});

/** What the server's database has of these matches; it is stopped meanwhile. */
async function recordsOf(matches: string[]) {
  await server.stop();
  const database = await openDatabase({ data: server.data, databaseUrl: null });
  const journal = new Journal(database.kysely, new Leases(database.kysely));
  const records = await Promise.all(matches.map((id) => journal.record(id, 'JPN')));
  await database.close();
  await server.again();
  return records.map((record) => {
    if (!record) throw new Error('a record is missing');
    return record;
  });
}

describe('a crisis from the console', () => {
  test('is one of those that make sense there, comes to every desk, and goes when it is undone', async () => {
    const { teacher, seat, undo } = await lesson();
    const answer = await teacher.ask<{ cards: InjectableCrisis[] }>('crises', { world: 0 });
    const card = answer.ok ? (answer.cards[0]?.card ?? '') : '';
    expect(await teacher.command({ do: 'inject', world: null, card })).toBeNull();
    const told = await seat.pushed(({ view }) => view.world.crises.open.length > 0);
    expect(told.view.world.crises.open[0]?.card).toBe(card);
    await teacher.seen(({ deeds }) => deeds.at(-1)?.command.do === 'inject');
    expect(await undo()).toBeNull();
    await seat.pushed(({ view }) => view.world.crises.open.length === 0);
    await teacher.command({ do: 'inject', world: 0, card: 'atlantis' });
    const view = await teacher.seen(({ notices }) => notices.some(({ what }) => what === 'not-done'));
    expect(view.notices.at(-1)?.world).toBe(0);
  });
});

describe('what the teacher says', () => {
  test('to a delegation is read there, to a world in that world, and on no big screen', async () => {
    const { made, teacher, pupils } = await lesson(8, { worlds: 2 });
    const screen = await Device.screen(server.url, made);
    const read = async (index: number, count: number) =>
      (await pupils[index]?.device.seen(({ hints }) => hints.length === count))?.hints.map(
        ({ words }) => words,
      );
    await teacher.command({ do: 'say', to: { world: 0, nation: 'JPN' }, words: 'Look at Baotou' });
    expect(await read(0, 1)).toEqual(['Look at Baotou']);
    await teacher.command({ do: 'say', to: { world: 0, nation: null }, words: 'Two minutes' });
    expect(await read(0, 2)).toEqual(['Look at Baotou', 'Two minutes']);
    expect(await read(2, 1)).toEqual(['Two minutes']);
    await teacher.command({ do: 'say', to: { world: 0, nation: 'JPN' }, words: '' });
    expect(await read(0, 1)).toEqual(['Two minutes']);
    expect(await read(1, 0)).toEqual([]);
    expect(JSON.stringify(screen.views)).not.toContain('Baotou');
  });

  test('fault 24: a delegation is muted, and all are held to the phrasebook', async () => {
    const { teacher, seat, pupils, undo } = await lesson(4, { chat: 'free' });
    const [, second] = pupils;
    if (!second) throw new Error('nobody');
    const other = await sit(server.url, second);
    const spoken = async (by: Player, body: object) => {
      const answer = await by.ask('say', { turn: 0, to: null, body });
      return answer.ok ? 'heard' : answer.error.code;
    };
    const words = { is: 'words', words: 'Hello', lang: 'en' };
    const phrase = { is: 'phrase', phrase: { id: 'hello' } };
    await teacher.command({ do: 'mute-delegation', place: { world: 0, nation: 'JPN' }, muted: true });
    expect(await spoken(seat, phrase)).toBe('muted');
    expect(await spoken(other, words)).toBe('heard');
    await teacher.command({ do: 'chat', chat: 'phrases' });
    await other.pushed(({ chat }) => chat === 'phrases');
    expect(await spoken(other, words)).toBe('phrases-only');
    expect(await spoken(other, phrase)).toBe('heard');
    await teacher.seen(({ deeds }) => deeds.at(-1)?.command.do === 'chat');
    await undo();
    await other.pushed(({ chat }) => chat === 'free');
    expect(await spoken(other, words)).toBe('heard');
  });
});

describe('merging', () => {
  test('students of a world sit down in the other; undone, they are back where they were', async () => {
    const { teacher, pupils, undo } = await lesson(4, { worlds: 2 });
    const [, second] = pupils;
    if (!second) throw new Error('nobody');
    const own = (await second.device.seen(({ match }) => match !== null)).match;
    expect(await teacher.command({ do: 'merge-worlds', from: 1, into: 0 })).toBeNull();
    const moved = await second.device.seen(({ place }) => place?.world === 0);
    expect((await sit(server.url, second)).nation).toBe(moved.place?.nation);
    await teacher.seen(({ worlds }) => worlds[1]?.closed === true);
    expect(await undo()).toBeNull();
    const back = await second.device.seen(({ place }) => place?.world === 1);
    expect(back.match).toBe(own);
    expect((await sit(server.url, second)).nation).toBe(back.place?.nation);
  });
});

describe('a summit', () => {
  test('ends by itself when its time is up', async () => {
    const { teacher, first } = await lesson(2);
    await teacher.command({ do: 'summit', seconds: 10 });
    await first.device.seen(({ summitEnds }) => summitEnds !== null);
    await teacher.command({ do: 'summit-time', seconds: -9 });
    const view = await teacher.seen(({ notices }) => notices.some(({ what }) => what === 'summit-over'));
    expect(view.phase).toBe('running');
  });
});
