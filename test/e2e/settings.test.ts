import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

async function open(width: number, height: number, path = '/') {
  const page = await play.browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  await page.goto(play.server.url + path);
  await page
    .getByRole('button', { name: 'Play as Japan' })
    .or(page.locator('.nations .button').nth(1))
    .waitFor();
  return { page, remarks };
}

const variable = (page: Page, name: string) =>
  page.evaluate((one) => getComputedStyle(document.documentElement).getPropertyValue(`--${one}`), name);
const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('the front page and the settings are accessible in every theme, on a desk and on a phone', async () => {
  const faults: string[] = [];
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 640],
  ] as const) {
    const { page, remarks } = await open(width, height);
    for (const theme of ['Atlas', 'Night', 'High contrast']) {
      await page.getByRole('button', { name: 'Settings' }).click();
      const dialog = page.getByRole('dialog', { name: 'Settings' });
      await dialog.getByText(theme, { exact: true }).click();
      await dialog.locator('.keyboard').evaluate((details) => details.setAttribute('open', ''));
      await shoot(page, `settings-${theme}-${width}`);
      faults.push(...(await axe(page)).map((fault) => `settings, ${theme}, ${width}: ${fault}`));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await shoot(page, `home-${theme}-${width}`);
      faults.push(...(await axe(page)).map((fault) => `home, ${theme}, ${width}: ${fault}`));
      if ((await tooWide(page)) > 0) faults.push(`${theme}, ${width}: ${await tooWide(page)} px too wide`);
    }
    faults.push(...remarks);
    await page.close();
  }
  expect(faults).toEqual([]);
});

test('a setting works at once, survives a reload, and goes back to the default at a word', async () => {
  const { page, remarks } = await open(1024, 768);
  const usual = await variable(page, 'paper');
  const size = () =>
    page.locator('.solo h2').evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
  const before = await size();
  await page.keyboard.press(',');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByText('Night', { exact: true }).click();
  await dialog.getByText('150%', { exact: true }).click();
  expect(await variable(page, 'paper')).not.toBe(usual);
  expect(await size()).toBeCloseTo(before * 1.5, 1);
  await page.reload();
  await page.locator('.solo h2').waitFor();
  expect(await variable(page, 'paper')).not.toBe(usual);
  expect(await size()).toBeCloseTo(before * 1.5, 1);
  await page.keyboard.press(',');
  await dialog.getByRole('button', { name: 'Restore defaults' }).click();
  await dialog.getByText('All settings are as they were at first.').waitFor({ state: 'attached' });
  expect([await variable(page, 'paper'), await size()]).toEqual([usual, before]);
  expect(remarks).toEqual([]);
  await page.close();
});

test('a shortcut is given another key, and its rival is named', async () => {
  const { page, remarks } = await open(1024, 768);
  await page.keyboard.press(',');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByText('All shortcuts').click();
  await dialog.getByRole('button', { name: 'settings: ,. Change' }).click();
  await page.keyboard.press('?');
  expect(await dialog.getByRole('alert').first().textContent()).toContain('? is also the key for');
  await dialog.getByRole('button', { name: 'settings: ?. Change' }).click();
  await page.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(true);
  await dialog.getByRole('button', { name: 'settings: ?. Change' }).click();
  await page.keyboard.press('F8');
  expect(await dialog.getByRole('alert').count()).toBe(0);
  await page.keyboard.press('Escape');
  // A dialog that is closing has no role any more, and takes keys with it until it is gone.
  await page.waitForFunction(() => !document.querySelector('dialog'));
  await page.keyboard.press(',');
  expect(await dialog.count()).toBe(0);
  await page.keyboard.press('F8');
  await dialog.waitFor();
  expect(remarks).toEqual([]);
  await page.close();
});

test('the test language says everything 40% longer, and nothing runs over', async () => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 640],
  ] as const) {
    const { page, remarks } = await open(width, height, '/?lang=x-long');
    await shoot(page, `home-long-${width}`);
    const plain = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        // Languages are named in themselves, and say so.
        if (
          /[a-z]{4}/.test(node.textContent ?? '') &&
          node.parentElement?.closest('[lang]') === document.documentElement
        )
          found.push(node.textContent ?? '');
      return found;
    });
    expect(plain).toEqual([]);
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
    expect(remarks).toEqual([]);
    await page.close();
  }
});

/** Controls whose words are wider than they are. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, p, dd')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.tagName} ${one.textContent}`),
  );

test('a first visit starts a match with one button, the next goes back to its table', async () => {
  const { page, remarks } = await open(1440, 900);
  await page.getByRole('button', { name: 'Start as Japan, 2010' }).click();
  await page.locator('#orders').waitFor();
  await page.keyboard.press('p');
  await page.getByText(/^Light \(Nd, Pr\): \$/).waitFor();
  await page.getByRole('link', { name: 'Lanthanide, home' }).click();
  await page.getByRole('link', { name: 'Back to the table' }).click();
  await page.locator('#orders').waitFor();
  expect(remarks).toEqual([]);
  await page.close();
});
