import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import type { CreatedClass } from '#shared/protocol/classroom.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { Device, newClass, type Pupil, pupil, sit } from '../../kit/classmates.ts';
import { host } from '../../kit/stage.ts';

const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for every door that stays shut
});

/** A class that has started, with a console. */
async function lesson(
  students: number,
  setup: Parameters<typeof newClass>[1] = {},
): Promise<{ made: CreatedClass; console: Device<TeacherView>; pupils: Pupil[] }> {
  const made = await newClass(server.url, { turns: 4, ...setup });
  const console = await Device.teacher(server.url, made);
  const pupils: Pupil[] = [];
  for (let index = 0; index < students; index++)
    pupils.push(await pupil(server.url, made.code, `Student ${index + 1}`));
  expect(await console.command({ do: 'start' })).toBeNull();
  await console.seen(({ worlds }) => worlds.length > 0 && worlds.every(({ deadline }) => deadline !== null));
  return { made, console, pupils };
}

const everyTurn = (turn: number) => (view: TeacherView) => view.worlds.every((world) => world.turn === turn);

describe('a lesson', () => {
  test('goes from the code on the board to the debrief, over the wire', async () => {
    const { made, console, pupils } = await lesson(4, { roles: false });
    const screen = await Device.screen(server.url, made);
    const seats = await Promise.all(pupils.map((one) => sit(server.url, one)));
    expect(new Set(seats.map(({ nation }) => nation))).toEqual(new Set(NATIONS));
    for (const seat of seats) {
      const sealed = await seat.ask('seal', { turn: 0 });
      expect(sealed.ok).toBe(true);
    }
    await console.seen(everyTurn(1));
    expect((await screen.seen(({ worlds }) => worlds[0]?.turn === 1)).worlds[0]?.standing).toBeNull();
    await console.command({ do: 'ranking', shown: true });
    const shown = await screen.seen(({ worlds }) => worlds[0]?.standing !== null);
    expect(shown.worlds[0]?.standing).toHaveLength(4);

    expect(await console.command({ do: 'end-turn', world: null, turn: 1 })).toBeNull();
    await console.seen(everyTurn(2));
    expect(await console.command({ do: 'debrief' })).toBeNull();
    await console.seen(({ worlds }) => worlds.every(({ over }) => over));
    const desk = await seats[0]?.look();
    expect(desk?.outcome?.ranking).toHaveLength(4);
    expect(desk?.view.world.turns).toBe(2);
  });

  test('fault 9: one student alone plays against bots by the teacher’s clock', async () => {
    const { console, pupils } = await lesson(1, { planSeconds: 600 });
    const [only] = pupils;
    if (!only) throw new Error('nobody');
    const seat = await sit(server.url, only);
    await seat.ask('seal', { turn: 0 });
    await console.seen(everyTurn(1));
    await console.command({ do: 'end-turn', world: 0, turn: 1 });
    expect((await console.seen(everyTurn(2))).worlds[0]?.seats.CHN.bot).toBe(true);
  });

  test('fault 20: a pause stops the clock of every match, and nobody seals until it goes on', async () => {
    const { console, pupils } = await lesson(4, { roles: false });
    const [first] = pupils;
    if (!first) throw new Error('nobody');
    const seat = await sit(server.url, first);
    await console.command({ do: 'pause', world: null });
    await first.device.seen(({ world }) => world?.deadline === null);
    const refused = await seat.ask('seal', { turn: 0 });
    expect(refused).toEqual({ ok: false, error: { code: 'paused' } });
    expect(await seat.ask('draft', { turn: 0, orders: [] })).toMatchObject({ ok: true });
    await console.command({ do: 'resume', world: null });
    await first.device.seen(({ world }) => world?.deadline !== null);
    expect(await seat.ask('seal', { turn: 0 })).toMatchObject({ ok: true });
  });

  test('fault 11: at the bell what was agreed is kept', async () => {
    const { console, pupils } = await lesson(8, { roles: true, worlds: 1, deciding: 'majority' });
    const japan = pupils.filter(({ joined }) => [1, 5].includes(joined.student));
    const [one, two] = await Promise.all(japan.map((each) => sit(server.url, each)));
    const order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
    await one?.ask('edit', { turn: 0, edits: [{ do: 'put', order, instead: null, before: null }] });
    expect(await one?.ask('seal', { turn: 0 })).toEqual({ ok: false, error: { code: 'majority' } });
    expect(await japan[0]?.device.ask('agree', { turn: 0, version: 1, on: true })).toEqual({ ok: true });
    expect((await two?.look())?.sealed).toBe(false);
    await console.command({ do: 'end-turn', world: null, turn: 0 });
    await console.seen(everyTurn(1));
    expect((await one?.look())?.view.world.nations.JPN.substitution.heavy.progress).toBeGreaterThan(0);
  });

  test('more than half of a delegation seal for it', async () => {
    const { console, pupils } = await lesson(8, { roles: true, worlds: 1, deciding: 'majority' });
    const japan = pupils.filter(({ joined }) => [1, 5].includes(joined.student));
    // A match that is just being made has no draft yet to agree to.
    const [one, two] = japan.map(
      ({ device }) =>
        () =>
          device.ask('agree', { turn: 0, version: 0, on: true }),
    );
    await expect.poll(() => one?.(), { timeout: 10_000 }).toEqual({ ok: true });
    expect(await two?.()).toEqual({ ok: true });
    await console.seen(({ worlds }) => worlds[0]?.seats.JPN.sealed === true);
  });
});

describe('those who come and go', () => {
  test('fault 1: a student reloads and has the same seat and draft within two seconds', async () => {
    const { made, pupils } = await lesson(4, { roles: false });
    const [first] = pupils;
    if (!first) throw new Error('nobody');
    const seat = await sit(server.url, first);
    const orders = [{ kind: 'substitution', commodity: 'heavy', funds: 5 }];
    await seat.ask('draft', { turn: 0, orders });
    await Promise.all([seat.leave(), first.device.leave()]);
    const began = performance.now();
    const device = await Device.student(server.url, made.code, first.joined.token);
    const back = await sit(server.url, { ...first, device });
    expect((await back.look()).draft).toEqual(orders);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
