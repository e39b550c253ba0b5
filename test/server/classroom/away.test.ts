import { beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../server/database/open.ts';
import { Device, newClass, type Pupil, pupil, sit } from '../../kit/classmates.ts';
import { host } from '../../kit/stage.ts';

const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for every connection that breaks
});

const orders = [{ kind: 'substitution', commodity: 'heavy', funds: 5 }];

async function lesson(students: number, planSeconds: number) {
  const made = await newClass(server.url, { turns: 4, worlds: 1, planSeconds });
  const console = await Device.teacher(server.url, made);
  const pupils: Pupil[] = [];
  for (let index = 0; index < students; index++)
    pupils.push(await pupil(server.url, made.code, `Student ${index + 1}`));
  await console.command({ do: 'start' });
  const view = await console.seen(({ worlds }) => worlds.some(({ deadline }) => deadline !== null));
  return { made, console, pupils, deadline: view.worlds[0]?.deadline ?? 0 };
}

test('fault 19: the server is killed in mid-turn, and is back with drafts, seats and the clock intact', async () => {
  const { made, pupils, deadline } = await lesson(4, 30);
  const [first] = pupils;
  if (!first) throw new Error('nobody');
  const seat = await sit(server.url, first);
  await seat.ask('draft', { turn: 0, orders });
  const killed = Date.now();
  await server.kill();
  await server.again();
  expect(Date.now() - killed).toBeLessThan(10_000);
  const away = Date.now() - killed;
  const device = await Device.student(server.url, made.code, first.joined.token);
  const back = await sit(server.url, { ...first, device });
  expect((await back.look()).draft).toEqual(orders);
  const console = await Device.teacher(server.url, made);
  const view = await console.seen(({ worlds }) => (worlds[0]?.deadline ?? 0) > deadline);
  const credited = (view.worlds[0]?.deadline ?? 0) - deadline;
  // What passed between the last sign of life and the kill is given too: at most two seconds and a half.
  expect(credited).toBeLessThan(away + 2500);
  expect(credited).toBeGreaterThan(500);
  expect(view.worlds[0]?.turn).toBe(0);
  expect(back.room.state.deadline).toBe(view.worlds[0]?.deadline);
  expect(view.notices.map(({ what }) => what)).toContain('restarted');
}, 60_000);

test('fault 15: when the whole room is gone the clock stands, and goes on where it was when somebody is back', async () => {
  const { made, console, pupils, deadline } = await lesson(2, 60);
  await Promise.all(pupils.map(({ device }) => device.leave()));
  const gone = Date.now();
  const held = await console.seen(({ notices }) => notices.some(({ what }) => what === 'all-gone'));
  expect(held.worlds[0]?.deadline).toBeNull();
  const left = held.worlds[0]?.left ?? 0;
  expect(Math.abs(left - (deadline - gone))).toBeLessThan(1000);
  const [first] = pupils;
  await Device.student(server.url, made.code, first?.joined.token ?? '');
  const back = await console.seen(({ worlds }) => worlds[0]?.deadline !== null);
  expect(back.notices.at(-1)?.what).toBe('all-back');
  expect(Math.abs((back.worlds[0]?.deadline ?? 0) - back.now - left)).toBeLessThan(500);
}, 30_000);

test('a class that can not be read, or whose match can not, holds up neither the server nor other classes', async () => {
  const [sound, unread, spoilt] = [await lesson(2, 60), await lesson(2, 60), await lesson(2, 60)];
  const [first, other] = [sound.pupils[0], spoilt.pupils[0]];
  if (!first || !other) throw new Error('nobody');
  const { match } = await other.device.seen((view) => view.match !== null);
  await server.kill();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  await kysely.updateTable('classes').set({ state: '{}' }).where('code', '=', unread.made.code).execute();
  await kysely
    .updateTable('match')
    .set({ setup: '{}' })
    .where('id', '=', match ?? '')
    .execute();
  await close();
  await server.again();
  const device = await Device.student(server.url, sound.made.code, first.joined.token);
  const seat = await sit(server.url, { ...first, device });
  expect(await seat.ask('draft', { turn: 0, orders })).toMatchObject({ ok: true });
  await expect(Device.screen(server.url, unread.made)).rejects.toThrow('does not open');
  const screen = await Device.screen(server.url, spoilt.made);
  expect((await screen.seen(() => true)).phase).toBe('running');
}, 60_000);

test('fault 30: deleting a class leaves nothing of it in the database', async () => {
  const { made, console, pupils } = await lesson(4, 60);
  const [first] = pupils;
  if (!first) throw new Error('nobody');
  const seat = await sit(server.url, first);
  await seat.ask('draft', { turn: 0, orders });
  const { match } = await first.device.seen((view) => view.match !== null);
  expect(await console.ask('delete', { code: 'WRONGC' })).toEqual({
    ok: false,
    error: { code: 'wrong-secret' },
  });
  expect(await console.ask('delete', { code: made.code })).toEqual({ ok: true });
  await Promise.all([first.device.gone(), seat.gone(), console.gone()]);
  expect(first.device.left?.reason).toBe('deleted');
  await server.stop();
  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  const left = await Promise.all([
    kysely.selectFrom('classes').selectAll().where('code', '=', made.code).execute(),
    kysely.selectFrom('class_seats').selectAll().where('class', '=', made.code).execute(),
    kysely.selectFrom('match').selectAll().where('id', '=', match).execute(),
    ...(['seat', 'input', 'snapshot'] as const).map((table) =>
      kysely.selectFrom(table).selectAll().where('match', '=', match).execute(),
    ),
  ]);
  expect(left.flat()).toEqual([]);
  // Classes whose time to be kept is over go when the server next looks: at its start. So do those that can't be read.
  const classes = await kysely.selectFrom('classes').select('code').execute();
  expect(classes.length).toBeGreaterThan(3);
  await kysely.updateTable('classes').set({ expires: '1' }).execute();
  await close();
  await server.again();
  for (const { code } of classes) {
    const gone = await fetch(`${server.url}/api/classes/${code}/open`, { method: 'POST' });
    expect(gone.status).toBe(404);
  }
}, 60_000);
