import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** Counts the frames that the page asks for. */
const countFrames = (page: Page) =>
  page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    Reflect.set(window, 'frames_', 0);
    window.requestAnimationFrame = (run) => {
      Reflect.set(window, 'frames_', Reflect.get(window, 'frames_') + 1);
      return ask(run);
    };
  });
const frames = (page: Page): Promise<number> => page.evaluate(() => Reflect.get(window, 'frames_'));

async function sitDown(page: Page, nation = 'Japan'): Promise<void> {
  await page.goto(play.server.url);
  await page.getByRole('button', { name: `Play as ${nation}` }).click();
  await page.locator('.map-host[data-hits]:not([data-hits="0"])').waitFor();
}

/** What is wrong with the map and what belongs to it. */
const faults = async (page: Page) => (await axe(page)).filter((fault) => /map|country|deal|film/.test(fault));

const formTitle = (page: Page) => page.getByRole('dialog').getByRole('heading').first().textContent();

test('everything that can be hit on the canvas stands in the list beside it, and arrows walk there', async () => {
  const page = await play.browser.newPage({ viewport: { width: 1440, height: 900 } });
  const remarks = watchConsole(page);
  await sitDown(page);
  const list = page.getByRole('listbox', { name: /on the map/ });
  const same = async () => {
    const hits = Number(await page.locator('.map-host').getAttribute('data-hits'));
    expect(hits).toBeGreaterThan(20);
    expect(await list.getByRole('option').count()).toBe(hits);
  };
  await same();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('checkbox', { name: /Consent and clean-up/ }).check();
  await page.getByRole('checkbox', { name: /Opinion of us/ }).check();
  await page.keyboard.press('Escape');
  await same();
  await list.getByRole('option').first().focus();
  const before = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('ArrowRight');
  const after = await page.evaluate(() => document.activeElement?.textContent);
  expect(after).not.toBe(before);
  await shoot(page, 'map-keyboard');
  expect(await faults(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});

test('a country opens, and a deal with it is begun by keyboard as by a tap', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await sitDown(page);
  const option = (name: RegExp) => page.getByRole('option', { name }).first();
  await option(/^India\. In /).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('complementary', { name: 'India' });
  await sheet.waitFor();
  await shoot(page, 'map-country');
  expect(await faults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Trade with…' }).click();
  await option(/^Japan\. In /).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'India → Japan' }).waitFor();
  const bySheet = await page.getByRole('dialog').locator('.deals').textContent();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await option(/^India\. In /).focus();
  await page.keyboard.press('c');
  await option(/^Japan\. In /).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'India → Japan' }).waitFor();
  expect(await page.getByRole('dialog').locator('.deals').textContent()).toBe(bySheet);
  await page.getByRole('dialog').locator('.deal').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
  expect(await formTitle(page)).toMatch(/\S/);
  expect(remarks).toEqual([]);
  await page.close();
});

test('who has gone on before a dialog is done closing is left where they are', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await sitDown(page);
  const option = (name: RegExp) => page.getByRole('option', { name }).first();
  await option(/^India\. In /).focus();
  await page.keyboard.press('c');
  await option(/^Japan\. In /).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'India → Japan' }).waitFor();
  await option(/^India\. In /).evaluate((india: HTMLElement) => {
    document.querySelector('dialog')?.close();
    india.focus();
  });
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^India\. /);
  await page.close();
});

test('a map that nobody touches asks for no frame', async () => {
  const page = await play.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await countFrames(page);
  await sitDown(page);
  await expect
    .poll(
      async () => {
        const before = await frames(page);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 1000)));
        return (await frames(page)) - before;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
  const before = await frames(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await frames(page)) - before).toBeGreaterThan(0);
  await page.close();
});

/** Large canvases that the page still holds, shown or not, once all that nobody needs is thrown away. */
async function canvases(page: Page): Promise<number> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('HeapProfiler.enable');
  await wire.send('HeapProfiler.collectGarbage');
  const { result } = await wire.send('Runtime.evaluate', { expression: 'HTMLCanvasElement.prototype' });
  const { objects } = await wire.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
  const { result: count } = await wire.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.filter((one) => one.width > 1).length; }',
    returnByValue: true,
  });
  await wire.detach();
  return Number(count.value);
}

test('a match that is left takes its pictures with it', async () => {
  const page = await play.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(play.server.url);
  await page.locator('#play').waitFor();
  const before = await canvases(page);
  await sitDown(page);
  expect(await canvases(page)).toBeGreaterThan(before);
  await page.locator('.top a[href="/"]').first().click();
  await page.locator('#play').waitFor();
  await expect.poll(() => canvases(page), { timeout: 20_000 }).toBe(before);
  await page.close();
});

test('the turn can be watched or walked through, and holds nobody up', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await sitDown(page);
  await page.getByRole('button', { name: 'Seal orders' }).first().click();
  await page.getByRole('button', { name: /^On to/ }).waitFor();
  await page.getByRole('button', { name: /step by step/ }).click();
  const film = page.getByRole('region', { name: 'The half-year on the map' });
  const current = () => film.locator('[aria-current=step] h3').textContent();
  const seen = [await current()];
  for (let step = 0; step < 4; step++) {
    const next = film.getByRole('button', { name: 'Next step' });
    if ((await next.count()) === 0) break;
    await next.click();
    seen.push(await current());
  }
  expect(seen.length).toBeGreaterThanOrEqual(2);
  expect(seen.at(-1)).toBe('Prices, outside China');
  await shoot(page, 'film');
  expect(await faults(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});
