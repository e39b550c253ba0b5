import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm start`: builds the page if it is missing or older than its sources, then runs the server in this process.
const root = fileURLToPath(new URL('..', import.meta.url));

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error('Lanthanide runs on Node 24, which `npm ci` installs beside it. Start it with `npm start`.');
  process.exit(1);
}

if (isStale()) {
  console.log('Building the page…');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}
await import('../server/main.ts');

/** Whether a source of the page is newer than the page. */
function isStale(): boolean {
  const page = join(root, 'dist/client/index.html');
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return ['client', 'shared', 'vite.config.ts', 'package-lock.json'].some(
    (path) => newest(join(root, path)) > built,
  );
}

function newest(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
