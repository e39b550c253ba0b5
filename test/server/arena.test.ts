import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { BOTS } from '#shared/bots/index.ts';
import { KINDS } from '#shared/orders/index.ts';
import { verify } from '#shared/replay/record.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { conform } from '../../scripts/arena/conform.ts';
import { type GamePlan, playGame, type Think } from '../../scripts/arena/game.ts';
import { orderSchemas } from '../../scripts/arena/ideas.ts';
import type { Link } from '../../scripts/arena/link.ts';
import { FROM_BOT, MENDS, PROTOCOL, type ToBot } from '../../scripts/arena/protocol.ts';
import { roundRobin, seatsOf } from '../../scripts/arena/robin.ts';
import { Arena } from '../../scripts/arena/server.ts';

const NODE = `"${process.execPath}"`;
const TYPESCRIPT = `${NODE} arena/example.ts`;
const PYTHON = 'python3 arena/example.py';
const hasPython = spawnSync('python3', ['--version']).status === 0;

const SECONDS = 5;
let arena: Arena;
let port: number;
beforeAll(async () => {
  arena = new Arena(SECONDS);
  port = await arena.listen(0);
});
afterAll(() => arena.close());

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const think: Think = async (view, mind) => ({
  orders: BOTS[mind.character === 'hawk' ? 'hawk' : 'trader'].decide(view),
  reasons: [],
});

describe('the examples', () => {
  test('in TypeScript keeps all rules of the protocol', async () => {
    const rules = await conform(arena, TYPESCRIPT, SECONDS);
    expect(rules.filter(({ ok }) => !ok)).toEqual([]);
    expect(rules.length).toBeGreaterThan(8);
  }, 60_000);

  test.skipIf(!hasPython)(
    'in Python keeps all rules of the protocol (skipped where there is no python3)',
    async () => {
      const rules = await conform(arena, PYTHON, SECONDS);
      expect(rules.filter(({ ok }) => !ok)).toEqual([]);
      expect(rules.length).toBeGreaterThan(8);
    },
    60_000,
  );

  test('finish a round robin, each in every seat, without a fault', async () => {
    const commands = [TYPESCRIPT, hasPython ? PYTHON : TYPESCRIPT];
    const bots = await Promise.all(
      commands.map(async (command, index) => {
        const { program, link } = arena.start(command);
        stops.push(program.stop);
        const here = await link;
        expect(await here.hello).toBe(true);
        return { label: `bot ${index}`, link: here };
      }),
    );
    const plan = {
      games: 4,
      first: 0,
      seed: 3,
      turns: 4,
      seconds: SECONDS,
      scenarios: ['2010-senkaku'],
      house: 1 as const,
    };
    const { games, standings } = await roundRobin(bots, plan, think);
    expect(standings).toMatchObject([
      { games: 4, passed: 0, faults: [] },
      { games: 4, passed: 0, faults: [] },
    ]);
    expect(standings.reduce((sum, { beaten }) => sum + beaten, 0)).toBeCloseTo(1);
    for (const label of ['bot 0', 'bot 1'])
      expect(games.map(({ seats }) => NATIONS.find((nation) => seats[nation] === label)).toSorted()).toEqual(
        NATIONS.toSorted(),
      );
    for (const { link } of bots) link.close();
  }, 60_000);
});

describe('the check of a bot', () => {
  test.each([
    ['mute', ['says hello first, with protocol and name']],
    ['rude', ['says hello first, with protocol and name']],
    [
      'slow',
      [
        'answers every turn in time',
        'lets pass what it does not know, also in pieces',
        'sends orders again when one is refused',
        'plays one match after the other',
      ],
    ],
    [
      'fussy',
      [
        'answers every turn in time',
        'lets pass what it does not know, also in pieces',
        'sends orders again when one is refused',
        'plays one match after the other',
      ],
    ],
    ['cheats', ['sends only messages and orders that can be read and are legal']],
    ['chatters', ['sends only messages and orders that can be read and are legal']],
    ['stubborn', ['sends orders again when one is refused']],
    ['stays', ['leaves when the arena closes']],
    ['crashes', ['leaves when the arena closes']],
  ])(
    'finds what one that %s does wrong, and says how to mend it',
    async (habit, broken) => {
      const rules = await conform(arena, `${NODE} test/kit/odd-bot.ts ${habit}`, 1);
      const found = rules.filter(({ ok }) => !ok);
      expect(found.map(({ rule }) => rule)).toEqual(broken);
      for (const { found: what, mend } of found) expect(`${what} ${mend}`.length).toBeGreaterThan(20);
    },
    60_000,
  );

  test('says so when nothing comes at all', async () => {
    const [first, ...more] = await conform(arena, 'echo I am no bot', 1);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ ok: false, rule: 'comes to the address in ARENA_URL' });
    expect(first?.found).toContain('I am no bot');
  }, 30_000);
});

