import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/database/open.ts';
import { removeFolder, TEMPLATE } from './server.ts';

/**
 * Before the tests of a run: one empty database, of which every data folder is a copy. To make one takes the embedded
 * engine seconds, to open one a quarter of a second, and some fifty servers start in a run.
 */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'lanthanide-template-'));
  const database = await openDatabase({ data: folder, databaseUrl: null });
  await database.close();
  process.env[TEMPLATE] = folder;
  return () => removeFolder(folder);
}
