import { expect, test } from 'vitest';
import type { Update } from '#shared/protocol/messages.ts';
import { shown } from '#shared/updates/shown.ts';
import { Hearing, UPDATE_FORMAT } from '#shared/updates/update.ts';
import { newMatch, Player, watchMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

/** Takes updates as they come, one after the other. */
function updatesOf({ room }: Pick<Player, 'room'>): () => Promise<Update> {
  const come: Update[] = [];
  const waiting: ((update: Update) => void)[] = [];
  room.onMessage('update', (update: Update) => {
    const next = waiting.shift();
    if (next) next(update);
    else come.push(update);
  });
  return () => {
    const next = come.shift();
    return next ? Promise.resolve(next) : new Promise((tell) => waiting.push(tell));
  };
}

async function lookedBy({ room }: Pick<Player, 'room'>, held: number): Promise<Update> {
  const answer = await room.request('look', { updates: held, format: UPDATE_FORMAT });
  expect(answer).toMatchObject({ ok: true });
  return answer.update;
}

test('who asks for updates is told by them what others are told whole, in a fraction of the bytes', async () => {
  const match = await newMatch(server.url, ['JPN'], { watch: true });
  const [plain, told] = [
    await Player.sit(server.url, match, 'JPN'),
    await Player.sit(server.url, match, 'JPN'),
  ];
  const watcher = await watchMatch(server.url, match);
  const [next, nextTable] = [updatesOf(told), updatesOf(watcher)];
  const [hearing, watching] = [new Hearing(), new Hearing()];

  expect(hearing.hear(await lookedBy(told, 0))).toEqual({ desk: shown(await plain.look()) });
  expect(watching.hear(await lookedBy(watcher, 0))).toMatchObject({ table: { people: ['JPN'] } });
  for (const turn of [0, 1]) {
    expect(await plain.ask('seal', { turn })).toMatchObject({ ok: true });
    const whole = await plain.pushed(({ view }) => view.world.turn === turn + 1);
    const update = await next();
    expect(hearing.hear(update)).toEqual({ desk: shown(whole) });
    expect(update[3].length).toBeLessThan(JSON.stringify(whole).length / 15);
    expect(watching.hear(await nextTable())).toMatchObject({
      table: { view: { world: { turn: turn + 1 } } },
    });
  }
  expect(told.desks).toEqual([]);
  expect(watcher.tables).toEqual([]);
  for (const one of [plain, told]) await one.leave();
  await watcher.room.leave();
});

test('a device that has missed an update is told all when it looks again, and what is new when it has not', async () => {
  const match = await newMatch(server.url, ['EUR']);
  const player = await Player.sit(server.url, match, 'EUR');
  const next = updatesOf(player);
  const hearing = new Hearing();
  hearing.hear(await lookedBy(player, 0));
  const again = await lookedBy(player, hearing.held);
  expect(again[2]).toBe(1);
  expect(again[3].length).toBeLessThan(20);
  hearing.hear(again);

  await player.ask('seal', { turn: 0 });
  await next(); // lost
  await player.ask('seal', { turn: 1 });
  expect(hearing.hear(await next())).toBeNull();
  const whole = await lookedBy(player, hearing.held);
  expect(whole[2]).toBe(0);
  expect(hearing.hear(whole)).toMatchObject({ desk: { view: { world: { turn: 2 } } } });
  await player.leave();
});

test('a page that knows another format of updates is told all, then and later', async () => {
  const match = await newMatch(server.url, ['EUR']);
  const player = await Player.sit(server.url, match, 'EUR');
  for (const older of [{ updates: 0 }, { updates: 3, format: UPDATE_FORMAT - 1 }])
    expect(await player.room.request('look', older)).toMatchObject({ ok: true, desk: { turn: 0 } });
  await player.ask('seal', { turn: 0 });
  expect(await player.pushed(({ turn }) => turn === 1)).toMatchObject({ sealed: false });
  await player.leave();
});
