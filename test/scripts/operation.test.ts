import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const all = (text: string, what: RegExp) => [...text.matchAll(what)].flatMap(([, name]) => name ?? []);

/** What the server reads from the environment. */
const settings = all(read('server/config.ts'), /^ {2}([A-Z_]+): /gm);

test('every setting of the server stands in the guide for those who run it, and no other', () => {
  expect(settings.length).toBeGreaterThan(10);
  const table = read('docs/operation.md').split('### Settings')[1]?.split('### Updating')[0] ?? '';
  expect(all(table, /^\| `([A-Z_]+)`/gm).sort()).toEqual([...settings].sort());
});

test('the files to deploy with name settings that there are', () => {
  const compose = read('deploy/compose.yaml').split('x-settings: &settings')[1]?.split('services:')[0] ?? '';
  const named = all(compose, /^ {2}([A-Z_]+): /gm);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !settings.includes(name))).toEqual([]);
  const asked = all(read('deploy/compose.yaml'), /\$\{([A-Z_]+):(?:\?|-\})/g);
  const example = all(read('deploy/env.example'), /^([A-Z_]+)=/gm);
  expect([...new Set(asked)].sort()).toEqual([...example].sort());
});

test('what an image is made of is what the server needs', () => {
  const copied = all(read('deploy/Dockerfile'), /^COPY (?:--from=\w+ \/app\/)?([\w/]+) [\w/]+$/gm);
  for (const needed of ['shared', 'server', 'scripts', 'dist']) expect(copied).toContain(needed);
});
