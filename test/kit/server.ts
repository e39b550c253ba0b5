import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
/** Should the test process end without tidying up, its servers go with it. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

const READY = /ready at http:\/\/localhost:(\d+)/;

/** A real server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly data: string;
  /** What it has printed so far. */
  output(): string;
  /** Whether it has ended, of itself or otherwise. */
  ended(): boolean;
  /** Ends it as a host would (SIGTERM); resolves with its exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no time for last words. */
  kill(): Promise<void>;
  /** SIGSTOP: it stands still. SIGCONT: it goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

/** The environment variable that names a folder with an empty database, where a test run has made one. */
export const TEMPLATE = 'LANTHANIDE_TEST_TEMPLATE';

/** An empty folder that belongs to one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lanthanide-'));
}

/** A folder for a server's data, with an empty database in it if this run has one to copy. */
export function dataFolder(): string {
  const folder = temporaryFolder();
  const template = process.env[TEMPLATE];
  if (template) cpSync(template, folder, { recursive: true });
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/**
 * Starts a server on a folder, with these settings beside its own; port 0 means any free one, and its clock may be
 * ahead by so many ms. Rejects with what it printed when it gives up. `script`: another server to measure against.
 */
export async function startServer(
  data: string,
  port = 0,
  ahead = 0,
  env: Record<string, string> = {},
  script = MAIN,
): Promise<RunningServer> {
  const { child, output } = launch(data, port, ahead, env, script);
  const taken = await new Promise<number>((resolve, reject) => {
    const look = () => {
      const ready = READY.exec(output());
      if (ready) resolve(Number(ready[1]));
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output()}`)));
  });
  const ended = once(child, 'exit');
  living.add(child);
  child.once('exit', () => living.delete(child));
  return {
    url: `http://localhost:${taken}`,
    port: taken,
    pid: child.pid ?? 0,
    data,
    output,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a server that is expected to give up: its exit code and what it printed. */
export async function failToStart(
  data: string,
  port: number | string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(data, port, 0, env);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function launch(
  data: string,
  port: number | string,
  ahead: number,
  env: Record<string, string>,
  script = MAIN,
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...(ahead > 0 ? ['--import', clockAhead(ahead)] : []), script], {
    env: { ...process.env, PORT: String(port), LANTHANIDE_DATA: data, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { child, output: () => printed };
}

/** A module that sets the clock of its process ahead. */
const clockAhead = (ahead: number): string =>
  `data:text/javascript,const real = Date.now; Date.now = () => real() + ${ahead};`;
