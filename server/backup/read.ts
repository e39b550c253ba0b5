import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BackupError, end, FORMAT, type Head, head, type Kept, tableLine } from './format.ts';

/** What a backup says of itself, once all of it has been read. */
export interface Checked {
  head: Head;
  rows: Record<string, number>; // by table
}

/** Reads a whole backup: throws BackupError where anything is missing, altered, or newer than this program. */
export async function check(file: string, migrations: readonly string[]): Promise<Checked> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  let first: Head | null = null;
  let table: Kept | null = null;
  let last: string | null = null;
  for await (const line of linesOf(file)) {
    if (last !== null) hash.update(`${last}\n`);
    last = line;
    first ??= readHead(file, line, migrations);
    const named = tableOf(line);
    if (named) {
      table = named;
      rows[table] = 0;
    } else if (table) rows[table] = (rows[table] ?? 0) + 1;
  }
  if (!first) throw new BackupError(`${file} is empty.`);
  const read = last === null ? null : end.safeParse(parse(last)).data;
  if (!read)
    throw new BackupError(`${file} is cut short: its end is missing. Copy it again from where it was made.`);
  if (table) rows[table] = (rows[table] ?? 0) - 1; // the end itself
  const counted = Object.entries(read.rows).every(([name, count]) => rows[name] === count);
  if (read.sha256 !== hash.digest('hex') || !counted)
    throw new BackupError(
      `${file} is damaged: what is in it is not what was written. Use another copy or an older backup.`,
    );
  return { head: first, rows };
}

/** The rows of a backup that has been checked, as JSON, with the tables they belong to. */
export async function* rowsOf(file: string): AsyncGenerator<{ table: Kept; row: string }> {
  let table: Kept | null = null;
  let held: string | null = null;
  for await (const line of linesOf(file)) {
    const named = tableOf(line);
    if (table && held !== null) yield { table, row: held };
    held = named ? null : line;
    table = named ?? table;
  }
  // The line that is still held is the end.
}

function readHead(file: string, line: string, migrations: readonly string[]): Head {
  const read = head.safeParse(parse(line));
  if (!read.success) throw new BackupError(`${file} is no backup of Lanthanide.`);
  const { format, migration, version } = read.data;
  if (format > FORMAT || !migrations.includes(migration))
    throw new BackupError(
      `${file} was made by a newer Lanthanide (${version}). Update this one, then restore again.`,
    );
  return read.data;
}

/** The table whose rows follow; null for any other line. */
function tableOf(line: string): Kept | null {
  return line.startsWith('{"table":') ? (tableLine.safeParse(parse(line)).data?.table ?? null) : null;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Lines of a gzipped file; throws BackupError, in words, where there are none. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  let rest = '';
  try {
    unpacked.setEncoding('utf8');
    for await (const chunk of unpacked) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw inWords(file, error);
  } finally {
    source.destroy();
  }
  if (rest !== '') yield rest;
}

function inWords(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return new BackupError(`There is no file ${file}.`);
  if (code === 'Z_BUF_ERROR')
    return new BackupError(`${file} is cut short. Copy it again from where it was made.`);
  if (code === 'Z_DATA_ERROR')
    return new BackupError(
      `${file} is damaged, or no backup of Lanthanide. Use another copy or an older backup.`,
    );
  return error;
}
