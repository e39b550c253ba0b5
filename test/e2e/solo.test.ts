import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { verify } from '#shared/replay/record.ts';
import { axe, launchKeeping, shoot, watchConsole } from '../kit/browser.ts';
import { recordIn } from '../kit/here.ts';
import { removeFolder, temporaryFolder } from '../kit/server.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

const matchOf = (page: Page) => page.url().split('/').at(-1) ?? '';

/** Starts a match on the front page and waits for the table. */
async function start(page: Page, nation: string): Promise<string> {
  await page.goto(play.server.url);
  await page.getByRole('button', { name: `Play as ${nation}` }).click();
  await page.locator('.sense').first().waitFor();
  return matchOf(page);
}

const recycle = async (page: Page, level: number) => {
  await page.getByRole('combobox', { name: /Find an order/ }).fill(`/recycling ${level}`);
  await page.keyboard.press('Enter');
  await page.locator('.orders > li', { hasText: 'Recycling' }).waitFor();
};

/** Seals, and goes on from the report. */
async function turn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Seal orders' }).first().click();
  await page.getByRole('button', { name: /^On to|^See how it ended/ }).click();
}

test('a solo match asks nothing of the server, and is there again after the browser was closed', async () => {
  const folder = temporaryFolder();
  onTestFinished(() => removeFolder(folder));
  const before = await launchKeeping(folder);
  const page = await before.newPage();
  const remarks = watchConsole(page);
  const calls: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/|\/matchmake\//.test(request.url())) calls.push(request.url());
  });
  const match = await start(page, 'Japan');
  await recycle(page, 2);
  await turn(page);
  await recycle(page, 3);
  await page.getByText('Draft saved').waitFor();
  await before.close();

  const after = await launchKeeping(folder);
  const again = await after.newPage();
  remarks.push(...watchConsole(again));
  await again.goto(play.server.url);
  await again.getByRole('link', { name: 'Back to the table' }).click();
  // The turn that was played is read, and the draft of the next is as it was left.
  await again.getByRole('button', { name: /^On to/ }).click();
  await again.locator('.orders > li', { hasText: 'Recycling' }).waitFor();
  expect(matchOf(again)).toBe(match);
  await turn(again);
  await again.locator('.sense').first().waitFor();
  const record = await recordIn(again, match);
  expect(record.hashes).toHaveLength(2);
  expect(verify(record).ok).toBe(true);
  expect(record.inputs.filter(({ input }) => input.type === 'bot')).not.toHaveLength(0);
  expect(calls).toEqual([]);
  expect(remarks).toEqual([]);
  await after.close();
});

test('a match open in two tabs is played in one, and goes on in the other when that is closed', async () => {
  const context = await play.browser.newContext({ reducedMotion: 'reduce' });
  const first = await context.newPage();
  await start(first, 'China');
  const second = await context.newPage();
  await second.goto(first.url());
  await second.getByText('This match is open in another tab').waitFor();
  await first.close();
  await second.locator('.sense').first().waitFor();
  await context.close();
});

test('where a browser lets pages keep no notes, a match plays all the same', async () => {
  const context = await play.browser.newContext({ reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    for (const store of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, store, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await start(page, 'Japan');
  await page.locator('.map-panel').waitFor();
  await turn(page);
  await page.locator('.sense').first().waitFor();
  expect(remarks).toEqual([]);
  await context.close();
});

test('matches kept here are named and deleted for good, by the keyboard too', async () => {
  const context = await play.browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const match = await start(page, 'China');
  const link = page.url();
  await page.goto(play.server.url);
  const list = page.getByRole('region', { name: 'Your matches' });
  await list.getByRole('button', { name: /^Rename China/ }).press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Hard line');
  await page.keyboard.press('Enter');
  await list.getByRole('link', { name: 'Hard line' }).waitFor();
  await list.getByRole('button', { name: 'Delete Hard line' }).press('Enter');
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'solo-delete');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: 'Delete Hard line' }).press('Enter');
  await list.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await list.waitFor({ state: 'detached' });
  await page.goto(link);
  await page.getByRole('heading', { name: 'This match is not kept in this browser' }).waitFor();
  expect(matchOf(page)).toBe(match);
  await context.close();
});

test('a seat at a match of the server, whose secret only this browser has, goes only when one says so twice', async () => {
  const context = await play.browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(play.server.url);
  await page.evaluate(() => {
    const seat = { match: 'm1', nation: 'JPN', token: 'secret', scenario: '2010-senkaku', name: 'Tuesdays' };
    localStorage.setItem('lanthanide.seats', JSON.stringify([{ ...seat, turn: 2, turns: 14, over: false }]));
  });
  await page.reload();
  const list = page.getByRole('region', { name: 'Your matches' });
  await list.getByRole('button', { name: 'Remove Tuesdays from this list' }).click();
  await list.getByRole('group', { name: 'This browser then loses your seat. Remove it?' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await list.getByRole('button', { name: 'Keep it' }).click();
  await page.reload();
  await page.setViewportSize({ width: 390, height: 844 });
  const other = await context.newPage();
  await other.goto(play.server.url);
  await other.getByRole('link', { name: 'Tuesdays' }).waitFor();
  await list.getByRole('button', { name: 'Remove Tuesdays from this list' }).click();
  await shoot(page, 'seat-forget-phone');
  await list.getByRole('button', { name: 'Remove', exact: true }).click();
  await list.waitFor({ state: 'detached' });
  // Another tab sees it go, too.
  await other.getByRole('link', { name: 'Tuesdays' }).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => localStorage.getItem('lanthanide.seats'))).toBe('[]');
  await context.close();
});

