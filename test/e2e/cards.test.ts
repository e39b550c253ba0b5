import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** The table of a fresh match as Japan. */
async function table(page: Page): Promise<void> {
  await page.goto(play.server.url);
  await page.getByRole('button', { name: 'Play as Japan' }).click();
  await page.locator('.map-host canvas').waitFor({ state: 'attached' });
}

/** Whether two elements lie over each other. */
const overlap = (page: Page, one: string, other: string) =>
  page.evaluate(
    ([first, second]) => {
      const [a, b] = [first, second].map((css) => document.querySelector(css ?? '')?.getBoundingClientRect());
      return !a || !b || (a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top);
    },
    [one, other],
  );

test('with a pointer, cards open on rest, stay while one reads, nest, and are pinned', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await table(page);
  const score = page.locator('.kpis .figure', { hasText: /^\d\d$/ }).last();
  const cards = page.locator('.card');

  await score.hover();
  await cards.waitFor();
  await score.evaluate((node) => node.setAttribute('data-anchor', ''));
  expect(await overlap(page, '.card', '[data-anchor]')).toBe(false);
  expect(await cards.locator('.worked').textContent()).toMatch(/^\d+ = \d+ × \d+%/);
  // It stays while the pointer is on it, and goes when the pointer leaves.
  await cards.locator('.card-body').hover({ position: { x: 20, y: 20 } });
  await page.waitForFunction(() => document.querySelector('.card')?.matches(':hover'));
  expect(await cards.count()).toBe(1);
  await page.locator('.nation-name').hover();
  await cards.waitFor({ state: 'detached' });

  // An input of a card opens beside it.
  await score.click();
  await page.getByRole('dialog', { name: 'Score' }).waitFor();
  await cards.getByRole('button', { name: /^\d+$/ }).first().click();
  const nested = page.getByRole('dialog', { name: 'Points of a goal' });
  await nested.waitFor();
  await nested.getByText('What moved it').or(nested.getByText('Sources')).first().waitFor();
  expect(await cards.count()).toBe(2);
  await shoot(page, 'cards-nested');
  expect(await axe(page)).toEqual([]);

  // Pinned cards stay when one looks elsewhere, and Escape closes the newest first.
  await page.locator('.kpis .figure').first().hover();
  await page.getByRole('note').waitFor();
  expect(await cards.count()).toBe(3);
  await page.keyboard.press('Escape');
  expect(await cards.count()).toBe(2);
  await page.keyboard.press('Escape');
  await nested.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await cards.waitFor({ state: 'detached' });
  expect(remarks).toEqual([]);
  await page.close();
});

test('a figure that the page moves under a resting pointer opens no card', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await table(page);
  const treasury = page.locator('.kpis .figure').first();
  const spot = await treasury.boundingBox();
  if (!spot) throw new Error('the figure is nowhere');
  await page.clock.install();
  // By its own style object: the page's policy of contents forbids the attribute.
  const push = (px: number) =>
    page.locator('.kpis').evaluate((node: HTMLElement, by) => {
      node.style.marginTop = `${by}px`;
    }, px);
  await push(100);
  const below = await treasury.boundingBox();
  expect(below?.y).toBe(spot.y + 100);
  await page.mouse.move(spot.x + 8, spot.y + 8);
  await push(0);
  await page.waitForFunction(() => document.querySelector('.kpis .figure')?.matches(':hover'));
  await page.clock.runFor(2000);
  expect(await page.locator('.card').count()).toBe(0);
  await page.mouse.move(spot.x + 9, spot.y + 9);
  await page.clock.runFor(2000);
  await page.getByRole('note', { name: 'Treasury' }).waitFor();
  await page.close();
});

test('with the keyboard alone, cards open on focus, are entered, left and closed', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1024, height: 768 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await table(page);
  const treasury = page.locator('.kpis .figure').first();
  await page.keyboard.press('Tab');
  await treasury.focus();
  await page.getByRole('note', { name: 'Treasury' }).waitFor();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Treasury' });
  await card.waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains('card'));
  // Past the last stop the keyboard is where it came from.
  const stops = await card.locator('button, a').count();
  for (let stop = 0; stop <= stops; stop++) await page.keyboard.press('Tab');
  expect(await treasury.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  expect(await treasury.evaluate((node) => node === document.activeElement)).toBe(true);

  // In a dialog the cards belong to the dialog, and Escape closes the card before the dialog.
  await page.getByRole('button', { name: 'How to play and keys' }).click();
  await page.getByRole('button', { name: 'Glossary' }).click();
  const glossary = page.getByRole('dialog', { name: 'Glossary' });
  await glossary.getByLabel('Search the glossary').fill('customs delays');
  await glossary.getByText('1 term', { exact: true }).waitFor();
  expect(await glossary.locator('dt').allTextContents()).toEqual(['Deniable']);
  await shoot(page, 'cards-glossary');
  expect(await axe(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});

test('on a phone, a tap opens a sheet that leaves its figure in sight', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    hasTouch: true,
  });
  const remarks = watchConsole(page);
  await table(page);
  await page.getByRole('button', { name: 'Nation' }).click();
  const figure = page.locator('.kpis .figure').first();
  await figure.tap();
  const sheet = page.getByRole('dialog', { name: 'Treasury' });
  await sheet.waitFor();
  await figure.evaluate((node) => node.setAttribute('data-anchor', ''));
  expect(await overlap(page, '.card', '[data-anchor]')).toBe(false);
  await sheet.getByRole('button', { name: /\$/ }).first().tap();
  await page.getByRole('dialog', { name: 'Income a half-year' }).waitFor();
  await shoot(page, 'cards-sheet');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).tap();
  await sheet.waitFor();
  await page.locator('.nation-name').tap();
  await page.locator('.card').waitFor({ state: 'detached' });
  expect(remarks).toEqual([]);
  await page.close();
});
