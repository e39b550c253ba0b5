import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AbortedTransactionError, Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Engine } from '../../server/database/Engine.ts';
import { removeFolder } from '../kit/server.ts';

const sent = Worker.prototype.postMessage;
const folder = mkdtempSync(join(tmpdir(), 'lanthanide-'));
let engine: Engine;
let database: Kysely<{ word: { id: number; said: string } }>;

beforeAll(async () => {
  engine = new Engine(folder);
  database = new Kysely({ dialect: new PGliteDialect({ pglite: engine }) });
  await sql`create table word (id int primary key, said text)`.execute(database);
});

afterAll(async () => {
  await engine.close().catch(() => undefined);
  removeFolder(folder);
});

const say = (id: number, to: Pick<typeof database, 'insertInto'> = database) =>
  to
    .insertInto('word')
    .values({ id, said: `word ${id}` })
    .execute();
const said = async () =>
  (await database.selectFrom('word').select('id').orderBy('id').execute()).map(({ id }) => id);

test('the embedded database does in its thread what it is asked, and says why it does not', async () => {
  await say(1);
  await expect(say(1)).rejects.toMatchObject({
    code: '23505',
    message: expect.stringContaining('word_pkey'),
  });
  await expect(sql`select 1 from nowhere`.execute(database)).rejects.toMatchObject({ code: '42P01' });
  expect(await said()).toEqual([1]);
});

test('a transaction is kept as a whole or not at all, and nobody else gets into it', async () => {
  const inside = database.transaction().execute(async (transaction) => {
    await say(2, transaction);
    const outside = say(3);
    await say(4, transaction);
    return { outside };
  });
  const { outside } = await inside;
  await outside;
  await expect(
    database.transaction().execute(async (transaction) => {
      await say(5, transaction);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await said()).toEqual([1, 2, 3, 4]);
});

test('a transaction in which something failed is not taken for kept', async () => {
  const done = database.transaction().execute(async (transaction) => {
    await say(6, transaction);
    await say(1, transaction).catch(() => undefined);
  });
  await expect(done).rejects.toBeInstanceOf(AbortedTransactionError);
  expect(await said()).not.toContain(6);
});

test('a folder that holds no database is named as such', async () => {
  const odd = join(folder, 'PG_VERSION');
  await expect(new Engine(odd).waitReady).rejects.toBeInstanceOf(Error);
});

test('when its thread dies, what it was doing fails, and another goes on with what was kept', async () => {
  const threads: Worker[] = [];
  const post = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...said) {
    threads.push(this);
    return sent.call(this, ...said);
  });
  await say(7);
  const half = database.transaction().execute(async (transaction) => {
    await say(8, transaction);
    await threads.at(-1)?.terminate();
    await say(9, transaction);
  });
  await expect(half).rejects.toThrow('has stopped');
  const [one, other] = await Promise.all([said(), said()]);
  expect(one).toEqual(other);
  expect(one).toContain(7);
  expect(one).not.toContain(8);
  expect(one).not.toContain(9);
  expect(new Set(threads).size).toBe(2);
  post.mockRestore();
});

test('whoever waits when a thread dies is told so', async () => {
  const asked = expect(sql`select pg_sleep(60)`.execute(database)).rejects.toThrow('has stopped');
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  await vi.waitFor(() => expect(post.mock.contexts.length).toBeGreaterThan(0));
  const [thread] = post.mock.contexts;
  post.mockRestore();
  if (!(thread instanceof Worker)) throw new Error('nothing was asked');
  await thread.terminate();
  await asked;
  expect(await said()).toContain(7);
});