test('going back opens a second match from there, and leaves the first as it was', async () => {
  const context = await play.browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    hasTouch: true,
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  const match = await start(page, 'Japan');
  for (const level of [2, 3]) {
    await recycle(page, level);
    await turn(page);
  }
  await page.locator('.sense').first().waitFor();
  const first = await recordIn(page, match);
  await shoot(page, 'solo-phone');
  // A phone has it in the help.
  await page.getByRole('button', { name: 'How to play and keys' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'This match' }).click();
  const menu = page.getByRole('dialog', { name: 'This match' });
  await menu.getByText('What you have played stays as it is').waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'solo-menu');
  await menu.getByRole('button', { name: 'Start of 2010 H2' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(match));
  await page.locator('.sense').first().waitFor();
  expect(await page.title()).toContain('2010 H2');
  await turn(page);
  await page.locator('.sense').first().waitFor();

  const other = await recordIn(page, matchOf(page));
  expect(verify(other).ok).toBe(true);
  expect(other.hashes).toHaveLength(2);
  expect(other.hashes[0]).toBe(first.hashes[0]);
  expect(other.hashes[1]).not.toBe(first.hashes[1]);
  expect(await recordIn(page, match)).toEqual(first);
  await page.goto(play.server.url);
  const list = page.getByRole('region', { name: 'Your matches' });
  expect(await list.getByRole('listitem').count()).toBe(2);
  await list.getByRole('link', { name: 'Japan, again from 2010 H2' }).waitFor();
  await shoot(page, 'solo-saves');
  expect(remarks).toEqual([]);
  await context.close();
});

test('a challenge is the same world for another player, and compares the scores at the end', async () => {
  const context = await play.browser.newContext({
    viewport: { width: 1024, height: 768 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  const link = '/challenge?scenario=2010-senkaku&nation=JPN&turns=4&seed=7&strength=1&score=0.5&rules=old';
  await page.goto(play.server.url + link);
  await page.getByRole('heading', { name: 'You have been challenged' }).waitFor();
  await page.getByText('made by other rules').waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'challenge');
  await page.getByRole('button', { name: 'Take the challenge' }).click();
  for (let count = 0; count < 4; count++) {
    await page.locator('.sense').first().waitFor();
    await turn(page);
  }
  await page.getByText(/^Challenge met: \d+ points against 1\.$/).waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'challenge-end');
  const { setup } = await recordIn(page, matchOf(page));
  expect(setup).toMatchObject({ scenario: '2010-senkaku', seed: 7, turns: 4, people: ['JPN'] });
  expect(Object.values(setup.bots).map((mind) => mind?.strength)).toEqual([1, 1, 1]);
  const next = await page.getByRole('textbox', { name: 'Link to the challenge' }).inputValue();
  expect(next).toMatch(
    /\/challenge\?scenario=2010-senkaku&nation=JPN&turns=4&seed=7&strength=1&score=[\d.]+/,
  );
  await page.goto(`${play.server.url}/challenge?seed=7`);
  await page.getByText('This link is not whole').waitFor();
  expect(remarks).toEqual([]);
  await context.close();
});

test('who plays the years that were is compared with the real cabinet at the end', async () => {
  const context = await play.browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(
    `${play.server.url}/challenge?scenario=2010-cabinets&nation=JPN&turns=4&seed=7&strength=1&score=50`,
  );
  await page.getByText('Japan, 2010: as it was').waitFor();
  await page.getByRole('button', { name: 'Take the challenge' }).click();
  for (let count = 0; count < 4; count++) {
    await page.locator('.sense').first().waitFor();
    await turn(page);
  }
  const section = page.getByRole('region', { name: 'Against the real cabinet' });
  await section.getByText(/by the same rules\.$/).waitFor();
  await section.getByText('Three lines').waitFor();
  await section.getByText('Year by year').click();
  const row = section.getByRole('row', { name: /^2011/ });
  const cells = await row.getByRole('cell').allTextContents();
  expect(cells).toHaveLength(12);
  expect(cells[5]).toBe('$1,450/kg'); // of heavy rare earths in 2011, as the record has it
  expect(await axe(page)).toEqual([]);
  await section.scrollIntoViewIfNeeded();
  await shoot(page, 'cabinet');
  expect((await recordIn(page, matchOf(page))).hashes).toHaveLength(4);
  expect(remarks).toEqual([]);
  await context.close();
});

test('the end of a match says what it taught, and a page keeps what was earned', async () => {
  const context = await play.browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    hasTouch: true,
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(
    `${play.server.url}/challenge?scenario=2010-senkaku&nation=JPN&turns=4&seed=7&strength=1&score=50`,
  );
  await page.getByRole('button', { name: 'Take the challenge' }).click();
  for (const level of [2, 3, null, null]) {
    await page.locator('.sense').first().waitFor();
    if (level) await recycle(page, level);
    await turn(page);
  }
  const lessons = page.getByRole('region', { name: 'Lessons earned' });
  const urban = lessons.getByRole('listitem').filter({ hasText: 'The urban mine' });
  await urban.getByText('2010 H2').waitFor();
  expect(await axe(page)).toEqual([]);
  await urban.scrollIntoViewIfNeeded();
  await shoot(page, 'lessons-end');
  await lessons.getByRole('link', { name: 'All of them' }).click();
  await page.getByText('Not yet').first().waitFor();
  await page.reload();
  const kept = page.getByRole('listitem').filter({ hasText: 'The urban mine' });
  await kept.getByText('Japan, 2010 H2').waitFor();
  expect(await page.getByText('Not yet').count()).toBeGreaterThan(5);
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'lessons-page');
  await page.getByRole('link', { name: 'To the front page' }).click();
  await page.getByRole('link', { name: /^Lessons earned: [1-9]\d* of 13$/ }).waitFor();
  expect(remarks).toEqual([]);
  await context.close();
});
