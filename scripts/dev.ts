import './node24.ts';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { stopWithParent } from './parent.ts';

// `npm run dev`: the server restarts and the page reloads as files change. Matches survive: they are in the journal.
const root = fileURLToPath(new URL('..', import.meta.url));

/** The server's own addresses, of which the page's takes the place. */
const ADDRESS = /https?:\/\//;

const page = await createServer({ configFile: `${root}/vite.config.ts`, logLevel: 'warn' });
const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
stopWithParent();
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
server.once('exit', (code) => void stop(code ?? 1));
await Promise.all([page.listen(), ready(server)]);
console.log(`Lanthanide, with hot reload: http://localhost:${port()}`);

/** Passes the server's words on; resolves when it first says where it is. */
function ready({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (!stdout) return resolve();
    createInterface(stdout).on('line', (line) => {
      if (ADDRESS.test(line)) resolve();
      else console.log(line);
    });
  });
}

/** Vite takes the next free port when its own is taken. */
function port(): number {
  const address = page.httpServer?.address();
  return address && typeof address === 'object' ? address.port : page.config.server.port;
}

async function stop(code = 0): Promise<void> {
  server.removeAllListeners('exit');
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await page.close();
  process.exit(code);
}
