import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RULES } from '#shared/world/rules.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { type Database, openDatabase } from '../../server/database/open.ts';
import type { Tables } from '../../server/database/tables.ts';
import { newDatabase, urlOf } from '../kit/cluster.ts';

let url: string;
let rows: Kysely<Tables>; // as somebody beside the processes sees them
const opened: Database[] = [];
const entered: Leases[] = [];
beforeAll(async () => {
  url = urlOf(await newDatabase());
  rows = (await open()).kysely;
});
afterEach(async () => {
  for (const leases of entered.splice(0)) await leases.close();
});
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
});

/** The database as another process has it. */
async function open(): Promise<Database> {
  const database = await openDatabase({ data: '', databaseUrl: url });
  opened.push(database);
  return database;
}

async function enter(id: string, { kysely, pulse }: Database): Promise<Leases> {
  const leases = new Leases(kysely, RULES, pulse);
  await leases.enter(id, `http://${id}:1`, () => undefined);
  entered.push(leases);
  return leases;
}

test('a process in a rush says that it lives, though all its lines to the database are busy', async () => {
  const busy = await open();
  await enter('busy', busy);
  const rush = Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(8)`.execute(busy.kysely)));
  await new Promise((passed) => setTimeout(passed, 6500));
  const process = await rows
    .selectFrom('process')
    .select(sql<boolean>`until > now()`.as('lives'))
    .where('id', '=', 'busy')
    .executeTakeFirstOrThrow();
  expect(process.lives).toBe(true);
  await rush;
}, 30_000);
