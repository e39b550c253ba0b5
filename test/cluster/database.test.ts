import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { start } from '#shared/match/match.ts';
import { Table } from '#shared/match/table.ts';
import { RULES } from '#shared/world/rules.ts';
import type { NationId } from '#shared/world/terms.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { type Database, openDatabase } from '../../server/database/open.ts';
import type { Tables } from '../../server/database/tables.ts';
import { Journal } from '../../server/journal/journal.ts';
import { Ranking } from '../../server/ranking/Ranking.ts';
import { newDatabase, urlOf } from '../kit/cluster.ts';
import { setupOf } from '../kit/host.ts';

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

test('two processes that rate the same people at the same moment count both matches', async () => {
  const seats: { nation: NationId; account: string }[] = [
    { nation: 'JPN', account: 'ann' },
    { nation: 'USA', account: 'ben' },
  ];
  for (const { account } of seats)
    await rows.insertInto('account').values({ id: account, name: account, created: '0' }).execute();
  const counting: (() => Promise<void>)[] = [];
  for (const id of ['one', 'two']) {
    const database = await open();
    const leases = await enter(id, database);
    const journal = new Journal(database.kysely, leases);
    const match = start(setupOf(['JPN', 'USA']));
    await journal.create(id, match, [{ nation: 'JPN', token: id }]);
    const table = new Table(
      id,
      journal.of(id, await leases.take(id)),
      { match, seq: 0 },
      {
        now: Date.now,
        fault: () => undefined,
      },
    );
    for (let turn = 0; turn < 4; turn++)
      for (const { nation } of seats) await table.play({ type: 'seal', seat: nation, turn });
    expect(table.match.outcome).not.toBeNull();
    const ranking = new Ranking(database.kysely, journal);
    await ranking.enlist(id, seats);
    counting.push(() => ranking.ended(id));
  }
  // Nobody can write a rating until both have come as far as they can.
  const counted = await rows.transaction().execute(async (transaction) => {
    await sql`lock table rating in share row exclusive mode`.execute(transaction);
    const both = Promise.all(counting.map((count) => count()));
    await expect
      .poll(
        async () => {
          const waiting = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(rows);
          return waiting.rows.length;
        },
        { timeout: 20_000 },
      )
      .toBe(2);
    return { both };
  });
  await counted.both;
  const ratings = await rows.selectFrom('rating').select(['account', 'games']).orderBy('account').execute();
  expect(ratings).toEqual([
    { account: 'ann', games: 2 },
    { account: 'ben', games: 2 },
  ]);
}, 60_000);
