import './node24.ts';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopWithParent } from './parent.ts';

// `npm start`: builds the page if it is missing or older than its sources, then runs the server in this process.
const root = fileURLToPath(new URL('..', import.meta.url));

/** All that the page is made of. */
const SOURCES = ['client', 'shared', 'scripts', 'vite.config.ts', 'package-lock.json'];

if (isStale()) {
  console.log('Building the page…');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}
stopWithParent();
await import('../server/main.ts');

function isStale(): boolean {
  const page = join(root, 'dist/client/index.html');
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return SOURCES.some((path) => newest(join(root, path)) > built);
}

/** When the latest change below a path was made, in ms; a folder changes too when a file in it goes. */
function newest(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
