import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser, launchKeeping, shoot, watchConsole } from '../kit/browser.ts';
import { dataFolder, removeFolder, startServer, temporaryFolder } from '../kit/server.ts';
import { siteOf } from '../kit/site.ts';

/** A browser that knows the page, whose server is gone and whose network is cut. */
async function cutOff(
  language: string,
  kept: RegExp,
): Promise<{ context: BrowserContext; page: Page; url: string }> {
  const [data, folder] = [dataFolder(), temporaryFolder()];
  const server = await startServer(data);
  const context = await launchKeeping(folder);
  onTestFinished(async () => {
    await context.close();
    for (const one of [data, folder]) removeFolder(one);
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/?lang=${language}`);
  await page.getByText(kept).waitFor();
  await context.setOffline(true);
  await server.stop();
  return { context, page, url: server.url };
}

/** A page without a network may say that it could not reach the server, and nothing else. */
const strange = (remarks: string[]) =>
  remarks.filter((remark) => !/ERR_INTERNET_DISCONNECTED.*healthz/.test(remark));

async function turns(page: Page, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await page.locator('.sense').first().waitFor();
    await page.locator('.sensible button').first().click();
    await page.locator('.orders > li').first().waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.paper').waitFor();
    await page.locator('.paper .button.next').click();
  }
}

test('a match is started and played with the network cut after the first load, and after a reload', async () => {
  const { page } = await cutOff('en', /opens and plays without a network/);
  const remarks = watchConsole(page);
  await page.getByText('You are offline.').waitFor();
  await page.getByText('Others are out of reach').waitFor();
  await shoot(page, 'offline-home');
  await page.getByRole('button', { name: 'Start as Japan, 2010' }).click();
  await page.locator('.map-host canvas').waitFor({ state: 'attached' });
  await turns(page, 2);
  await page.reload();
  await turns(page, 1);
  await shoot(page, 'offline-match');
  expect(strange(remarks)).toEqual([]);
});

test('Japanese readers have their words and their type without a network', async () => {
  const { page } = await cutOff('ja', /ネットワークなしでも/);
  const remarks = watchConsole(page);
  await page.reload();
  await page.getByText('オフラインです').waitFor();
  await page.locator('.door .button').first().click();
  await page.locator('.sense').first().waitFor();
  const missing = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family);
  });
  await shoot(page, 'offline-ja');
  expect(missing).toEqual([]);
  expect(strange(remarks)).toEqual([]);
});

test('a newer version waits for the next start or a word, and a torn one is not taken', async () => {
  const site = await siteOf('one');
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    site.close();
  });
  const page = await browser.newPage();
  const version = () => page.evaluate(() => document.documentElement.dataset.version);
  await page.goto(site.url);
  await page.getByText(/opens and plays without a network/).waitFor();

  site.release('torn', true);
  await page.reload();
  const ready = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const next = registration.installing;
    await new Promise<void>((over) => {
      if (!next || next.state === 'redundant') over();
      next?.addEventListener('statechange', () => next.state !== 'installing' && over());
    });
    return registration.waiting !== null;
  });
  expect(ready).toBe(false);
  expect(await version()).toBe('one');

  site.release('two');
  await page.reload();
  await page.getByText('A new version is ready').waitFor();
  expect(await version()).toBe('one');
  await page.getByRole('button', { name: 'Use it now' }).click();
  await page.locator('html[data-version=two]').waitFor();
  await page.getByText(/opens and plays without a network/).waitFor();
  expect(await page.getByText('A new version is ready').count()).toBe(0);
  expect((await page.evaluate(() => caches.keys())).filter((name) => /^lanthanide /.test(name))).toEqual([
    'lanthanide two',
  ]);
});

test('where the browser offers to install the page, the front page does too, once', async () => {
  const site = await siteOf('one');
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    site.close();
  });
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.locator('#play').waitFor();
  const button = page.getByRole('button', { name: 'Install as an app' });
  expect(await button.count()).toBe(0);
  // A browser without a window never offers it by itself.
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = async () => {
      document.documentElement.dataset.prompted = 'yes';
    };
    window.dispatchEvent(Object.assign(offer, { prompt }));
  });
  await button.click();
  await page.locator('html[data-prompted=yes]').waitFor();
  expect(await button.count()).toBe(0);
});

test.each(['en', 'ja', 'es'])('the manifest in %s names icons that are there', async (language) => {
  const site = await siteOf('one');
  onTestFinished(() => site.close());
  const manifest = await (await fetch(`${site.url}/manifest-${language}.webmanifest`)).json();
  expect(manifest).toMatchObject({ lang: language, name: 'Lanthanide', display: 'standalone' });
  expect(manifest.description.length).toBeGreaterThan(10);
  const purposes = manifest.icons.map((icon: { purpose: string }) => icon.purpose);
  expect(purposes).toContain('maskable');
  for (const { src } of manifest.icons) expect((await fetch(site.url + src)).status).toBe(200);
});
