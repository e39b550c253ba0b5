import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { OpenedMatch } from '#shared/protocol/messages.ts';
import { verify } from '#shared/replay/record.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { recordIn } from '../kit/here.ts';
import { post } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';
import { seatAfter, visitor } from '../kit/tour.ts';

const play = stage();

/** The bar at the foot of a phone cuts whatever is scrolled under it. */
const HALF_HIDDEN = /target-size.*partially obscured/;
const faults = async (page: Page) => (await axe(page)).filter((fault) => !HALF_HIDDEN.test(fault));

const scrubber = (page: Page) => page.getByRole('slider', { name: 'Half-year' });
const where = (page: Page) => scrubber(page).getAttribute('aria-valuetext');

/** What a button hands over as a file. */
async function download(page: Page, name: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFileSync(await (await coming).path(), 'utf8');
}

/** Plays a solo match of four half-years to its end. */
async function finish(page: Page): Promise<string> {
  const wish = 'scenario=2010-senkaku&nation=JPN&turns=4&seed=7&strength=1&score=1&rules=0';
  await page.goto(`${play.server.url}/challenge?${wish}`);
  await page.getByRole('button', { name: 'Take the challenge' }).click();
  for (let turn = 0; turn < 4; turn++) {
    await page.getByRole('button', { name: 'Seal orders' }).first().click();
    await page.getByRole('button', { name: /^On to|^See how it ended/ }).click();
  }
  await page.locator('.final').waitFor();
  return page.url().split('/').at(-1) ?? '';
}

test('a match that is over is watched by keyboard, through other eyes, and played on from a half-year', async () => {
  const context = await play.browser.newContext({
    viewport: { width: 390, height: 844 }, // a small map keeps the browser free for what comes after
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const remarks = watchConsole(page);
  const match = await finish(page);
  const first = await recordIn(page, match);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Watch it again' }).click();

  await scrubber(page).waitFor();
  expect(await where(page)).toBe('Before the first of 4 half-years');
  await page.getByRole('button', { name: 'Verified, unsigned' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Orders of 2010 H1').waitFor();
  expect(await where(page)).toBe('After 2010 H1, 1 of 4');
  await scrubber(page).focus();
  await page.keyboard.press('End');
  await page.getByText('Orders of 2011 H2').waitFor();
  expect(await page.getByRole('button', { name: 'Play on from here' }).isDisabled()).toBe(true);
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Orders of 2011 H1').waitFor();
  expect(page.url()).toMatch(/turn=3$/);
  expect(await page.locator('.given > ul > li').count()).toBe(4);
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'replay');

  // China’s own eyes: its treasury is a secret of the others.
  await page.getByRole('combobox', { name: 'Seen by' }).selectOption('CHN');
  await page.getByText('Through one seat’s eyes').waitFor();
  expect(await page.locator('.given > ul > li').count()).toBe(1);
  expect(page.url()).toMatch(/turn=3&seat=CHN$/);
  await page.getByRole('button', { name: 'Read the paper' }).click();
  await page.locator('.paper').getByText('desk', { exact: false }).first().waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'replay-paper');
  await page.reload();
  await page.getByText('Through one seat’s eyes').waitFor();
  expect(await where(page)).toBe('After 2011 H1, 3 of 4');

  await scrubber(page).press('ArrowLeft');
  await page.getByText('Orders of 2010 H2').waitFor();
  await page.getByRole('button', { name: 'Play on from here' }).click();
  await shoot(page, 'replay-fork');
  await page.getByRole('dialog').getByRole('button', { name: 'Play as the United States' }).click();
  await page.locator('.sense').first().waitFor();
  expect(await page.title()).toContain('2011 H1');
  await page.getByRole('button', { name: 'Seal orders' }).first().click();
  await page.getByRole('button', { name: /^On to/ }).click();
  const other = await recordIn(page, page.url().split('/').at(-1) ?? '');
  expect(verify(other).ok).toBe(true);
  expect(other.hashes.slice(0, 2)).toEqual(first.hashes.slice(0, 2));
  expect(other.hashes).toHaveLength(3);
  expect(remarks).toEqual([]);
});

test('a match of the server is watched by who sat there, plays by itself, and is no secret to a phone', async () => {
  const played = await seatAfter(play.server.url, 'JPN', 4, { turns: 4 });
  const told = await post<OpenedMatch>(`${play.server.url}/api/matches/${played.match}/open`);
  const over = { ...played, commitment: told.body.commitment };
  const running = await seatAfter(play.server.url, 'JPN', 1, { turns: 4 });
  const context = await visitor(play.browser, { width: 390, height: 844 }, [over, running]);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(play.server.url);
  await page.getByRole('link', { name: /^Watch Japan.* again$/ }).click();
  await scrubber(page).waitFor();
  await page.getByRole('button', { name: '4×' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByText('Orders of 2011 H2').waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor(); // and stops there
  await page.getByRole('button', { name: 'Verified', exact: true }).click();
  await page.getByRole('dialog').getByText('This server signed the setup').waitFor();
  await page.getByRole('dialog').getByText('its hash is the one that this browser was told').waitFor();
  expect(await faults(page)).toEqual([]);
  await shoot(page, 'replay-trust');
  await page.keyboard.press('Escape');
  const file = await download(page, 'Download (JSON)');
  expect(await download(page, 'Download (CSV)')).toContain('turn,year,half,nation');
  // The file can be opened by anybody; one that was changed is refused, with the place.
  await page.goto(`${play.server.url}/replay`);
  const choose = page.getByLabel('Open a downloaded match');
  const open = (text: string) =>
    choose.setInputFiles({ name: 'match.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await open(file.replace(/"hashes":\["./, '"hashes":["x'));
  await page.getByText('does not say what it should at hashes.0').waitFor();
  await open(file);
  await scrubber(page).waitFor();
  await page.getByRole('button', { name: 'Verified', exact: true }).waitFor();
  expect(await faults(page)).toEqual([]);
  await shoot(page, 'replay-phone');
  await page.goto(`${play.server.url}/replay/${running.match}`);
  await page.getByRole('heading', { name: 'This match is not over yet' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await shoot(page, 'replay-refused');
});
