import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { start } from '#shared/match/match.ts';
import { HeldElsewhere, Leases, LostHold } from '../../server/cluster/Leases.ts';
import { type Database, openDatabase } from '../../server/database/open.ts';
import type { Tables } from '../../server/database/tables.ts';
import { Journal } from '../../server/journal/journal.ts';
import { setupOf } from '../kit/host.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';

const data = dataFolder();
let database: Database;
let rows: Kysely<Tables>;
const entered: Leases[] = [];
beforeAll(async () => {
  database = await openDatabase({ data, databaseUrl: null });
  rows = database.kysely;
});
// Nobody says that it lives unless a test lets a second pass.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(async () => {
  vi.useRealTimers();
  for (const leases of entered.splice(0)) await leases.close();
  await rows.deleteFrom('lease').execute();
  await rows.deleteFrom('process').execute();
});
afterAll(async () => {
  await database.close();
  removeFolder(data);
});

/** A process that others may reach, and what it was told to have lost. */
async function enter(id: string, address: string | null = `http://${id}:1`) {
  const leases = new Leases(rows);
  const lost: string[] = [];
  await leases.enter(id, address, (place) => lost.push(place));
  entered.push(leases);
  return { leases, lost };
}

/** Makes a process look as if it had been silent for so many seconds. */
const silence = (id: string, seconds: number) =>
  rows
    .updateTable('process')
    .set({
      until: sql`now() - ${seconds - 5} * interval '1 s'`,
      seen: sql`now() - ${seconds} * interval '1 s'`,
    })
    .where('id', '=', id)
    .execute();

test('a place has one holder, and others learn where it is', async () => {
  const one = await enter('one');
  const two = await enter('two');
  const hold = await one.leases.take('m');
  expect(hold.away).toBe(0);
  expect(await one.leases.take('m')).toBe(hold);
  await expect(two.leases.take('m')).rejects.toMatchObject({ peer: { id: 'one', address: 'http://one:1' } });
  expect(await two.leases.elsewhere('m')).toMatchObject({ id: 'one' });
  expect(await one.leases.elsewhere('m')).toBeNull();
});

test('of many who ask at the same moment one gets it', async () => {
  const all = await Promise.all(['one', 'two', 'three'].map((id) => enter(id)));
  const taken = await Promise.allSettled(all.map(({ leases }) => leases.take('m')));
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of taken) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(HeldElsewhere);
});

test('what a silent process held is free, and it is told how long nobody was there', async () => {
  const one = await enter('one');
  const two = await enter('two');
  await one.leases.take('m');
  await silence('one', 20);
  const hold = await two.leases.take('m');
  expect(hold.away).toBeGreaterThanOrEqual(20_000);
  expect(hold.away).toBeLessThan(60_000);
});

test('what was put to rest is free at once, and no time was lost', async () => {
  const one = await enter('one');
  const two = await enter('two');
  await one.leases.release(await one.leases.take('m'));
  expect((await two.leases.take('m')).away).toBe(0);
});

test('whoever takes a place anew while it is being put to rest keeps it', async () => {
  const one = await enter('one');
  const two = await enter('two');
  const old = await one.leases.take('m');
  one.leases.letGo(old);
  const hold = await one.leases.take('m');
  expect(hold).toMatchObject({ away: 0 });
  expect(hold.token).not.toBe(old.token);
  await one.leases.release(old);
  expect(await one.leases.take('m')).toBe(hold);
  await expect(two.leases.take('m')).rejects.toBeInstanceOf(HeldElsewhere);
});

test('a process that drains takes nothing more, hands over what it has, and says who else there is', async () => {
  const one = await enter('one');
  const two = await enter('two');
  const hold = await one.leases.take('m');
  await one.leases.drain();
  await expect(one.leases.take('n')).rejects.toMatchObject({ peer: { id: 'two' } });
  await expect(two.leases.take('m')).rejects.toBeInstanceOf(HeldElsewhere);
  await one.leases.release(hold);
  expect((await two.leases.take('m')).place).toBe('m');
});

test('a match by other rules is for a process that has these', async () => {
  const one = await enter('one');
  const older = new Leases(rows, 'older');
  await older.enter('older', 'http://older:1', () => undefined);
  entered.push(older);
  expect(await one.leases.withRules('older')).toMatchObject({ id: 'older' });
  expect(await one.leases.withRules('oldest')).toBeNull();
  await older.close();
  expect(await one.leases.withRules('older')).toBeNull();
});

test('a process that leaves frees everything', async () => {
  const one = await enter('one');
  const two = await enter('two');
  await one.leases.take('m');
  await one.leases.close();
  expect((await two.leases.take('m')).place).toBe('m');
});

test('a process that is alone knows that all before it are dead', async () => {
  const before = await enter('before', null);
  await before.leases.take('m');
  const now = await enter('now', null);
  expect((await now.leases.take('m')).place).toBe('m');
});

test('whoever lost a match while it stood still can write nothing to it, and is told', async () => {
  const one = await enter('one');
  const two = await enter('two');
  const journal = new Journal(rows, one.leases);
  await journal.create('m', start(setupOf(['JPN'])), [{ nation: 'JPN', token: 'a hash' }]);
  const hold = await one.leases.take('m');
  const seal = JSON.stringify({ type: 'seal', seat: 'JPN', turn: 0 });
  await journal.of('m', hold).append(1, 5000, seal, null);

  await silence('one', 20);
  const theirs = await two.leases.take('m');
  await expect(journal.of('m', hold).append(2, 6000, seal, null)).rejects.toBeInstanceOf(LostHold);
  expect(one.lost).toEqual(['m']);
  await new Journal(rows, two.leases).of('m', theirs).append(2, 7000, seal, null);
  const stored = await rows.selectFrom('input').select(['seq', 'at']).orderBy('seq').execute();
  expect(stored.map(({ seq, at }) => [seq, Number(at)])).toEqual([
    [1, 5000],
    [2, 7000],
  ]);
});

test('a process that wakes from a long silence finds out by itself what it has lost', async () => {
  const one = await enter('one');
  const two = await enter('two');
  await one.leases.take('m');
  await one.leases.take('n');
  await silence('one', 20);
  await two.leases.take('m');
  expect(one.lost).toEqual([]);
  vi.advanceTimersByTime(1000);
  await expect.poll(() => one.lost, { timeout: 10_000 }).toEqual(['m']);
  expect(one.leases.holds('n')).toBe(true);
});
