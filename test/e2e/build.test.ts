import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dataFolder, removeFolder, startServer } from '../kit/server.ts';
import { entry, weight, withImports } from '../kit/weight.ts';

const built = fileURLToPath(new URL('../../dist/client', import.meta.url));
const page = readFileSync(join(built, 'index.html'), 'utf8');
const assets = readdirSync(join(built, 'assets'));
const read = (name: string) => readFileSync(join(built, 'assets', name), 'utf8');

test('a strict policy can serve the page: no script, style or handler stands in it', () => {
  expect(page).toMatch(/<script[^>]* src="\/assets\//);
  expect(page).not.toMatch(/<script(?![^>]* src=)/);
  expect(page).not.toMatch(/<style| style=| on\w+=/);
});

test('every asset is named after its content, so that it can be kept for good', () => {
  expect(assets.length).toBeGreaterThan(0);
  for (const name of assets) expect(name).toMatch(/-[\w-]{8}\.\w+(?:\.br|\.gz)?$/);
});

test('the first screen does not wait for Phaser', () => {
  const first = [...withImports(entry())];
  expect(first).toContain(entry());
  expect(assets.filter((name) => /^phaser-.*\.js$/.test(name))).toHaveLength(1);
  expect(first.filter((name) => name.startsWith('phaser-'))).toEqual([]);
  expect(page).not.toContain('phaser');
});

test('fonts are files', () => {
  expect(assets.some((name) => name.endsWith('.woff2'))).toBe(true);
  for (const name of assets.filter((name) => name.endsWith('.css'))) {
    expect(read(name)).not.toMatch(/url\(["']?data:/);
  }
});

test('the front page needs at most 80 kB of script before it needs the map', () => {
  const words = assets.filter((name) => /^en-.*\.js$/.test(name));
  expect(words).toHaveLength(10); // for the front page, a match, a class, its teacher, its debrief, a replay, an account, the moderator, matches with others, tournaments
  const [front] = words.filter((name) => read(name).includes('home.title'));
  const spoken = front ? statSync(join(built, 'assets', `${front}.br`)).size : Number.NaN;
  expect(weight().home + spoken).toBeLessThanOrEqual(80_000);
});

test('all script that a player may load, in one language, is at most 650 kB; a page apart adds at most 60', () => {
  const { all, apart } = weight();
  expect(all).toBeLessThanOrEqual(650_000);
  for (const [page, bytes] of Object.entries(apart)) {
    expect(bytes, `of ${page}`).toBeGreaterThan(0);
    expect(bytes, `of ${page}`).toBeLessThanOrEqual(60_000);
  }
});

test('type for Chinese and Japanese is fetched for those alone', () => {
  const first = [...page.matchAll(/href="\/assets\/([^"]+\.css)"/g)].map(([, name]) => read(name ?? ''));
  const han = assets.filter((name) => name.endsWith('.css') && read(name).includes('noto-sans-jp'));
  expect(first.join()).not.toContain('noto-sans');
  expect(han).toHaveLength(1);
});

test.each(['br', 'gzip'])('scripts travel compressed with %s, and unpack to the same', async (encoding) => {
  const data = dataFolder();
  const server = await startServer(data);
  const script = assets.find((name) => name.startsWith('phaser-') && name.endsWith('.js')) ?? '';
  const answer = await fetch(`${server.url}/assets/${script}`, { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(await answer.text()).toBe(read(script));
  await server.stop();
  removeFolder(data);
});
