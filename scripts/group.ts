import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const GRACE_MS = 5_000;

/** How a command ended. */
export interface End {
  ok: boolean;
  /** Why it isn't, where its own output can't tell. */
  because?: string;
}

const running = new Set<ChildProcess>();

// Groups of their own don't hear Ctrl-C; they are told here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
    process.exit(130);
  });

/**
 * Runs a command of the project in a process group of its own, for at most so many seconds. What it leaves
 * running is ended.
 */
export async function runGroup(command: string, args: string[], limit: number): Promise<End> {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', detached: true, env: toolsFirst() });
  running.add(child);
  let late = false;
  const alarm = setTimeout(() => {
    late = true;
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
  }, limit * 1000);
  try {
    const [code] = await once(child, 'exit');
    if (late) return { ok: false, because: `stopped after ${limit} s` };
    return { ok: code === 0 };
  } catch (error) {
    return { ok: false, because: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(alarm);
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  }
}

/** Tells a whole group; one that has gone needs no telling. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // nobody is left
  }
}

/** The project's own tools and Node, also when npm did not put them there. */
function toolsFirst(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter) };
}
