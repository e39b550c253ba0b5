import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

const whole = /^64 half-years played$/;

test('the forecast comes into the table with ranges, opens on how it is made, and is read out', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await page.goto(play.server.url);
  await page.getByRole('button', { name: 'Play as Japan' }).click();
  const panel = page.getByRole('region', { name: 'What if, next half-year' });
  await panel.getByText(whole).waitFor();
  await panel.getByText('Add an order to see its effect.').waitFor();
  const treasury = panel.getByRole('row', { name: /^Treasury/ });
  expect((await treasury.getByRole('cell').allTextContents()).slice(1)).toEqual([
    '500',
    expect.stringMatching(/^6\d\d$/),
    '–',
    '',
    expect.stringMatching(/^6\d\d/),
  ]);

  await page.keyboard.press('w');
  await page.getByText('What the next half-year brings without orders.').waitFor();
  await treasury.getByRole('cell').last().getByRole('button').click();
  await page.getByText('Matches it was learned from').waitFor();
  await shoot(page, 'whatif-desktop');

  const rows = panel.getByRole('row');
  const few = await rows.count();
  await panel.getByRole('button', { name: 'Show all figures' }).click();
  expect(await rows.count()).toBeGreaterThan(few + 10);
  expect(await axe(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});

test('on a phone the strip tells what changes most, and opens the table without scrolling sideways', async () => {
  const page = await play.browser.newPage({ viewport: { width: 320, height: 700 }, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  await page.goto(play.server.url);
  await page.getByRole('button', { name: 'Play as Japan' }).click();
  const strip = page.getByRole('button', { name: /^What if, next half-year/ });
  await strip.getByText(/→/).first().waitFor();
  expect(await strip.getByText(/→/).count()).toBe(3);
  await strip.click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('row', { name: /^Stock cover/ }).waitFor();
  await shoot(page, 'whatif-phone');
  const over = await sheet.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  expect(await axe(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});
