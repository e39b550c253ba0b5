import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1024, height: 768 };

/** Somebody with a browser of their own, on the page for matches with others. */
async function visitor(name: string, viewport = LAPTOP, path = '/online') {
  const context = await play.browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}${path}`);
  await page.getByRole('textbox', { name: 'Your name at the table' }).fill(name);
  return { page, remarks, close: () => context.close() };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const matchOf = (page: Page) => new URL(page.url()).pathname;
const atTable = (page: Page) => page.locator('#orders').waitFor({ timeout: 120_000 }); // bots come after half a minute

describe('a match with others', () => {
  test('two strangers who look for one at the same time meet, and computers take the other seats', async () => {
    const ana = await visitor('Ana');
    await press(ana.page, 'Find a match');
    await ana.page.getByRole('heading', { name: 'Quick match' }).waitFor();
    await ana.page.getByText('Seat by lot: Ana (you)').waitFor();
    expect(await axe(ana.page)).toEqual([]);
    const bo = await visitor('Bo', PHONE);
    await bo.page.getByText('free seats: 3').waitFor(); // Ana's table is in the list
    await press(bo.page, 'Find a match');
    await ana.page.getByText('Seat by lot: Ana (you), Bo').waitFor();
    await bo.page.getByText(/^Starts in \d+ s\./).waitFor();
    await Promise.all([atTable(ana.page), atTable(bo.page)]);
    expect(matchOf(ana.page)).toBe(matchOf(bo.page));
    expect(matchOf(ana.page)).toMatch(/^\/match\//);
    for (const { page } of [ana, bo]) await page.keyboard.press('Control+Enter');
    for (const { page } of [ana, bo]) await page.locator('.paper').waitFor();
    expect([...ana.remarks, ...bo.remarks]).toEqual([]);
    for (const one of [ana, bo]) await one.close();
  });

  test('four friends meet by a link, each in the seat they choose', async () => {
    const host = await visitor('Aoi');
    await press(host.page, 'Open the table');
    await host.page.getByRole('heading', { name: 'Invite others' }).waitFor();
    const path = matchOf(host.page);
    expect(path).toMatch(/^\/lobby\/[A-Z0-9]{6}$/);
    await press(host.page, 'Sit here: Japan');
    const friends = [];
    for (const [name, nation] of [
      ['Ben', 'China'],
      ['Cem', 'United States'],
      ['Dee', 'European Union'],
    ] as const) {
      const friend = await visitor(name, PHONE, path);
      await press(friend.page, 'Take a seat');
      await press(friend.page, `Sit here: ${nation}`);
      await host.page.getByText(name, { exact: true }).waitFor();
      friends.push(friend);
    }
    const [ben] = friends;
    await ben?.page.getByText('Aoi starts the match when everybody is here.').waitFor();
    expect(await axe(host.page)).toEqual([]);
    if (ben) expect(await axe(ben.page)).toEqual([]);
    await shoot(host.page, 'online-lobby');
    if (ben) await shoot(ben.page, 'online-lobby-phone');
    await host.page.reload(); // one's place at the table stays
    await press(host.page, 'Start the match');
    const all = [host, ...friends];
    await Promise.all(all.map(({ page }) => atTable(page)));
    expect(new Set(all.map(({ page }) => matchOf(page))).size).toBe(1);
    await host.page.locator('h1, h2').filter({ hasText: 'Japan' }).first().waitFor();
    // The bar has room for the clock, what is in reserve, and every button.
    for (const { page } of all) {
      await page.locator('.clock-own').waitFor();
      const end = await page.locator('.top-buttons').evaluate((at) => at.getBoundingClientRect().right);
      expect(end).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    }
    expect(all.flatMap(({ remarks }) => remarks)).toEqual([]);
    for (const one of all) await one.close();
  });

  test('whoever could not leave a table is still at it, and hears of it', async () => {
    const { page, close } = await visitor('Aoi');
    await press(page, 'Open the table');
    await page.getByRole('heading', { name: 'Invite others' }).waitFor();
    const path = matchOf(page);
    await page.route('**/ask', (route) => route.abort());
    await press(page, 'Leave the table');
    await page.getByRole('alert').filter({ hasText: "The server can't be reached." }).waitFor();
    const friend = await visitor('Ben', PHONE, path);
    await press(friend.page, 'Take a seat');
    await page.getByText('Seat by lot: Aoi (you), Ben').waitFor();
    await page.unroute('**/ask');
    await press(page, 'Leave the table');
    await page.getByRole('button', { name: 'Find a match', exact: true }).waitFor();
    await friend.page.getByText('Seat by lot: Ben (you)').waitFor();
    for (const one of [friend, { close }]) await one.close();
  });

  test('the link is copied where a page over plain http has no clipboard, and else is there to be marked', async () => {
    const { page, remarks, close } = await visitor('Aoi');
    await press(page, 'Open the table');
    await page.getByRole('heading', { name: 'Invite others' }).waitFor();
    const link = page.url();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await press(page, 'Copy the link');
    await page.getByText('Copied', { exact: true }).waitFor();
    await page.context().grantPermissions(['clipboard-read']);
    const reader = await page.context().newPage();
    await reader.goto(`${play.server.url}/online`);
    expect(await reader.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await reader.close();
    await page.evaluate(() => Object.defineProperty(document, 'execCommand', { value: () => false }));
    await press(page, 'Copy the link');
    const field = page.getByRole('textbox', { name: 'The browser does not allow that.' });
    expect(await field.inputValue()).toBe(link);
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'online-not-copied');
    expect(remarks).toEqual([]);
    await close();
  });

  test('whoever comes too late is told, and shown where else to go', async () => {
    const { page, remarks, close } = await visitor('Eve');
    await page.goto(`${play.server.url}/lobby/AAAAAA`);
    await page.getByRole('heading', { name: 'This table is no more' }).waitFor();
    await page.getByRole('link', { name: 'To the other tables' }).click();
    await page.getByText('No table is open at the moment.').waitFor();
    await shoot(page, 'online');
    expect(await axe(page)).toEqual([]);
    expect(remarks.filter((one) => !one.includes('/api/lobbies/AAAAAA'))).toEqual([]);
    await close();
  });
});
