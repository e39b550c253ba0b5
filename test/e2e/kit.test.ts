import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { axe, launchBrowser, shoot, watchConsole } from '../kit/browser.ts';
import { chromium, unpackInto } from '../kit/chromium.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  return () => page.close();
});

/** Serves a document under the game's own strict policy. */
async function open(body: string, head = '<title>A page</title>'): Promise<void> {
  await page.route('http://page.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': "default-src 'self'; style-src 'unsafe-inline'" },
      body: `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
    }),
  );
  await page.goto('http://page.test/');
}

test('the browser opens a page', async () => {
  await open('<main><h1>Dysprosium</h1></main>');
  expect(await page.getByRole('heading').textContent()).toBe('Dysprosium');
});

test('WebGL draws', async () => {
  await open('<canvas></canvas>');
  const pixel = await page.evaluate(() => {
    const gl = document.querySelector('canvas')?.getContext('webgl2');
    if (!gl) return null;
    gl.clearColor(0.2, 0.4, 0.6, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const rgba = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return [...rgba];
  });
  expect(pixel).toEqual([51, 102, 153, 255]);
});

test('axe finds what is wrong with a bad page and nothing on a good one', async () => {
  await open('<main><h1>Good</h1><button>Seal</button><img src="data:," alt="A map"></main>');
  expect(await axe(page)).toEqual([]);
  await open('<main><h1>Bad</h1><button></button><p style="color:#ccc;background:#fff">faint</p></main>');
  const found = await axe(page);
  expect(found).toHaveLength(2);
  expect(found).toContainEqual(
    expect.stringMatching(/^critical button-name: button: .*visible to screen readers/),
  );
  expect(found).toContainEqual(expect.stringMatching(/^serious color-contrast: p: .*contrast of 1\.6/));
});

test('errors and warnings of a page are collected', async () => {
  const found = watchConsole(page);
  await open('<main></main><script>inline()</script>');
  await page.evaluate("console.info('all is well')");
  await page.evaluate(() => {
    console.warn('thin ice');
    setTimeout(() => {
      throw new Error('broken');
    });
  });
  await expect.poll(() => found.length).toBe(3);
  expect(found[0]).toMatch(/^error: .*Content Security Policy/);
  expect(found[1]).toMatch(/^warning: thin ice/);
  expect(found[2]).toMatch(/^uncaught: Error: broken/);
});

test('a screenshot is kept', async () => {
  const file = fileURLToPath(new URL('../output/kit.png', import.meta.url));
  rmSync(file, { force: true });
  await open('<main>Here I am</main>');
  await shoot(page, 'kit');
  expect(statSync(file).size).toBeGreaterThan(1000);
});

test('unpacked twice at once, the browser is whole', async () => {
  const place = mkdtempSync(join(tmpdir(), 'lanthanide-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const folder = join(place, 'browser');
  await Promise.all([unpackInto(folder), unpackInto(folder)]);
  expect(readdirSync(place)).toEqual(['browser']);
  const { env } = await chromium();
  const { stdout } = await promisify(execFile)(join(folder, 'chromium'), ['--version'], { env });
  expect(stdout).toMatch(/^Chromium \d+/);
});
