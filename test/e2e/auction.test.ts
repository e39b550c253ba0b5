import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type { EnteredLobby, LobbySeat, LobbyView } from '#shared/protocol/lobby.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { Player, post } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const play = stage();
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1024, height: 768 };

/** Somebody with a browser of their own, on a page that asks for their name. */
async function visitor(name: string, viewport: typeof PHONE, path: string) {
  const context = await play.browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}${path}`);
  await page.getByRole('textbox', { name: 'Your name at the table' }).fill(name);
  return { page, remarks, close: () => context.close() };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function bid(page: Page, points: Record<string, string>): Promise<void> {
  for (const [nation, typed] of Object.entries(points))
    await page.getByRole('textbox', { name: `Bid for ${nation}, in points` }).fill(typed);
  await page.keyboard.press('Enter');
  await page.getByText('Your bid is sealed.').waitFor();
}

test('two bid for their seats without seeing each other’s bid, and are told how the seats went', async () => {
  const aoi = await visitor('Aoi', LAPTOP, '/online');
  await aoi.page.getByRole('radio', { name: 'bid for seats' }).press('Space');
  await press(aoi.page, 'Open the table');
  await aoi.page.getByText('Not sealed yet').waitFor();
  const ben = await visitor('Ben', PHONE, new URL(aoi.page.url()).pathname);
  await ben.page.getByText('seats by bid').waitFor();
  await press(ben.page, 'Take a seat');
  await bid(aoi.page, { China: '37', Japan: '29' });
  await ben.page.getByText('Aoi: has sealed a bid').waitFor();
  expect(await ben.page.locator('main').ariaSnapshot()).not.toMatch(/\b37\b/);
  // More than the most is the most.
  await ben.page.getByRole('textbox', { name: 'Bid for China' }).fill('99');
  await bid(ben.page, { Japan: '21' });
  expect(await ben.page.getByRole('textbox', { name: 'Bid for China' }).inputValue()).toBe('40');
  await aoi.page.getByText('Ben: has sealed a bid').waitFor();
  await ben.page.reload(); // a sealed bid is the server's
  await ben.page.getByText('Your bid is sealed.').waitFor();
  for (const [name, { page }] of Object.entries({ aoi, ben })) {
    expect(await axe(page)).toEqual([]);
    await shoot(page, `auction-${name}`);
  }
  await press(aoi.page, 'Start the match');

  // 40 + 29 beat 37 + 21; Ben keeps Aoi from 37 instead of 29.
  for (const [name, { page }] of Object.entries({ aoi, ben })) {
    const told = page.getByRole('dialog', { name: 'How the seats were given' });
    await told.getByText('China: bid 40 for this seat, pays 8').waitFor();
    await told.getByText('Japan: bid 29 for this seat, pays nothing').waitFor();
    const cells = await told.getByRole('row', { name: /China/ }).last().getByRole('cell').allTextContents();
    expect(cells).toEqual(['40', '21', '0', '0', '8']);
    expect(await axe(page)).toEqual([]);
    await shoot(page, `auction-told-${name}`);
    await press(page, 'To the table');
    await page.waitForFunction(() => !document.querySelector('dialog'));
  }
  expect(await ben.page.title()).toContain('China');
  expect(await aoi.page.title()).toContain('Japan');
  await ben.page.reload();
  await ben.page.locator('#orders').waitFor();
  expect(await ben.page.locator('dialog').count()).toBe(0); // once is enough
  expect([...aoi.remarks, ...ben.remarks]).toEqual([]);
  for (const one of [aoi, ben]) await one.close();
});

test('at the end the price of a seat stands beside its score, and why', async () => {
  const { url } = play.server;
  const plan = { ...QUICK_PLAN, turns: 4, seats: 'bid' };
  const ask = async <T>(path: string, body: object, token = ''): Promise<T> => {
    const response = await fetch(`${url}/api/lobbies${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const aoi = (await post<EnteredLobby>(`${url}/api/lobbies`, { kind: 'private', plan, name: 'Aoi' })).body;
  const ben = await ask<EnteredLobby>(`/${aoi.code}/join`, { name: 'Ben' });
  const sealing = [
    { who: aoi, bid: { CHN: 12, JPN: 0, USA: 0, EUR: 0 } },
    { who: ben, bid: { CHN: 7, JPN: 0, USA: 0, EUR: 0 } },
  ];
  for (const { who, bid: of } of sealing) await ask(`/${who.code}/ask`, { do: 'bid', bid: of }, who.token);
  const { seat } = await ask<LobbyView>(`/${aoi.code}/ask`, { do: 'start' }, aoi.token);
  const other = await ask<LobbyView>(`/${ben.code}/ask`, { do: 'bid', bid: null }, ben.token);
  const seats: LobbySeat[] = [seat, other.seat].flatMap((one) => one ?? []);
  const players = await Promise.all(
    seats.map(({ match, nation, token }) =>
      Player.sit(url, { match, seed: 0, tokens: { [nation]: token } }, nation),
    ),
  );
  for (let turn = 0; turn < plan.turns; turn++) {
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(players.map((one) => one.pushed(({ view }) => view.world.turn === turn + 1)));
  }
  for (const player of players) await player.leave();

  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  const held = { ...seat, scenario: plan.scenario, turn: 4, turns: 4, over: true };
  await page.addInitScript(
    ([stored, read]) => {
      localStorage.setItem('lanthanide.seats', stored);
      sessionStorage.setItem(read, '9');
    },
    [JSON.stringify([held]), `lanthanide.read.${seat?.match}`] as const,
  );
  await page.goto(`${url}/match/${seat?.match}`);
  await page.getByText('China: bid 12 for this seat, pays 7').waitFor();
  const row = page.locator('.ranking tr', { hasText: 'China' });
  const [total, price, par, against] = (await row.getByRole('cell').allTextContents())
    .slice(5)
    .map((cell) => Number(/[-−+±]?\d+$/.exec(cell.trim())?.[0].replace('−', '-').replace('±', '')));
  expect(price).toBe(-7);
  // Each is rounded by itself.
  expect(Math.abs((total ?? 0) + (price ?? 0) - (par ?? 0) - (against ?? 99))).toBeLessThanOrEqual(1);
  expect(await axe(page)).toEqual([]);
  await page.locator('#bids-title').scrollIntoViewIfNeeded();
  await shoot(page, 'auction-final');
  await page.setViewportSize(PHONE);
  await shoot(page, 'auction-final-phone');
  await page.getByRole('link', { name: 'Watch it again' }).click();
  await page.locator('.trust:enabled').click();
  await page.getByRole('dialog').getByText('China: bid 12 for this seat, pays 7').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});
