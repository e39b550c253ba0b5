import { join } from 'node:path';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Config } from '../config.ts';
import { log } from '../log.ts';
import { Engine } from './Engine.ts';
import { holdFolder } from './hold.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Tables } from './tables.ts';

export interface Database {
  kysely: Kysely<Tables>;
  /** The same for signs of life, for which nothing else may be waited for. */
  pulse: Kysely<Tables>;
  close(): Promise<void>;
}

type Place = Pick<Config, 'data' | 'databaseUrl'>;

/** Opens the database and brings its tables up to date. */
export async function openDatabase(config: Place): Promise<Database> {
  const database = await connect(config);
  try {
    await migrate(database.kysely);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Opens PostgreSQL where DATABASE_URL names one, else the embedded database in the data folder; its tables stay as they are. */
export const connect = async (config: Place): Promise<Database> =>
  config.databaseUrl ? postgres(config.databaseUrl) : await embedded(config.data);

/** Brings tables up to date. @param to the last change to make, by name; null: the newest */
export async function migrate(kysely: Kysely<Tables>, to: string | null = null): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await (to === null ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error) throw new Error(`The database can't be brought up to date: ${String(error)}`, { cause: error });
}

/** A database that does not answer for so long is away: whoever waits is told so, and comes again. */
const PATIENCE_MS = 10_000;
/** A single question may take longer, as when tables are changed. */
const QUESTION_MS = 60_000;
/** A sign of life that takes longer comes too late, and the next one is tried on the other of its lines. */
const PULSE_MS = 3_000;
const PULSE_LINES = 2;

function postgres(url: string): Database {
  const kysely = lines(url, {
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: QUESTION_MS,
    idle_in_transaction_session_timeout: PATIENCE_MS,
  });
  const pulse = lines(url, {
    connectionTimeoutMillis: PULSE_MS,
    query_timeout: PULSE_MS,
    max: PULSE_LINES,
  });
  const close = async () => {
    await Promise.all([kysely.destroy(), pulse.destroy()]);
  };
  return { kysely, pulse, close };
}

function lines(url: string, config: pg.PoolConfig): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString: url, ...config });
  // A line may break while nobody uses it, or in the middle of a question: who asked is told, and the next one opens another.
  const broken = (error: Error) => log.warn({ err: error }, 'A line to the database broke.');
  pool.on('error', broken);
  pool.on('connect', (line) => line.on('error', broken));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function embedded(folder: string): Promise<Database> {
  const release = holdFolder(folder);
  const engine = new Engine(join(folder, 'pglite'));
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
  return { kysely, pulse: kysely, close };
}
