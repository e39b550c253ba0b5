import { afterEach, expect, test, vi } from 'vitest';
import { Leases } from '../../server/cluster/Leases.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Ready } from '../../server/http/ready.ts';
import { Journal } from '../../server/journal/journal.ts';
import { log } from '../../server/log.ts';
import { TurnPool } from '../../server/match/TurnPool.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';
import { host } from '../kit/stage.ts';

const server = host();
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const well = { database: async () => undefined, workers: () => true };

test('a server that has started is ready as soon as a thread can resolve turns', async () => {
  const ask = async () => {
    const answer = await fetch(`${server.url}/readyz`);
    return [answer.status, await answer.json()];
  };
  await vi.waitFor(async () => expect(await ask()).toEqual([200, { ready: true, faults: [] }]), 10_000);
});

test('without its database a process is not ready', async () => {
  const folder = dataFolder();
  const database = await openDatabase({ data: folder, databaseUrl: null });
  const journal = new Journal(database.kysely, new Leases(database.kysely));
  const ready = new Ready({ ...well, database: () => journal.ping() });
  expect(await ready.faults()).toEqual([]);
  await database.close();
  expect(await ready.faults()).toEqual(['database']);
  removeFolder(folder);
});

test('a database that does not answer is none', async () => {
  vi.useFakeTimers();
  const ready = new Ready({ ...well, database: () => new Promise(() => undefined) });
  const faults = ready.faults();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await faults).toEqual(['database']);
});

test('threads that die as they start make a process unready; those that live make it ready again', async () => {
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const broken = new TurnPool(1, new URL('./nowhere.ts', import.meta.url));
  const sound = new TurnPool(1);
  let pool = broken;
  const ready = new Ready({ ...well, workers: () => pool.alive });
  await vi.waitFor(() => expect(log.error).toHaveBeenCalled(), 10_000);
  expect(await ready.faults()).toEqual(['workers']);
  pool = sound;
  await sound.ready;
  expect(await ready.faults()).toEqual([]);
  await Promise.all([broken.close(), sound.close()]);
  expect(await ready.faults()).toEqual(['workers']);
});

test('whoever is to be told of a drain is told once, and the process is ready no more', async () => {
  const ready = new Ready(well);
  const told = vi.fn();
  ready.onDrain(told);
  ready.drain();
  ready.drain();
  expect(told).toHaveBeenCalledTimes(1);
  expect(await ready.faults()).toEqual(['draining']);
});
