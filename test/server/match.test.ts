import { expect, test } from 'vitest';
import type { Order } from '#shared/orders/index.ts';
import { replay, verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { newMatch, Player, recordOf } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };

test.concurrent('a solo match is played to its end: draft, seal, bots answer, outcome, record', async () => {
  const match = await newMatch(server.url, ['JPN']);
  const player = await Player.sit(server.url, match, 'JPN');
  expect(player.room.state.seats.get('JPN').bot).toBe(false);
  expect(player.room.state.seats.get('CHN').bot).toBe(true);

  for (let turn = 0; turn < 4; turn++) {
    expect(await player.ask('draft', { turn, orders: [research] })).toEqual({ ok: true, resolved: false });
    expect((await player.look()).draft).toEqual([research]);
    expect(await player.ask('seal', { turn })).toEqual({ ok: true, resolved: true });
    const desk = await player.pushed(({ view }) => view.world.turn === turn + 1);
    expect(desk).toMatchObject({ draft: [], sealed: false, report: { turn } });
    expect(player.room.state.turn).toBe(turn + 1);
  }

  const end = await player.look();
  expect(player.room.state.over).toBe(true);
  expect(end.outcome?.ranking.toSorted()).toEqual(NATIONS.toSorted());
  expect(await player.ask('draft', { turn: 4, orders: [] })).toEqual({ ok: false, error: { code: 'over' } });

  const record = await recordOf(server.url, match, 'JPN');
  expect(verify(record).ok).toBe(true);
  expect(record.hashes.at(-1)).toBe(end.outcome?.hash);
  await player.leave();
});

test.concurrent('four people: the turn waits for the last seal, and everybody learns who has sealed', async () => {
  const match = await newMatch(server.url, [...NATIONS]);
  const players = await Promise.all(NATIONS.map((nation) => Player.sit(server.url, match, nation)));
  const [china, ...others] = players;
  if (!china) throw new Error('no players');
  for (const player of others)
    expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: false });
  expect((await china.look()).view.world.turn).toBe(0);
  const seat = (nation: string) => china.room.state.seats.get(nation);
  expect(NATIONS.map((nation) => seat(nation).sealed)).toEqual([false, true, true, true]);

  expect(await others[0]?.ask('unseal', { turn: 0 })).toEqual({ ok: true, resolved: false });
  expect(await china.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: false });
  expect(await others[0]?.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
  for (const player of players) {
    const desk = await player.pushed(({ view }) => view.world.turn === 1);
    expect(desk.view.nation).toBe(player.nation);
  }
  await Promise.all(players.map((player) => player.leave()));
});

test.concurrent('every refusal has its code and place, and changes nothing', async () => {
  const match = await newMatch(server.url, ['EUR', 'USA']);
  const player = await Player.sit(server.url, match, 'EUR');
  const code = async (type: string, message: unknown) => {
    const answer = await player.ask(type, message);
    return answer.ok ? 'ok' : answer.error.code;
  };
  expect(await code('seal', { turn: 1 })).toBe('wrong-turn');
  expect(await code('unseal', { turn: 0 })).toBe('not-sealed');
  expect(await code('draft', { turn: 0 })).toBe('malformed');
  expect(await code('shout', {})).toBe('unknown-message');
  const released: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };
  expect(await player.ask('draft', { turn: 0, orders: [research, { kind: 'quota' }] })).toMatchObject({
    ok: false,
    error: { code: 'malformed', order: 1, why: { key: 'refusal.bad-field' } },
  });
  expect((await player.look()).draft).toEqual([]);
  await player.ask('draft', { turn: 0, orders: [research, released] });
  expect(await player.ask('seal', { turn: 0 })).toMatchObject({
    ok: false,
    error: { code: 'illegal-order', order: 1, why: { key: 'refusal.not-in-stock' } },
  });
  expect(await player.look()).toMatchObject({ draft: [research, released], sealed: false });
  await player.ask('draft', { turn: 0, orders: [research] });
  await player.ask('seal', { turn: 0 });
  expect(await code('seal', { turn: 0 })).toBe('sealed');
  expect(await code('draft', { turn: 0, orders: [] })).toBe('sealed');
  await player.leave();
});

test.concurrent('a draft shows on every other device of the seat, and on no device of another seat', async () => {
  const match = await newMatch(server.url, ['EUR', 'USA']);
  const phone = await Player.sit(server.url, match, 'EUR');
  const laptop = await Player.sit(server.url, match, 'EUR');
  const rival = await Player.sit(server.url, match, 'USA');
  await phone.ask('draft', { turn: 0, orders: [research] });
  await laptop.pushed(({ draft }) => draft.length === 1);
  await laptop.ask('seal', { turn: 0 });
  expect(await phone.pushed(({ sealed }) => sealed)).toMatchObject({ draft: [research], sealed: true });
  await rival.look();
  expect(rival.desks).toEqual([]);
  await Promise.all([phone, laptop, rival].map((player) => player.leave()));
});

test.concurrent('when time is up the turn ends with the drafts as they are, the illegal ones dropped', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { clock: 10 });
  const player = await Player.sit(server.url, match, 'JPN');
  const impossible: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };
  await player.ask('draft', { turn: 0, orders: [impossible, research] });
  const { deadline } = player.room.state;
  expect(deadline).toBeGreaterThan(Date.now());
  const desk = await player.pushed(({ view }) => view.world.turn === 1);
  expect(desk.report?.events.map(({ text }) => text.key)).toContain('event.research');
  expect(player.room.state.deadline).toBeGreaterThanOrEqual(deadline + 10_000);
  await player.leave();
});

test.concurrent('a match of three people and the clock replays to the same hashes', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA', 'EUR'], { seed: 11 });
  const players = await Promise.all(
    (['JPN', 'USA', 'EUR'] as const).map((nation) => Player.sit(server.url, match, nation)),
  );
  for (let turn = 0; turn < 4; turn++)
    await Promise.all(players.map((player) => player.ask('seal', { turn })));
  const record = await recordOf(server.url, match, 'USA');
  expect(record.hashes).toHaveLength(4);
  const replayed = replay(record.setup, record.inputs);
  expect(replayed.ok && replayed.hashes).toEqual(record.hashes);
  await Promise.all(players.map((player) => player.leave()));
});

test.concurrent('a stand-in holds the seat of somebody who does not come, and hands it over', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { standIn: 10 });
  const player = await Player.sit(server.url, match, 'JPN');
  expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: false });
  await player.pushed(({ view }) => view.world.turn === 1);
  expect(player.room.state.seats.get('USA')).toMatchObject({ absent: true, connected: false });
  const late = await Player.sit(server.url, match, 'USA');
  expect((await late.look()).handover).toMatchObject([{ seat: 'USA', turn: 0 }]);
  expect((await player.look()).handover).toEqual([]);
  expect(player.room.state.seats.get('USA')).toMatchObject({ absent: false, connected: true });
  await Promise.all([player.leave(), late.leave()]);
});
