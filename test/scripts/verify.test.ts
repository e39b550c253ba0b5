import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { FORMAT } from '#shared/replay/file.ts';
import { BY_RULES_5 } from '../kit/older.ts';
import { record } from '../kit/record.ts';
import { removeFolder, temporaryFolder } from '../kit/server.ts';

const script = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));
const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

/** What the command says of a file, and its exit code. */
function verify(content: object, ...more: string[]): { status: number | null; said: string } {
  const path = join(folder, 'match.json');
  writeFileSync(path, JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path, ...more], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}
const file = { format: FORMAT, ...record, certificate: null };

test('a true file passes, and is said to be unsigned', () => {
  const { status, said } = verify(file);
  expect(said).toContain('played again: 4 half-years');
  expect(said).toContain('unsigned');
  expect(status).toBe(0);
  expect(verify(file, '--key', 'ab').status).toBe(1);
});

test('the seed is compared with the hash that was told at the start', () => {
  const salted = { ...file, setup: { ...file.setup, salt: 'ab'.repeat(16) } };
  const told = /told at the start: ([0-9a-f]{64})/.exec(verify(salted).said)?.[1] ?? '';
  expect(verify(salted, '--commitment', told).status).toBe(0);
  const changed = { ...salted, setup: { ...salted.setup, salt: 'cd'.repeat(16) } };
  expect(verify(changed, '--commitment', told).status).toBe(1);
  expect(verify(file, '--commitment', told).status).toBe(1);
}, 120_000);

test('a file by older rules is played by those, and one by rules that are not here is named', () => {
  const older = JSON.parse(BY_RULES_5);
  const { status, said } = verify(older, '--key', older.certificate.key);
  expect(said).toContain('played again: 4 half-years');
  expect(said).toContain('as its match by-rules-5');
  expect(status).toBe(0);
  expect(verify({ ...older, hashes: older.hashes.slice(1) }).status).toBe(1);
  const newer = verify({ ...older, setup: { ...older.setup, rules: '99' } });
  expect(newer.said).toContain('It was played by rules 99');
  expect(newer.status).toBe(1);
}, 120_000);

test('a fault is told with its place, and ends the command with 1; wrong use with 2', () => {
  const { status, said } = verify({ ...file, hashes: record.hashes.with(2, 'f'.repeat(64)) });
  expect(said).toContain('Half-year 3: the world it left is not the one on record.');
  expect(status).toBe(1);
  expect(verify(file, '--loud').status).toBe(2);
});
