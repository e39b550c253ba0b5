import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

// `npm run dev`: the server restarts and the page reloads as files change. Matches survive: they are in the journal.
const root = fileURLToPath(new URL('..', import.meta.url));
const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
});
const page = await createServer({ configFile: `${root}/vite.config.ts` });
await page.listen();
console.log(`The page with hot reload: http://localhost:${page.config.server.port}`);

const stop = async () => {
  server.kill('SIGTERM');
  await page.close();
  process.exit(0);
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
