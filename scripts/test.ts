import './node24.ts';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { missing } from '../test/kit/services.ts';
import { root, runGroup } from './group.ts';
import { stopWithParent } from './parent.ts';

// `npm test`: every check in order, each whole even when another failed; ends with "N passed, N failed".
// `npm test -- --only unit solver` runs the steps named so, and of their tests the files named so.

interface Step {
  name: string;
  command: string[];
  /** Seconds after which it counts as hung. */
  limit: number;
  /** Vitest project whose tests are counted one by one; other steps count as one test. */
  project?: string;
  /** Step whose result it works on. */
  needs?: string;
  /** Programs that it stands on and that are not on this machine. */
  lacks?: string[];
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Row extends Counts {
  step: string;
  seconds: number;
  faults: string[];
}

/** What Vitest writes down of each file; one that could not even be read has no test in it. */
const Result = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

const { values, positionals: files } = parseArgs({
  options: { only: { type: 'string', multiple: true } },
  allowPositionals: true,
});

const STEPS: Step[] = [
  { name: 'format and lint', limit: 120, command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', limit: 120, command: ['tsc', '-p', 'tsconfig.json'] },
  {
    name: 'types of shared alone',
    limit: 120,
    command: ['tsc', '-p', 'shared/tsconfig.json'],
  },
  { name: 'build', limit: 180, command: ['vite', 'build', '--logLevel', 'warn'] },
  tests('unit', 600),
  tests('server', 1800),
  { ...tests('cluster', 1200), lacks: missing() },
  { ...tests('e2e', 3600), needs: 'build' },
];

const chosen = STEPS.filter(({ name }) => !values.only || values.only.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`No step is called that. There are: ${STEPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const steps = STEPS.filter(
  (step) => chosen.includes(step) || chosen.some(({ needs }) => needs === step.name),
).filter(({ name, lacks = [] }) => {
  if (lacks.length === 0) return true;
  // Whoever asked for it by name wants it done; everybody else has a machine of their own.
  console.log(`${name}: left out, as ${lacks.join(', ')} is not on this machine (docs/durability.md).`);
  if (values.only) process.exitCode = 1;
  return false;
});

stopWithParent();
mkdirSync(join(root, 'test/output'), { recursive: true });
const rows: Row[] = [];
for (const step of steps) rows.push(await run(step));
// Once more at the end, as whoever looks at a long record looks there first.
for (const { step, faults } of rows) for (const fault of faults) console.log(`\n${step}: ${fault}`);
table(rows);
const sum = (key: 'passed' | 'failed') => rows.reduce((total, row) => total + row[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : process.exitCode);

function table(lines: Row[]): void {
  const widest = Math.max(...lines.map(({ step }) => step.length));
  console.log(`\n${'step'.padEnd(widest)}  passed  failed  skipped  seconds`);
  for (const { step, passed, failed, skipped, seconds } of lines) {
    const numbers = [String(passed), String(failed), String(skipped), seconds.toFixed(1)];
    const widths = [8, 8, 9, 9];
    console.log(step.padEnd(widest) + numbers.map((number, i) => number.padStart(widths[i] ?? 0)).join(''));
  }
}

function tests(project: string, limit: number): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(project)}`];
  return {
    name: project,
    limit,
    project,
    command: ['vitest', 'run', '--project', project, ...reporters, ...files],
  };
}

async function run({ name, command, limit, project }: Step): Promise<Row> {
  console.log(`\n── ${name}`);
  if (project) rmSync(resultFile(project), { force: true });
  const begun = Date.now();
  const [program = '', ...args] = command;
  const { ok, because } = await runGroup(program, args, limit);
  if (because) console.error(`${name}: ${because}`);
  const seconds = Math.round((Date.now() - begun) / 100) / 10;
  const counts = project ? count(project) : { passed: ok ? 1 : 0, failed: 0, skipped: 0, faults: [] };
  // A runner that died, or that failed outside any test, is a failure too.
  if (!ok && counts.failed === 0) counts.failed = 1;
  return { step: name, ...counts, seconds };
}

function count(project: string): Counts & { faults: string[] } {
  const file = resultFile(project);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, faults: [] }; // the runner did not get that far
  const { testResults } = Result.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = tests.filter((status) => status === 'passed').length;
  const failed = tests.filter((status) => status === 'failed').length;
  const unread = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const faults = [
    ...testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map((test) => `${relative(root, name)} > ${test.fullName}\n${test.failureMessages.join('\n')}`),
    ),
    ...unread.map(({ name, message }) => `${relative(root, name)}\n${message}`),
  ];
  return { passed, failed: failed + unread.length, skipped: tests.length - passed - failed, faults };
}

function resultFile(project: string): string {
  return join(root, `test/output/${project}.json`);
}
