import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { verify } from '#shared/replay/record.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { recordIn } from '../kit/here.ts';
import { stage } from '../kit/stage.ts';

const play = stage();
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1440, height: 900 };

/** A device that several people share, on the front page. */
async function device(viewport: typeof PHONE) {
  const context = await play.browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    hasTouch: viewport === PHONE,
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(play.server.url);
  return { page, remarks, close: () => context.close() };
}

const matchOf = (page: Page) => page.url().split('/').at(-1) ?? '';
const curtain = (page: Page, nation: string) =>
  page.getByRole('heading', { name: `Hand the device to ${nation}` }).waitFor();
const look = (page: Page, nation: string) =>
  page.getByRole('button', { name: `I govern ${nation}: show my desk` }).click();
const planning = (page: Page) => page.locator('.sense').first().waitFor();
const seal = (page: Page) => page.getByRole('button', { name: 'Seal orders' }).first().click();
const onwards = (page: Page) => page.getByRole('button', { name: /^On to/ }).click();

/** Lays a limit price beside an order for the stockpile, by which it is known wherever it is told. */
async function order(page: Page, tonnes: number, price: number): Promise<void> {
  await page.getByRole('combobox', { name: /Find an order/ }).fill(`/stockpile heavy ${tonnes} ${price}`);
  await page.keyboard.press('Enter');
  await page
    .locator('.orders > li')
    .filter({ hasText: String(price) })
    .waitFor();
}

/** All that the page holds for eyes, readers and forms. */
async function everything(page: Page): Promise<string> {
  const [tree, title, html, typed] = await Promise.all([
    page.locator('body').ariaSnapshot(),
    page.title(),
    page.content(),
    page
      .locator('input, textarea')
      .evaluateAll((fields) =>
        fields.map((field) => ('value' in field ? String(field.value) : '')).join('\n'),
      ),
  ]);
  return [tree, title, html, typed].join('\n');
}

const CHINAS = /\$333\b|^333$/m;
const JAPANS = /\$777\b|^777$/m;

test('two people take turns at one telephone, and neither ever finds what is the other’s', async () => {
  const { page, remarks, close } = await device(PHONE);
  await page.getByRole('link', { name: 'Together at one device' }).first().click();
  const china = page.getByRole('checkbox', { name: /China/ });
  await china.uncheck();
  await page.getByText('Choose at least two nations').waitFor();
  expect(await page.getByRole('button', { name: 'Start the match' }).isDisabled()).toBe(true);
  await china.check();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'together-phone');
  await page.getByRole('button', { name: 'Start the match' }).click();

  await curtain(page, 'China');
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'curtain-phone');
  await look(page, 'China');
  await planning(page);
  await page.getByRole('list', { name: 'The other seats' }).getByTitle('still to plan').waitFor();
  await shoot(page, 'together-desk-phone');
  await order(page, 11, 333);
  expect(await everything(page)).toMatch(CHINAS);
  await seal(page);

  await curtain(page, 'Japan');
  expect(await everything(page)).not.toMatch(CHINAS);
  expect(await page.locator('canvas, .orders, dialog').count()).toBe(0);
  await page.reload();
  await curtain(page, 'Japan');
  expect(await everything(page)).not.toMatch(CHINAS);
  await look(page, 'Japan');
  await planning(page);
  expect(await page.title()).toContain('Japan');
  expect(await page.locator('.orders > li').count()).toBe(0);
  await order(page, 12, 777);
  expect(await everything(page)).not.toMatch(CHINAS);
  // Japan thinks again, and China wants to see its own orders once more.
  await page.getByRole('button', { name: 'Hand the device to China' }).click();
  await curtain(page, 'China');
  expect(await everything(page)).not.toMatch(JAPANS);
  await look(page, 'China');
  await page.locator('.orders > li').filter({ hasText: '$333' }).waitFor();
  expect(await everything(page)).not.toMatch(JAPANS);
  await page.getByRole('button', { name: 'Hand the device to Japan' }).click();
  await look(page, 'Japan');
  await page.locator('.orders > li').filter({ hasText: '$777' }).waitFor();
  expect(await everything(page)).not.toMatch(CHINAS);
  await seal(page);

  // Who seals last reads the report at once; the other one when it is their turn.
  await page.locator('.paper').waitFor();
  expect(await page.title()).toContain('Japan');
  expect(await everything(page)).not.toMatch(CHINAS);
  await onwards(page);
  await planning(page);
  await seal(page);
  await curtain(page, 'China');
  expect(await everything(page)).not.toMatch(JAPANS);
  await look(page, 'China');
  await page.locator('.paper').waitFor();
  expect(await page.title()).toContain('China');
  expect(await everything(page)).not.toMatch(JAPANS);
  await onwards(page);
  await planning(page);
  await seal(page);
  await page.locator('.paper').waitFor();
  expect(await page.title()).toContain('China');

  const record = await recordIn(page, matchOf(page));
  expect(record.setup.people).toEqual(['CHN', 'JPN']);
  expect(record.hashes).toHaveLength(2);
  expect(verify(record).ok).toBe(true);
  expect(remarks).toEqual([]);
  await close();
});

test('three sit down by the keyboard alone, and a match that was left goes on behind the curtain', async () => {
  const { page, remarks, close } = await device(LAPTOP);
  await page.getByRole('link', { name: 'Play online' }).press('Enter');
  await page.getByRole('link', { name: 'Together at one device' }).press('Enter');
  await page.getByRole('checkbox', { name: /European Union/ }).press('Space');
  await shoot(page, 'together');
  await page.getByRole('radio', { name: /^8 / }).press('Enter');
  for (const nation of ['China', 'Japan', 'the European Union']) {
    await curtain(page, nation);
    // The heading is read out, as soon as the page is a fresh one; one step leads to the button.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    if (nation === 'China') await shoot(page, 'curtain');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await planning(page);
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    if (nation === 'China') {
      await page.getByRole('button', { name: 'This match' }).click();
      await page.getByRole('dialog').getByRole('link', { name: 'Pause and leave' }).click();
      await page.getByText('China, Japan, European Union').first().waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('link', { name: 'Back to the table' }).click();
      await curtain(page, 'China');
      await look(page, 'China');
      await planning(page);
    }
    await page.keyboard.press('Control+Enter');
  }
  await page.locator('.paper').waitFor();
  expect(await page.title()).toContain('European Union');
  expect(remarks).toEqual([]);
  await close();
});
