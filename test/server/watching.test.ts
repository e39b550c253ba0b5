import { expect, test } from 'vitest';
import { newMatch, Player, watchMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';
import { says, wiretap } from '../kit/wiretap.ts';

const server = host();

test('without a seat one watches where the match lets one, and does nothing', async () => {
  const match = await newMatch(server.url, ['JPN'], { watch: true });
  const player = await Player.sit(server.url, match, 'JPN');
  const watcher = await watchMatch(server.url, match);
  const before = await watcher.look();
  expect(before).toMatchObject({ ok: true, table: { people: ['JPN'], report: null, letters: [] } });

  for (const [type, message] of [
    ['draft', { turn: 0, orders: [] }],
    ['seal', { turn: 0 }],
    ['say', { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'hello' } } }],
  ] as const)
    expect(await watcher.room.request(type, message)).toEqual({ ok: false, error: { code: 'no-seat' } });

  await player.ask('say', { turn: 0, to: ['CHN'], body: { is: 'phrase', phrase: { id: 'hello' } } });
  await player.ask('say', { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'good-luck' } } });
  expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
  const after = await watcher.look();
  if (!after.ok) throw new Error(after.error.code);
  const { view, report, letters } = after.table;
  expect(view.world.turn).toBe(1);
  expect(letters.every(({ to }) => to === null)).toBe(true);
  expect(letters[0]?.from).toBe('JPN');
  expect(report?.events.every(({ audience }) => audience === null)).toBe(true);
  expect(Object.keys(report?.why.changes ?? {}).filter((measure) => measure.startsWith('score'))).toEqual([]);
  await watcher.room.leave();
  await player.leave();
});

test('a match that nobody may watch lets nobody in without a seat', async () => {
  const match = await newMatch(server.url, ['JPN']);
  await expect(watchMatch(server.url, match)).rejects.toThrow('no-seat');
});

test('who watches one turn late hears nothing early, also after the server was started anew, and all at the end', async () => {
  const match = await newMatch(server.url, ['JPN'], { watch: true, late: true });
  const player = await Player.sit(server.url, match, 'JPN');
  const tap = await wiretap(server.port);
  let watcher = await watchMatch(tap.url, match);
  const shown = async () => {
    const answer = await watcher.look();
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.table;
  };
  const [tonnes, limit] = [1.08293, 23456.789];
  const prices: number[][] = []; // outside after each turn
  const playTurn = async (at: Player, turn: number) => {
    const wave = { is: 'phrase', phrase: { id: turn === 0 ? 'hello' : 'good-luck' } };
    await at.ask('say', { turn, to: null, body: wave });
    const orders = [{ kind: 'stockpile', commodity: 'heavy', tonnes, limit }];
    expect(await at.ask('draft', { turn, orders })).toMatchObject({ ok: true });
    await at.ask('seal', { turn });
    const { history } = (await at.pushed(({ view }) => view.world.turn === turn + 1)).view.world;
    prices.push(Object.values(history.at(-1)?.outside ?? {}).filter((one) => !Number.isInteger(one * 10)));
  };

  await playTurn(player, 0);
  const first = await shown();
  expect(first).toMatchObject({ late: true, report: null, outcome: null });
  expect(first.view.world.turn).toBe(0);
  expect(first.letters.map(({ turn }) => turn)).toContain(0);
  await player.ask('say', { turn: 1, to: null, body: { is: 'phrase', phrase: { id: 'good-luck' } } });
  expect((await shown()).letters.every(({ turn }) => turn === 0)).toBe(true);
  expect(prices[0]?.length).toBeGreaterThan(0);
  expect(prices[0]?.filter((price) => says(tap.heard(), price))).toEqual([]);

  await player.leave();
  await server.stop();
  await server.again();
  const back = await Player.sit(server.url, match, 'JPN');
  watcher = await watchMatch(tap.url, match);
  expect((await shown()).view.world.turn).toBe(0);
  expect(prices[0]?.filter((price) => says(tap.heard(), price))).toEqual([]);

  await playTurn(back, 1);
  expect((await shown()).view.world.turn).toBe(1);
  expect(prices[0]?.filter((price) => !says(tap.heard(), price))).toEqual([]); // the ear works
  expect(prices[1]?.filter((price) => says(tap.heard(), price))).toEqual([]);
  expect([tonnes, limit].filter((secret) => says(tap.heard(), secret))).toEqual([]);

  for (const turn of [2, 3]) await playTurn(back, turn);
  const end = await shown();
  expect(end).toMatchObject({ late: false });
  expect(end.outcome).not.toBeNull();
  expect(end.view.world.turn).toBe(4);
  await watcher.room.leave();
  await back.leave();
  tap.close();
});
