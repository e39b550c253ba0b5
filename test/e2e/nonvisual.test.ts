import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';
import { Reader } from '../kit/tree.ts';

const play = stage();
const TURNS = 8;

async function opened() {
  const page = await play.browser.newPage({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await page.goto(play.server.url);
  return { page, remarks };
}

/** Presses Tab until a button of such a kind has the focus; what has it is never out of sight. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { width, height } = element.getBoundingClientRect();
      return { wanted: element.matches(wanted), seen: width > 0 && height > 0 };
    }, selector);
    if (focused) expect(focused.seen).toBe(true);
    if (focused?.wanted) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

test('a whole match is played with the keyboard alone', async () => {
  const { page, remarks } = await opened();
  await page.getByRole('button', { name: 'Play as Japan' }).waitFor();
  await page.getByRole('radio', { name: `${TURNS} turns` }).focus();
  await page.keyboard.press('Space');
  await tabTo(page, '#play .button.next'); // China
  await tabTo(page, '#play .button.next'); // Japan
  await page.keyboard.press('Enter');
  for (let turn = 0; turn < TURNS; turn++) {
    await page.locator('#orders').waitFor();
    // After the paper the reader stands at the top of the table.
    if (turn > 0) await page.waitForFunction(() => document.activeElement?.id === 'main');
    // A typed command in the first half, the first order that makes sense in the second.
    if (turn < TURNS / 2) {
      await page.keyboard.press('/');
      await page.keyboard.type('substitution heavy 20');
      await page.keyboard.press('Enter');
    } else {
      await page.locator('.sensible button').first().waitFor();
      await tabTo(page, '.sensible .sense');
      await page.keyboard.press('Enter');
    }
    await page.locator('#orders .orders li').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.locator('.paper').waitFor();
    // The reader stands at the top of the paper, and Tab goes on from there.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await tabTo(page, '.paper .button.next');
    await page.keyboard.press('Enter');
  }
  await page.locator('.final').waitFor();
  expect(remarks).toEqual([]);
  await page.close();
});

test('a whole match is played through the accessibility tree alone', async () => {
  const { page, remarks } = await opened();
  const reader = await Reader.of(page);
  await reader.press(await reader.find('radio', new RegExp(`^${TURNS} turns`)), ' ');
  await reader.use('button', /^Play as the European Union/);
  for (let turn = 0; turn < TURNS; turn++) {
    // Prices and countries are heard, not seen.
    await reader.find('button', /^\d[\d.,]*$/);
    await reader.find('option', /China/);
    await reader.use('button', /\d points?$/);
    await reader.use('button', /^Seal orders/);
    await reader.find('heading', /./);
    await reader.use('button', /^On to|^See how it ended/);
  }
  await reader.find('heading', /./);
  await page.locator('.final').waitFor();
  expect(remarks).toEqual([]);
  await page.close();
});
