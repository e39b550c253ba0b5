import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { NOTHING } from '#shared/explain/cause.ts';
import { type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import type { Recovered } from '#shared/match/recovery.ts';
import { step } from '#shared/match/step.ts';
import { DamagedMatch } from '#shared/match/stored.ts';
import { Table } from '#shared/match/table.ts';
import { good, range, text, turnDate } from '#shared/text.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { type Hold, Leases, LostHold } from '../../server/cluster/Leases.ts';
import { type Database, openDatabase } from '../../server/database/open.ts';
import type { Tables } from '../../server/database/tables.ts';
import { Journal } from '../../server/journal/journal.ts';
import { checksum } from '../../server/journal/rows.ts';
import { log } from '../../server/log.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';

const setup: MatchSetup = {
  rules: RULES,
  scenario: '2010-senkaku',
  seed: 3,
  turns: 6,
  people: ['JPN'],
  bots: {},
  clock: 60,
  standIn: null,
  chat: 'free',
  watch: false,
  advice: true,
  started: 1000,
};

const data = dataFolder();
let database: Database;
let rows: Kysely<Tables>;
let journal: Journal;
let hold: Hold;
beforeAll(async () => {
  database = await openDatabase({ data, databaseUrl: null });
  rows = database.kysely;
  journal = new Journal(rows, new Leases(rows));
  hold = await journal.leases.take('all of them');
});
afterAll(async () => {
  await database.close();
  removeFolder(data);
});
beforeEach(async () => {
  await rows.deleteFrom('match').execute();
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const tableOf = (id: string, recovered: Recovered) =>
  new Table(id, journal.of(id, hold), recovered, {
    now: Date.now,
    fault: (what, error) => log.error({ err: error }, what),
  });

/** A match with three turns played and a draft in the fourth, all stored under this id. */
async function played(id: string): Promise<Match> {
  const match = start(setup);
  await journal.create(id, match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf(id, { match, seq: 0 });
  for (let turn = 0; turn < 3; turn++) await table.play({ type: 'seal', seat: 'JPN', turn });
  const orders = [{ kind: 'recycling' as const, level: 2 as const }];
  await table.play({ type: 'draft', seat: 'JPN', turn: 3, orders });
  return table.match;
}

test('a match comes back as it was: world, draft, report, deadline', async () => {
  const match = await played('a');
  expect(await journal.recover('a')).toEqual({ match, seq: 4 });
});

test('an unknown match is nothing, not a fault', async () => {
  expect(await journal.recover('nobody')).toBeNull();
});

test.each<[string, { state?: string; checksum?: string }]>([
  ['is cut short', { state: '{"setup":' }],
  ['is another text', { state: '{}' }],
  ['has another checksum', { checksum: 'beef' }],
])('a snapshot that %s is passed over, and the turn computed again', async (_, damage) => {
  const match = await played('a');
  await rows.updateTable('snapshot').set(damage).where('turn', '=', 3).execute();
  expect(await journal.recover('a')).toEqual({ match, seq: 4 });
  expect(log.error).toHaveBeenCalledWith(
    { match: 'a', turn: 3 },
    expect.stringContaining('snapshot is damaged'),
  );
});

test('a turn that was stored unexplained is explained when its match comes back', async () => {
  const match = await played('a');
  const { state } = await rows
    .selectFrom('snapshot')
    .select('state')
    .where('turn', '=', 3)
    .executeTakeFirstOrThrow();
  const stored = JSON.parse(state);
  const unexplained = JSON.stringify({ ...stored, report: { ...stored.report, why: NOTHING } });
  await rows
    .updateTable('snapshot')
    .set({ state: unexplained, checksum: checksum(unexplained) })
    .where('turn', '=', 3)
    .execute();
  expect(await journal.recover('a')).toEqual({ match, seq: 4 });
  expect(log.error).not.toHaveBeenCalled();
});

test('without any sound snapshot a match is played from its inputs alone', async () => {
  const match = await played('a');
  await rows.updateTable('snapshot').set({ state: 'gone' }).execute();
  expect(await journal.recover('a')).toEqual({ match, seq: 4 });
});

test('a turn that comes out otherwise than stored is refused by name, and other matches are untouched', async () => {
  await played('a');
  const other = await played('b');
  await rows
    .updateTable('snapshot')
    .set({ state: 'gone', hash: 'ff' })
    .where('match', '=', 'a')
    .where('turn', '=', 3)
    .execute();
  await expect(journal.recover('a')).rejects.toThrow(
    new DamagedMatch('Match a: turn 2 comes out otherwise than it was stored.'),
  );
  expect(await journal.recover('b')).toEqual({ match: other, seq: 4 });
});

test.each([
  ['unreadable', '{"type":"draft"', /input 4 can't be read/],
  ['of an unknown kind', '{"type":"cheat","seat":"JPN","turn":3}', /input 4 can't be read/],
  [
    'with a broken order',
    '{"type":"draft","seat":"JPN","turn":3,"orders":[{"kind":"quota"}]}',
    /input 4 can't be read/,
  ],
  ['out of turn', '{"type":"seal","seat":"JPN","turn":9}', /input 4 is refused on recovery \(wrong-turn\)/],
])('an input that is %s makes its match refuse to open', async (_, input, message) => {
  await played('a');
  await rows.updateTable('input').set({ input }).where('seq', '=', 4).execute();
  await expect(journal.recover('a')).rejects.toThrow(message);
});

test('a missing input is noticed', async () => {
  await played('a');
  await rows.updateTable('input').set({ seq: 6 }).where('seq', '=', 4).execute();
  await expect(journal.recover('a')).rejects.toThrow('Match a: input 4 is missing from the journal.');
});

test('a match by other rules is not continued by these', async () => {
  await played('a');
  const old = start({ ...setup, rules: '0' });
  await journal.create('old', old, [{ nation: 'JPN', token: 'a hash' }]);
  await expect(journal.recover('old')).rejects.toThrow(/Match old is played by rules 0/);
});

test('a match that ended by other rules is brought back, also as it was a turn before its end', async () => {
  const late = { ...setup, turns: 4, watch: true, late: true };
  const match = start(late);
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  for (let turn = 0; turn < 4; turn++) await table.play({ type: 'seal', seat: 'JPN', turn });
  const old = { ...late, rules: '0' };
  await rows
    .updateTable('match')
    .set({ setup: JSON.stringify(old) })
    .execute();
  for (const { turn, state: stored } of await rows
    .selectFrom('snapshot')
    .select(['turn', 'state'])
    .execute()) {
    const state = JSON.stringify({ ...JSON.parse(stored), setup: old });
    await rows
      .updateTable('snapshot')
      .set({ state, checksum: checksum(state) })
      .where('turn', '=', turn)
      .execute();
  }
  const recovered = await journal.recover('a');
  expect(recovered?.match.outcome?.hash).toBe(hash(table.match.world));
  expect(recovered?.past?.world.turn).toBe(3);
});

test('a turn whose time ran out comes back with the same deadline', async () => {
  const match = start(setup);
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  expect(await table.play({ type: 'time-up', turn: 0 })).toEqual({ ok: true, resolved: true, letters: [] });
  const recovered = await journal.recover('a');
  expect(recovered?.match.deadline).toBe(table.match.deadline);
  expect(recovered?.match.deadline).toBeGreaterThan(setup.started + 60_000);
});

test('what the journal could not store has not happened, and the match goes on', async () => {
  const before = await played('a');
  const table = tableOf('a', { match: before, seq: 4 });
  vi.spyOn(journal, 'append').mockRejectedValueOnce(new Error('the disk is full'));
  const seal = { type: 'seal', seat: 'JPN', turn: 3 } as const;
  expect(await table.play(seal)).toEqual({ ok: false, error: { code: 'not-stored' } });
  expect(hash(table.match.world)).toBe(hash(before.world));
  expect(table.match).toEqual(before);
  expect(await table.play(seal)).toEqual({ ok: true, resolved: true, letters: [] });
  expect(await journal.recover('a')).toEqual({ match: table.match, seq: 5 });
});

test('an input that was stored though the answer was lost counts when the journal is asked again', async () => {
  const before = await played('a');
  const table = tableOf('a', { match: before, seq: 4 });
  const append = journal.append.bind(journal);
  vi.spyOn(journal, 'append').mockImplementationOnce(async (...stored) => {
    await append(...stored);
    throw new Error('the connection to the database broke');
  });
  await table.play({ type: 'draft', seat: 'JPN', turn: 3, orders: [] });
  expect(await table.play({ type: 'seal', seat: 'JPN', turn: 3 })).toEqual({
    ok: true,
    resolved: true,
    letters: [],
  });
  expect(await journal.recover('a')).toEqual({ match: table.match, seq: 6 });
});

test('inputs asked at once are played one after the other, each stored before the next', async () => {
  const match = start(setup);
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  const turns = [0, 0, 1, 2];
  const answers = await Promise.all(turns.map((turn) => table.play({ type: 'seal', seat: 'JPN', turn })));
  expect(answers.map((answer) => (answer.ok ? 'resolved' : answer.error.code))).toEqual([
    'resolved',
    'wrong-turn',
    'resolved',
    'resolved',
  ]);
  expect(await journal.recover('a')).toEqual({ match: table.match, seq: 3 });
});

test('numbers that JSON does not know are played as they are stored', async () => {
  const match = start(setup);
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  const orders = [{ kind: 'stockpile' as const, commodity: 'light' as const, tonnes: -0, limit: 5 }];
  await table.play({ type: 'draft', seat: 'JPN', turn: 0, orders });
  expect(await journal.recover('a')).toEqual({ match: table.match, seq: 1 });
});

test('a match played to its end stays loadable with its outcome', async () => {
  const match = start(setup);
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  for (let turn = 0; turn < 6; turn++) await table.play({ type: 'seal', seat: 'JPN', turn });
  const recovered = await journal.recover('a');
  expect(recovered?.match.outcome?.hash).toBe(hash(table.match.world));
  expect(step(table.match, { type: 'seal', seat: 'JPN', turn: 6 }, 0)).toEqual({
    ok: false,
    error: { code: 'over' },
  });
});

test('what a bot has decided, and why, comes back with the match', async () => {
  const match = start({
    ...setup,
    people: ['JPN', 'USA', 'EUR'],
    bots: { CHN: { character: 'hawk', strength: 2 } },
  });
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  const why = text('why.short', { good: good('heavy'), need: range(3, 5, 't'), by: turnDate(2) });
  const decided = {
    type: 'bot',
    seat: 'CHN',
    turn: 0,
    orders: [{ kind: 'recycling', level: 1 }],
    reasons: [{ subject: 'recycling', why, secret: false }],
  } as const satisfies Input;
  expect(await table.play({ ...decided, orders: [...decided.orders] })).toMatchObject({
    ok: true,
    resolved: false,
  });
  expect(await journal.recover('a')).toEqual({ match: table.match, seq: 1 });
  await table.play({ type: 'time-up', turn: 0 });
  expect(table.match.motives).toMatchObject([{ turn: 0, nation: 'CHN', why }]);
  expect(await journal.recover('a')).toEqual({ match: table.match, seq: 2 });
});

test('a match from before bots could think goes on as it was', async () => {
  const match = await played('a');
  const { bots: _, ...oldSetup } = setup;
  const seats = each(NATIONS, (nation) => {
    const { strength: _strength, decision: _decision, ...seat } = match.seats[nation];
    return { ...seat, draft: [], version: 0 };
  });
  const { motives: _motives, ...old } = match;
  const state = JSON.stringify({ ...old, seats, setup: oldSetup });
  const checksum = createHash('sha256').update(state).digest('hex');
  await rows
    .updateTable('match')
    .set({ setup: JSON.stringify(oldSetup) })
    .execute();
  await rows.updateTable('snapshot').set({ state, checksum }).where('turn', '=', 3).execute();
  expect(await journal.recover('a')).toStrictEqual({ match, seq: 4 });
  expect(log.error).not.toHaveBeenCalled();
});

test('whoever reads a match while it goes on reads it as it was at one moment', async () => {
  const match = start(setup);
  await journal.create('a', match, [{ nation: 'JPN', token: 'a hash' }]);
  const table = tableOf('a', { match, seq: 0 });
  let over = false;
  const readers = Array.from({ length: 4 }, async () => {
    const turns: number[] = [];
    while (!over) {
      turns.push((await journal.recover('a'))?.match.world.turn ?? -1);
      await new Promise(setImmediate); // as between two requests
    }
    return turns;
  });
  for (let turn = 0; turn < (setup.turns ?? 0); turn++) await table.play({ type: 'seal', seat: 'JPN', turn });
  over = true;
  for (const turns of await Promise.all(readers)) expect(turns).toEqual(turns.toSorted((a, b) => a - b));
});

test('inputs of several matches are stored together; a fault of one, or a place that was lost, is its own', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  for (const id of ids) await journal.create(id, start(setup), [{ nation: 'JPN', token: 'a hash' }]);
  const input = JSON.stringify({ type: 'seal', seat: 'JPN', turn: 0 });
  const store = (id: string, seq: number, by = hold) => journal.append(id, by, seq, 5, input, null);
  await store('b', 1);
  const execute = vi.spyOn(rows.getExecutor(), 'executeQuery');
  expect(await Promise.allSettled([store('a', 1), store('c', 1), store('d', 1)])).toEqual(
    ids.slice(1).map(() => ({ status: 'fulfilled', value: undefined })),
  );
  expect(execute).toHaveBeenCalledTimes(1);
  const stranger = { ...hold, token: 'another' };
  const [again, lost, good] = await Promise.allSettled([
    store('b', 1),
    store('c', 2, stranger),
    store('d', 2),
  ]);
  expect(again).toMatchObject({ status: 'rejected', reason: expect.objectContaining({ code: '23505' }) });
  expect(lost).toMatchObject({ status: 'rejected', reason: expect.any(LostHold) });
  expect(good.status).toBe('fulfilled');
  const stored = await rows
    .selectFrom('input')
    .select(['match', 'seq'])
    .orderBy('match')
    .orderBy('seq')
    .execute();
  expect(stored.map(({ match, seq }) => `${match}${seq}`)).toEqual(['a1', 'b1', 'c1', 'd1', 'd2']);
});
