import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const built = fileURLToPath(new URL('../../dist/client', import.meta.url));
const page = readFileSync(join(built, 'index.html'), 'utf8');
const assets = readdirSync(join(built, 'assets'));
const read = (name: string) => readFileSync(join(built, 'assets', name), 'utf8');

/** A script of the page and all that it imports before it runs. */
function withImports(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const [, found] of read(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    if (found) withImports(found, known);
  return known;
}

test('a strict policy can serve the page: no script, style or handler stands in it', () => {
  expect(page).toMatch(/<script[^>]* src="\/assets\//);
  expect(page).not.toMatch(/<script(?![^>]* src=)/);
  expect(page).not.toMatch(/<style| style=| on\w+=/);
});

test('every asset is named after its content, so that it can be kept for good', () => {
  expect(assets.length).toBeGreaterThan(0);
  for (const name of assets) expect(name).toMatch(/-[\w-]{8}\.\w+$/);
});

test('the first screen does not wait for Phaser', () => {
  const entry = /src="\/assets\/([^"]+)"/.exec(page)?.[1] ?? '';
  const first = [...withImports(entry)];
  expect(first).toContain(entry);
  expect(assets.filter((name) => name.startsWith('phaser-'))).toHaveLength(1);
  expect(first.filter((name) => name.startsWith('phaser-'))).toEqual([]);
  expect(page).not.toContain('phaser');
});

test('fonts are files', () => {
  expect(assets.some((name) => name.endsWith('.woff2'))).toBe(true);
  for (const name of assets.filter((name) => name.endsWith('.css'))) {
    expect(read(name)).toContain('.woff2');
    expect(read(name)).not.toMatch(/url\(["']?data:/);
  }
});
