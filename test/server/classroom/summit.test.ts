import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ClassHost } from '../../../server/classroom/ClassHost.ts';
import { Reviewer } from '../../../server/classroom/Reviewer.ts';
import { ClassStore } from '../../../server/classroom/store.ts';
import { Worlds } from '../../../server/classroom/worlds.ts';
import { Leases } from '../../../server/cluster/Leases.ts';
import { type Database, openDatabase } from '../../../server/database/open.ts';
import { Journal } from '../../../server/journal/journal.ts';
import { log } from '../../../server/log.ts';
import { Lesson } from '../../kit/lesson.ts';
import { dataFolder, removeFolder } from '../../kit/server.ts';

const data = dataFolder();
let database: Database;
const reviewer = new Reviewer();
beforeAll(async () => {
  database = await openDatabase({ data, databaseUrl: null });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await reviewer.close();
  await database.close();
  removeFolder(data);
});

test('while the database is away the end of a summit is tried again now and then, and comes when it is back', async () => {
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const leases = new Leases(database.kysely);
  const store = new ClassStore(database.kysely, leases);
  const lesson = new Lesson();
  lesson.now = Date.now();
  lesson.start(2).command({ do: 'summit', seconds: 60 });
  const save = vi.spyOn(store, 'save').mockRejectedValue(new Error('the database is away'));
  const ended = { ...lesson.class, summitEnds: Date.now() - 1 };
  const stored = {
    class: ended,
    keys: { teacher: '', pin: '', screen: '' },
    seats: [],
    alive: Date.now(),
  };
  const worlds = new Worlds(new Journal(database.kysely, leases));
  const host = new ClassHost(stored, await leases.take('ABCDEF'), store, worlds, reviewer);
  await new Promise((passed) => setTimeout(passed, 1500));
  expect(save.mock.calls.length).toBeLessThanOrEqual(3);
  save.mockResolvedValue(undefined);
  await vi.waitFor(() => expect(host.class.phase).toBe('running'), 3000);
  await host.close();
});
