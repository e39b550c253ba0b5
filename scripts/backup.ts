import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { check } from '../server/backup/read.ts';
import { restore } from '../server/backup/restore.ts';
import { type Verified, verifyMatches } from '../server/backup/verify.ts';
import { backUp } from '../server/backup/write.ts';
import { type Config, readConfig } from '../server/config.ts';
import { holderOf } from '../server/database/hold.ts';
import { MIGRATIONS } from '../server/database/migrations.ts';
import { connect } from '../server/database/open.ts';
import { readOptions } from './arguments.ts';
import { wrongUse } from './goals.ts';
import { tellVerified } from './verified.ts';

const USAGE = `Usage: npm run backup -- --to FILE|FOLDER [--server URL] [--verify]
Writes all that the server keeps, as it is at this moment, into one file that only you may read. Settings are those of
the server: DATABASE_URL, or LANTHANIDE_DATA. While a server holds that folder, it is asked for the backup; it has to
have been started with ADMIN_TOKEN, and this command takes the same from the environment. --server says where it
is (default http://localhost:PORT). --verify brings the backup into a database of its own and plays every match again.`;

const { values } = readOptions(USAGE, {
  options: {
    to: { type: 'string' },
    server: { type: 'string' },
    verify: { type: 'boolean', default: false },
  },
});
if (values.to === undefined) wrongUse(USAGE);

try {
  const config = readConfig(process.env);
  const file = fileFor(values.to);
  await take(config, file, values.server ?? null);
  const { rows } = await check(file, Object.keys(MIGRATIONS));
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
  console.log(`${file}: ${rows.match} matches, ${count} rows, ${statSync(file).size} bytes`);
  if (values.verify) tellVerified(await rehearse(file));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** A name that says when, where a folder was named; what ends as one becomes one. A file that is there is never overwritten. */
function fileFor(to: string): string {
  if (/[/\\]$/.test(to)) mkdirSync(to, { recursive: true, mode: 0o700 });
  const isFolder = existsSync(to) && statSync(to).isDirectory();
  const when = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = resolve(isFolder ? join(to, `lanthanide-${when}Z.jsonl.gz`) : to);
  if (existsSync(file)) throw new Error(`There is a file ${file} already. Name another, or a folder.`);
  return file;
}

async function take(config: Config, file: string, server: string | null): Promise<void> {
  const holder = config.databaseUrl ? null : holderOf(config.data);
  if (server !== null || holder !== null)
    return fetchBackup(server ?? `http://localhost:${config.port}`, config.admin, file);
  if (!config.databaseUrl && !existsSync(join(config.data, 'pglite')))
    throw new Error(
      `There is no database in ${config.data}. LANTHANIDE_DATA names the folder of the server.`,
    );
  const database = await connect(config);
  try {
    await backUp(database.kysely, file);
  } finally {
    await database.close();
  }
}

/** Has the server that holds the database write it. */
async function fetchBackup(server: string, secret: string | null, file: string): Promise<void> {
  if (secret === null)
    throw new Error(
      `A server holds the database, and is asked for the backup at ${server}: that takes ADMIN_TOKEN, the same here as where the server was started.`,
    );
  const response = await fetch(new URL('/api/admin/backup', server), {
    headers: { authorization: `Bearer ${secret}` },
  }).catch((error: unknown) => {
    throw new Error(`No server answers at ${server}. --server URL says where it is.`, { cause: error });
  });
  if (!response.ok || !response.body) throw new Error(refusal(server, response.status));
  const part = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(response.body), createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new Error(`The backup from ${server} broke off: ${String(error)}. Try again.`, { cause: error });
  }
}

function refusal(server: string, status: number): string {
  if (status === 403) return `The server at ${server} has another ADMIN_TOKEN.`;
  if (status === 404)
    return `The server at ${server} was started without ADMIN_TOKEN. Start it with one, or stop it first.`;
  if (status === 409) return `The server at ${server} is writing a backup already. Try again later.`;
  return `The server at ${server} could not write the backup (${status}); its log says why.`;
}

/** What a restore would be, on a database that is thrown away. */
async function rehearse(file: string): Promise<Verified> {
  const folder = await mkdtemp(join(tmpdir(), 'lanthanide-rehearsal-'));
  const database = await connect({ data: folder, databaseUrl: null });
  try {
    await restore(database, file);
    return await verifyMatches(database.kysely);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
