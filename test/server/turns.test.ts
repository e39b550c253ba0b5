import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { isExplained } from '#shared/explain/cause.ts';
import { type Match, start } from '#shared/match/match.ts';
import { accept, step } from '#shared/match/step.ts';
import { TurnPool } from '../../server/match/TurnPool.ts';
import { setupOf } from '../kit/host.ts';
import { removeFolder, temporaryFolder } from '../kit/server.ts';

const ODD = new URL('../kit/odd-turns.ts', import.meta.url);
const folder = temporaryFolder();

let pool: TurnPool | null = null;
afterEach(() => pool?.close());
afterAll(() => removeFolder(folder));

const of = (scenario: string): Match => {
  const match = start(setupOf(['JPN']));
  return { ...match, setup: { ...match.setup, scenario } };
};

test('a match comes out of threads as it does here, turn by turn and at its end', async () => {
  pool = new TurnPool(1);
  await pool.ready;
  let match = start(setupOf(['JPN', 'USA']));
  while (!match.outcome) {
    const { turn } = match.world;
    const early = turn === 3;
    const input = early ? ({ type: 'close', turn } as const) : ({ type: 'end-turn', turn } as const);
    const accepted = accept(match, input, 5000);
    const here = step(match, input, 5000);
    if (!accepted.ok || !accepted.due || !here.ok) throw new Error('an input is refused');
    match = await pool.finish('a', accepted.match, accepted.due, 5000);
    expect(JSON.stringify(match)).toBe(JSON.stringify(here.match));
    expect(match).toEqual(here.match);
  }
  expect(match.world.turn).toBe(3);
}, 60_000);

test('where many turns wait they are resolved first and explained afterwards, the last one of a match at once', async () => {
  const crowded = new TurnPool(1);
  pool = crowded;
  await crowded.ready;
  const sealed = start(setupOf(['JPN']));
  const input = { type: 'end-turn', turn: 0 } as const;
  const here = step(sealed, input, 0);
  if (!here.ok) throw new Error('an input is refused');
  const short = { ...sealed, world: { ...sealed.world, turns: 1 } };
  const asked = Array.from({ length: 9 }, (_, at) => crowded.finish(`${at}`, sealed, 'turn', 0));
  const last = crowded.finish('last', short, 'turn', 0);
  const turns = await Promise.all(asked);
  const explained = turns.map(({ report }) => report !== null && isExplained(report.why));
  expect(explained).toEqual([true, true, true, true, true, true, true, false, false]);
  expect((await last).report?.why.causes.length).toBeGreaterThan(0);
  expect(turns.map(({ world }) => world)).toEqual(turns.map(() => here.match.world));
  const [first] = turns;
  if (!first) throw new Error('no turn');
  const [gone, why] = await Promise.all([
    crowded.explain('5', sealed.world, first.world),
    crowded.explain('5', sealed.world, first.world),
  ]);
  expect(why).toEqual(here.match.report?.why);
  expect(gone).toEqual(why); // it was begun at once, as no turn waited
  const busy = Array.from({ length: 6 }, (_, at) => crowded.finish(`${at}`, sealed, 'turn', 0));
  const late = [0, 1].map(() => crowded.explain('6', sealed.world, first.world));
  expect(await Promise.all(late)).toEqual([null, here.match.report?.why]);
  await Promise.all(busy);
});

test('what a thread has before it when it dies is not lost, and counts as nothing against it', async () => {
  pool = new TurnPool(1, ODD);
  await pool.ready;
  const good = of(import.meta.filename);
  const deadly = of('dies');
  const asked = [deadly, good, deadly, good].map((match, at) => pool?.finish(`${at}`, match, 'turn', 0));
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
});

test('what kills one thread is tried on another', async () => {
  pool = new TurnPool(1, ODD);
  await pool.ready;
  const match = of(join(folder, 'seen'));
  expect(await pool.finish('a', match, 'turn', 0)).toEqual(match);
});

test('what the rules fail on, or kills two threads, fails alone', async () => {
  const odd = new TurnPool(1, ODD);
  pool = odd;
  await odd.ready;
  const good = of(import.meta.filename);
  const asked = [of('throws'), good, of('dies'), good].map((match, at) =>
    odd.finish(`${at}`, match, 'turn', 0),
  );
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  await expect(asked[0]).rejects.toThrow('no such rule');
  await expect(asked[2]).rejects.toThrow('the worker died');
});
