import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Holds a data folder for this process: two would tear the embedded database apart. The lock of a process that is
 * no more does not count.
 * @returns what lets the folder go again
 */
export function holdFolder(folder: string): () => void {
  const lock = join(folder, 'lock');
  try {
    // Names and letters will be in it: a new one is its owner's alone.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const holder = livingHolder(lock);
    if (holder !== null)
      throw new Error(
        `it is in use by process ${holder}. Stop that one first, or set LANTHANIDE_DATA to another folder`,
      );
    rmSync(lock, { force: true });
    const file = openSync(lock, 'wx');
    writeSync(file, `${process.pid} ${birth(process.pid)}`);
    closeSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The data folder ${folder} can't be used: ${reason}.`, { cause: error });
  }
  return () => rmSync(lock, { force: true });
}

/** The process that holds a data folder; null: none. */
export const holderOf = (folder: string): number | null => livingHolder(join(folder, 'lock'));

function livingHolder(lock: string): number | null {
  let noted: string;
  try {
    noted = readFileSync(lock, 'utf8');
  } catch {
    return null;
  }
  const [id = '', born = ''] = noted.split(' ');
  const holder = Number.parseInt(id, 10);
  if (!(holder > 0) || holder === process.pid) return null;
  try {
    process.kill(holder, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  return birth(holder) === born ? holder : null;
}

/**
 * When a process began, where the system tells (Linux): after a restart another one may bear the same number. One
 * that has ended and only waits to be reaped holds nothing.
 */
function birth(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
