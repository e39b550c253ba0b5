import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { type Kysely, sql, type Transaction } from 'kysely';
import { MIGRATIONS } from '../database/migrations.ts';
import type { Tables } from '../database/tables.ts';
import { VERSION } from '../version.ts';
import { BackupError, type End, FORMAT, type Head, KEPT, type Kept } from './format.ts';

/** Rows that are read at once: a snapshot is some 100 kB. */
const ROWS = 25;

export interface Taken {
  rows: Record<string, number>; // by table
  sha256: string; // of what is in it, hex
}

/**
 * Writes all tables into a file as they are at one moment, however much is played meanwhile. The embedded database
 * does one thing at a time: until the file is written, inputs wait. The file is there whole or not at all, and only
 * its owner may read it: names and letters are in it.
 */
export async function backUp(database: Kysely<Tables>, file: string): Promise<Taken> {
  const part = `${file}.part`;
  const out = createWriteStream(part, { mode: 0o600 });
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const failed = new AbortController(); // as when the disk is full
  const written = pipeline(gzip, out);
  written.catch((error: unknown) => failed.abort(error));
  try {
    const taken = await database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => writeTables(transaction, gzip, failed.signal));
    gzip.end();
    await written;
    await rename(part, file);
    return taken;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => undefined);
    await rm(part, { force: true });
    throw failed.signal.aborted ? failed.signal.reason : error;
  }
}

async function writeTables(
  transaction: Transaction<Tables>,
  gzip: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<Taken> {
  const hash = createHash('sha256');
  const write = async (lines: string) => {
    signal.throwIfAborted();
    hash.update(lines);
    if (!gzip.write(lines)) await once(gzip, 'drain', { signal });
  };
  const first: Head = {
    lanthanide: 'backup',
    format: FORMAT,
    version: VERSION,
    made: new Date().toISOString(),
    migration: await lastMigration(transaction),
  };
  await write(`${JSON.stringify(first)}\n`);
  const rows: Record<string, number> = {};
  for (const table of KEPT) {
    await write(`${JSON.stringify({ table })}\n`);
    rows[table] = await writeTable(transaction, table, write);
  }
  const last: End = { rows, sha256: hash.digest('hex') };
  gzip.write(`${JSON.stringify(last)}\n`);
  return last;
}

async function writeTable(
  transaction: Transaction<Tables>,
  table: Kept,
  write: (lines: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  await sql`declare kept no scroll cursor for
    select row_to_json(one)::text as row from ${sql.table(table)} as one`.execute(transaction);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(ROWS)} from kept`.execute(transaction);
    if (rows.length === 0) break;
    count += rows.length;
    await write(`${rows.map(({ row }) => row).join('\n')}\n`);
  }
  await sql`close kept`.execute(transaction);
  return count;
}

async function lastMigration(transaction: Transaction<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(transaction);
  const name = rows[0]?.name ?? '';
  if (name !== Object.keys(MIGRATIONS).at(-1))
    throw new BackupError(
      'The tables of the database are those of another Lanthanide. Take the backup with that one, or start this one on it first.',
    );
  return name;
}
