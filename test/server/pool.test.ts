import { afterEach, expect, test } from 'vitest';
import type { CharacterId } from '#shared/bots/characters.ts';
import { think } from '#shared/bots/think.ts';
import { create } from '#shared/world/create.ts';
import { view } from '#shared/world/view.ts';
import { BotPool, type Question } from '../../server/bots/BotPool.ts';

const ODD = new URL('../kit/odd-worker.ts', import.meta.url);
const world = create('2010-senkaku', 7, 4);
const question = (character: CharacterId, turn = 0): Question => ({
  view: view({ ...world, turn }, 'CHN'),
  mind: { character, strength: 1 },
});

let pool: BotPool | null = null;
afterEach(() => pool?.close());

test('a worker decides what the bot would decide here', async () => {
  pool = new BotPool(1);
  const asked = question('hawk');
  expect(await pool.think('a', asked)).toEqual(think(asked.view, asked.mind));
});

test('a worker that dies fails its question alone, and is replaced', async () => {
  pool = new BotPool(1, ODD);
  const answers = await Promise.allSettled([
    pool.think('a', question('planner')),
    pool.think('a', question('hawk')),
    pool.think('a', question('planner')),
    pool.think('b', question('hawk')),
    pool.think('b', question('planner')),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});

test('a bot that never comes to a decision is given up', async () => {
  pool = new BotPool(1, ODD, 2000);
  const lost = pool.think('a', question('trader'));
  const next = pool.think('a', question('planner'));
  await expect(lost).rejects.toThrow('the worker died');
  expect(await next).toEqual({ orders: [], reasons: [] });
});

test('matches take turns, however much one of them asks', async () => {
  pool = new BotPool(1, ODD);
  const order: string[] = [];
  const ask = (match: string) => pool?.think(match, question('planner')).then(() => order.push(match));
  await Promise.all([ask('a'), ask('a'), ask('a'), ask('b'), ask('c'), ask('b')]);
  expect(order).toEqual(['a', 'a', 'b', 'c', 'a', 'b']);
});

test('what was asked about a turn that is over is not thought about any more', async () => {
  pool = new BotPool(1, ODD);
  const first = pool.think('a', question('planner', 1));
  const late = pool.think('a', question('planner', 1));
  const now = pool.think('a', question('planner', 2));
  await expect(late).rejects.toThrow('the turn is over');
  expect(await Promise.all([first, now])).toHaveLength(2);
});

test('a closed pool leaves nobody waiting', async () => {
  pool = new BotPool(1, ODD);
  const answers = Promise.allSettled([
    pool.think('a', question('trader')),
    pool.think('b', question('planner')),
  ]);
  await pool.close();
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(pool.think('a', question('planner'))).rejects.toThrow('closed');
});