/** A bot in the hands of the test. */
async function bot() {
  const coming = new Promise<Link>((resolve) => arena.welcome(resolve));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  const heard: ToBot[] = [];
  let woken: () => void = () => undefined;
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    woken();
  });
  stops.push(() => socket.terminate());
  await once(socket, 'open');
  const link = await coming;
  /** The next message of a type, from now on or not yet taken. */
  const next = async <T extends ToBot['type']>(type: T): Promise<Extract<ToBot, { type: T }>> => {
    for (;;) {
      const found = heard.find((one): one is Extract<ToBot, { type: T }> => one.type === type);
      if (found) {
        heard.splice(heard.indexOf(found), 1);
        return found;
      }
      await new Promise<void>((wake) => {
        woken = wake;
      });
    }
  };
  const send = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { socket, link, next, send };
}

describe('the arena', () => {
  const game = (link: Link, more: Partial<GamePlan> = {}) =>
    playGame(
      {
        match: 'a',
        scenario: '2010-senkaku',
        seed: 7,
        turns: 4,
        seconds: SECONDS,
        seats: { JPN: link },
        ...more,
      },
      { CHN: { character: 'hawk', strength: 1 } },
      think,
    );

  test('says what is wrong with a message, where, and how to mend it', async () => {
    const { link, next, send } = await bot();
    expect(await next('hello')).toMatchObject({ protocol: 1, mostOrders: 40 });
    const wrong = async (message: object | string) => {
      send(message);
      const { code, where, what, mend } = await next('error');
      expect([typeof what, typeof mend]).toEqual(['string', 'string']);
      return `${code} ${where}`;
    };
    expect(await wrong('{')).toBe('bad-json ');
    expect(await wrong('[1]')).toBe('unknown-type type');
    expect(await wrong({ type: 'dance' })).toBe('unknown-type type');
    expect(await wrong({ type: 'toString' })).toBe('unknown-type type');
    expect(await wrong({ type: 'schema' })).toBe('not-now ');
    expect(await wrong({ type: 'hello', protocol: 1 })).toBe('bad-message name');
    expect(await wrong({ type: 'hello', protocol: 1, name: 'x', age: 3 })).toBe('bad-message age');
    send({ type: 'hello', protocol: 1, name: 'by hand' });
    expect(await link.hello).toBe(true);
    expect(await wrong({ type: 'hello', protocol: 1, name: 'again' })).toBe('not-now ');

    const over = game(link);
    expect(await next('match')).toMatchObject({
      nation: 'JPN',
      turns: 4,
      players: { JPN: 'by hand', CHN: 'the house' },
    });
    await next('turn');
    const say = (orders: unknown[], more: object = {}) =>
      wrong({ type: 'orders', match: 'a', turn: 0, orders, ...more });
    expect(await say([], { turn: 2 })).toBe('wrong-turn turn');
    expect(await say([], { match: 'b' })).toBe('wrong-turn match');
    expect(await say([{ kind: 'quota' }])).toBe('bad-order orders[0].tonnes');
    expect(await say([{ kind: 'bribe' }])).toBe('bad-order orders[0]');
    const fine = { kind: 'substitution', commodity: 'heavy', funds: 5 };
    const impossible = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };
    expect(await say([fine, impossible])).toBe('illegal-order orders[1]');
    send({ type: 'check', match: 'a', turn: 0, orders: [fine, impossible] });
    expect(await next('checked')).toMatchObject({
      verdicts: [{ ok: true }, { ok: false, why: { key: 'refusal.not-in-stock' } }],
    });
    send({ type: 'orders', match: 'a', turn: 0, orders: [fine] });
    expect(await next('accepted')).toMatchObject({ match: 'a', turn: 0 });
    for (let turn = 1; turn < 4; turn++) {
      expect(await next('turn')).toMatchObject({ turn });
      send({ type: 'orders', match: 'a', turn, orders: [] });
    }
    const { record, passed } = await over;
    expect(passed).toEqual({});
    expect(verify(record).ok).toBe(true);
    expect(await next('over')).toMatchObject({ match: 'a', ranking: expect.any(Array) });
    expect(link.faults).toHaveLength(13);
  });

  test('turns a bot away that speaks another protocol', async () => {
    const { socket, link, next, send } = await bot();
    send({ type: 'hello', protocol: 9, name: 'from the future' });
    expect(await next('error')).toMatchObject({ code: 'wrong-protocol', where: 'protocol' });
    const [code] = await once(socket, 'close');
    expect(code).toBe(1008);
    expect(await link.hello).toBe(false);
  });

  test('does not wait for a bot that is late or gone', async () => {
    const { socket, link, next, send } = await bot();
    send({ type: 'hello', protocol: 1, name: 'late' });
    await link.hello;
    const over = game(link, { seconds: 0.3 });
    await next('turn');
    await next('turn');
    expect(await next('error')).toMatchObject({ code: 'too-late' });
    send({ type: 'orders', match: 'a', turn: 0, orders: [] });
    expect(await next('error')).toMatchObject({ code: 'too-late', where: 'turn' });
    socket.terminate();
    expect((await over).passed).toEqual({ JPN: 4 });
  });

  test('shows a bot its own view, with ideas that are legal', async () => {
    const { link, next, send } = await bot();
    send({ type: 'hello', protocol: 1, name: 'reader' });
    await link.hello;
    const over = game(link);
    const { view, ideas } = await next('turn');
    expect(view.nation).toBe('JPN');
    expect(view.world.seed).toBe(0);
    expect(view.world.nations.CHN.treasury).toBe(view.world.nations.CHN.income);
    expect(ideas.length).toBeGreaterThan(10);
    for (const { words } of ideas) expect(words).not.toMatch(/\{\{|undefined/);
    send({ type: 'check', match: 'a', turn: 0, orders: ideas.slice(0, 1).map(({ order }) => order) });
    expect(await next('checked')).toMatchObject({ verdicts: [{ ok: true }] });
    link.close();
    await over;
  });
});

test('a decision of the house that is not legal gives way to its habits', async () => {
  const { link, next, send } = await bot();
  send({ type: 'hello', protocol: 1, name: 'guest' });
  await link.hello;
  const wild: Think = async () => ({
    orders: [{ kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 }],
    reasons: [],
  });
  const over = playGame(
    { match: 'a', scenario: '2010-senkaku', seed: 7, turns: 4, seconds: SECONDS, seats: { JPN: link } },
    { CHN: { character: 'hawk', strength: 1 } },
    wild,
  );
  for (let turn = 0; turn < 4; turn++) {
    await next('turn');
    send({ type: 'orders', match: 'a', turn, orders: [] });
  }
  const { record } = await over;
  const [first] = record.inputs.flatMap(({ input }) => (input.type === 'bot' ? [input] : []));
  expect(first?.orders).toEqual(BOTS.hawk.decide(view(create('2010-senkaku', 7, 4), 'CHN')));
});

test('every kind of order has a JSON Schema that names its kind', () => {
  const schemas = orderSchemas();
  expect(Object.keys(schemas)).toEqual(KINDS);
  for (const kind of KINDS)
    expect(schemas[kind]).toMatchObject({
      properties: { kind: { const: kind } },
      additionalProperties: false,
    });
});

test('more bots than seats take turns', () => {
  const seen = Array.from({ length: 24 }, (_, game) => [...seatsOf(game, 6)]);
  for (const one of seen) expect(new Set(one.map(([, bot]) => bot)).size).toBe(4);
  const counts = new Map<string, number>();
  for (const [nation, who] of seen.flat())
    counts.set(`${nation} ${who}`, (counts.get(`${nation} ${who}`) ?? 0) + 1);
  expect(new Set(counts.values())).toEqual(new Set([4]));
  expect(counts.size).toBe(24);
});

test('its documentation names the version, every message of a bot and every error', () => {
  const told = readFileSync('docs/arena.md', 'utf8');
  expect(told).toContain(`## The protocol, version ${PROTOCOL}`);
  expect(Object.keys(MENDS).filter((code) => !told.includes(`| \`${code}\` `))).toEqual([]);
  expect(Object.keys(FROM_BOT).filter((type) => !told.includes(`| bot   | \`${type}\``))).toEqual([]);
});
