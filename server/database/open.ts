import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Config } from '../config.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Tables } from './tables.ts';

export interface Database {
  kysely: Kysely<Tables>;
  close(): Promise<void>;
}

/** Opens PostgreSQL where DATABASE_URL names one, else the embedded database in the data folder, and brings its tables up to date. */
export async function openDatabase(config: Config): Promise<Database> {
  const database = config.databaseUrl ? postgres(config.databaseUrl) : await embedded(config.data);
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: async () => MIGRATIONS },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await database.close();
    throw new Error(`The database can't be brought up to date: ${String(error)}`, { cause: error });
  }
  return database;
}

function postgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, close: () => kysely.destroy() };
}

async function embedded(folder: string): Promise<Database> {
  const release = holdFolder(folder);
  const engine = new PGlite(join(folder, 'pglite'));
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) });
  const close = async () => {
    await kysely.destroy();
    release();
  };
  try {
    await engine.waitReady;
  } catch (error) {
    release();
    throw new Error(`The data folder ${folder} can't be opened as a database: ${String(error)}`, {
      cause: error,
    });
  }
  return { kysely, close };
}

/** One process per folder: two would tear the embedded database apart. A lock left by a dead process does not count. */
function holdFolder(folder: string): () => void {
  const lock = join(folder, 'lock');
  try {
    mkdirSync(folder, { recursive: true });
    const holder = lockHolder(lock);
    if (holder !== null && isAlive(holder))
      throw new Error(
        `it is in use by process ${holder}. Stop that one first, or set LANTHANIDE_DATA to another folder`,
      );
    rmSync(lock, { force: true });
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The data folder ${folder} can't be used: ${reason}.`, { cause: error });
  }
  return () => rmSync(lock, { force: true });
}

function lockHolder(lock: string): number | null {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
