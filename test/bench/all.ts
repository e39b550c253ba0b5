import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { machine } from './machine.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * Runs suites one after the other, each in a process of its own, so that none meets code compiled or memory filled by
 * another. With `json` one object of what each has said; ends with 1 where one of them has missed a goal or broken off.
 */
export async function all(suites: readonly string[], json: boolean, quick: boolean): Promise<never> {
  const where = machine();
  const from = performance.now();
  const found: Record<string, unknown> = {};
  let failed = false;
  for (const suite of suites) {
    const { said, code } = await run(
      [suite, ...(json ? ['--json'] : []), ...(quick ? ['--quick'] : [])],
      json,
    );
    failed ||= code !== 0;
    if (!json) console.log('');
    else if (said === '') console.error(`${suite} has broken off`);
    else found[suite] = JSON.parse(said);
  }
  const seconds = Math.round((performance.now() - from) / 1000);
  if (json) console.log(JSON.stringify({ quick, machine: where, seconds, suites: found }));
  else console.log(`${seconds} s in all`);
  process.exit(failed ? 1 : 0);
}

async function run(args: string[], json: boolean): Promise<{ said: string; code: number }> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', json ? 'pipe' : 'inherit', 'inherit'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code]: [number | null] = await once(child, 'close').then(([code]) => [code]);
  return { said: said.trim(), code: code ?? 1 };
}
