import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { addressOf, KEPT } from '#shared/replay/kept.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { BY_RULES_5, becomesOlder } from '../kit/older.ts';
import { stage } from '../kit/stage.ts';
import { seatAfter, visitor } from '../kit/tour.ts';

const play = stage();
const scrubber = (page: Page) => page.getByRole('slider', { name: 'Half-year' });
const where = (page: Page) => scrubber(page).getAttribute('aria-valuetext');

test('a file by older rules is watched by those, through any eyes; what is changed in it is found', async () => {
  const context = await play.browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const remarks = watchConsole(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${play.server.url}/replay`);
  const choose = page.getByLabel('Open a downloaded match');
  const open = (text: string) =>
    choose.setInputFiles({ name: 'match.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const { setup } = JSON.parse(BY_RULES_5);

  await open(BY_RULES_5.replace('"rules":"5"', '"rules":"99"'));
  await page.getByText('It was played by rules 99, which are newer').waitFor();
  await open(BY_RULES_5.replace('"rules":"5"', '"rules":"4"'));
  await page.getByText('It was played by rules 4, which this version').waitFor();
  // Whoever watches no older match fetches nothing of older rules.
  const older = Object.entries(KEPT).map(([version, kept]) => addressOf(version, kept));
  expect(fetched.filter((path) => older.includes(path))).toEqual([]);
  await open(BY_RULES_5.replace(`"seed":${setup.seed}`, `"seed":${setup.seed + 1}`));
  await page.getByText('the rules refuse input').waitFor();

  await open(BY_RULES_5);
  await scrubber(page).waitFor();
  expect(await where(page)).toBe('Before the first of 4 half-years');
  await page.getByText('Played by rules 5.').waitFor();
  expect(await page.getByRole('button', { name: 'Play on from here' }).count()).toBe(0);
  await scrubber(page).press('End');
  await page.getByText('Orders of 2011 H2').waitFor();
  expect(await where(page)).toBe('After 2011 H2, 4 of 4');
  expect(await page.locator('.given > ul > li').count()).toBe(4);
  await page.getByRole('combobox', { name: 'Seen by' }).selectOption('JPN');
  await page.getByText('Through one seat’s eyes').waitFor();
  await page.getByRole('button', { name: 'Read the paper' }).click();
  await page.locator('.paper').getByText('desk', { exact: false }).first().waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'replay-older');
  await page.getByRole('button', { name: 'Verified, by another server' }).click();
  await page.getByRole('dialog').getByText('each of the 4 half-years').waitFor();
  expect(await page.getByRole('dialog').getByText('Rules', { exact: true }).count()).toBe(1);
  expect(remarks).toEqual([]);
});

test('a match of the server that ended by older rules is watched at its address, signed by the server', async () => {
  const over = await seatAfter(play.server.url, 'JPN', 4, { turns: 4 });
  await play.server.stop();
  await becomesOlder(play.server.data, over.match);
  await play.server.again();
  const context = await visitor(play.browser, { width: 1440, height: 900 }, [over]);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${play.server.url}/replay/${over.match}?turn=2`);
  await scrubber(page).waitFor();
  expect(await where(page)).toBe('After 2010 H2, 2 of 4');
  await page.getByText('Played by rules 5.').waitFor();
  await page.getByRole('button', { name: 'Verified', exact: true }).waitFor();
});
