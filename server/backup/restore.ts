import { type Kysely, sql, type Transaction } from 'kysely';
import { MIGRATIONS } from '../database/migrations.ts';
import { type Database, migrate } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { BackupError, KEPT, type Kept, LEFT_OUT } from './format.ts';
import { type Checked, check, rowsOf } from './read.ts';

/** Characters of rows that are written at once. */
const BATCH = 1_000_000;

/**
 * Brings a backup into an empty database: tables as they were when it was taken, its rows, all or none, and then
 * every change of the tables since. Throws BackupError, and changes nothing, where the file is not whole or where
 * something is in the database.
 * @param database no migration has to have run on it
 */
export async function restore(database: Database, file: string): Promise<Checked> {
  const checked = await check(file, Object.keys(MIGRATIONS));
  const { kysely } = database;
  await refuseFull(kysely);
  // Nobody's tables: of a server that was started once, at most with keys of its own that nobody has relied on.
  for (const table of [...KEPT, ...LEFT_OUT])
    await sql`drop table if exists ${sql.table(table)} cascade`.execute(kysely);
  await migrate(kysely, checked.head.migration);
  await kysely.transaction().execute((transaction) => fill(transaction, file));
  await migrate(kysely);
  return checked;
}

/** Also where a server runs on it, though nothing is in it yet. */
async function refuseFull(database: Kysely<Tables>): Promise<void> {
  const { rows: there } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(database);
  if (there.some(({ name }) => name === 'process')) {
    const { rows } = await sql`select 1 from process where until > now() limit 1`.execute(database);
    if (rows.length > 0)
      throw new BackupError('A server runs on this database. Stop all its servers, then restore.');
  }
  for (const table of KEPT) {
    if (table === 'signing_key' || !there.some(({ name }) => name === table)) continue;
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(database);
    if (rows.length > 0)
      throw new BackupError(
        `The database is not empty: there is something in its table ${table}. Restore into an empty database or data folder (LANTHANIDE_DATA, DATABASE_URL).`,
      );
  }
}

async function fill(transaction: Transaction<Tables>, file: string): Promise<void> {
  let table: Kept | null = null;
  let held: string[] = [];
  let size = 0;
  const flush = async () => {
    if (table && held.length > 0) await insert(transaction, table, held);
    held = [];
    size = 0;
  };
  for await (const one of rowsOf(file)) {
    if (one.table !== table || size > BATCH) await flush();
    table = one.table;
    held.push(one.row);
    size += one.row.length;
  }
  await flush();
}

/** The database itself reads what it or another has written, letter for letter. */
async function insert(transaction: Transaction<Tables>, table: Kept, rows: string[]): Promise<void> {
  const name = sql.table(table);
  await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${`[${rows.join(',')}]`}::json)`.execute(
    transaction,
  );
}
