import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { TournamentResults } from '#shared/protocol/tournaments.ts';
import type { HeldSeat } from '../../client/net/seats.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { Player } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const play = stage();
const PHONE = { width: 390, height: 844 };
const PROJECTOR = { width: 1024, height: 768 };
const LAPTOP = { width: 1440, height: 900 };
const TURNS = 8;
const NAMES = ['Ana', 'Bo', 'Cem', 'Dee', 'Eve'] as const;

async function visitor(viewport = LAPTOP) {
  const context = await play.browser.newContext({ viewport, reducedMotion: 'reduce', acceptDownloads: true });
  const page = await context.newPage();
  return { page, remarks: watchConsole(page), close: () => context.close() };
}
type Visitor = Awaited<ReturnType<typeof visitor>>;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const pathOf = (page: Page) => new URL(page.url()).pathname;
const noDialog = (page: Page) => page.waitForFunction(() => !document.querySelector('dialog'));

/** Everybody's seat at a match in their browser, by the SDK, so that all that is left can be played at once. */
async function seatOf(page: Page): Promise<Player> {
  const match = pathOf(page).split('/').at(-1) ?? '';
  const { nation, token } = await page.evaluate((id) => {
    const seats: HeldSeat[] = JSON.parse(localStorage.getItem('lanthanide.seats') ?? '[]');
    return seats.find((seat) => seat.match === id) ?? { nation: 'CHN' as const, token: '' };
  }, match);
  return Player.sit(play.server.url, { match, seed: 0, tokens: { [nation]: token } }, nation);
}

/** All seal the first half-year on their pages; the others are sealed as they are. */
async function playOut(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.locator('#orders').waitFor()));
  for (const page of pages) await page.keyboard.press('Control+Enter');
  await Promise.all(pages.map((page) => page.locator('.paper').waitFor()));
  const seats = await Promise.all(pages.map(seatOf));
  await Promise.all(
    seats.map(async (seat) => {
      for (let turn = 1; turn < TURNS; turn++) {
        await seat.ask('seal', { turn });
        await seat.pushed(({ view }) => view.world.turn === turn + 1);
      }
      await seat.leave();
    }),
  );
}

describe('a tournament', () => {
  test('of five people plays two rounds at two tables to the end, and the standings are what the tables gave', async () => {
    const organiser = await visitor();
    const desk = organiser.page;
    await desk.goto(`${play.server.url}/online`);
    await desk.getByRole('link', { name: 'To the tournaments' }).click();
    await desk.getByRole('textbox', { name: 'Name of the tournament' }).fill('Harbour cup');
    await desk.getByText('2', { exact: true }).first().click();
    expect(await axe(desk)).toEqual([]);
    await shoot(desk, 'tournament-make');
    await press(desk, 'Open the tournament');
    await desk.getByRole('heading', { name: 'Harbour cup' }).waitFor();
    const path = pathOf(desk).replace('/desk', '');
    expect(path).toMatch(/^\/tournament\/[A-Z0-9]{6}$/);

    const players = await Promise.all(NAMES.map((_, at) => visitor(at === 0 ? PHONE : PROJECTOR)));
    for (const [at, { page }] of players.entries()) {
      await page.goto(`${play.server.url}${path}`);
      await page.getByRole('textbox', { name: 'Your name in the tournament' }).fill(NAMES[at] ?? '');
      await press(page, 'Join');
      await page.getByRole('heading', { name: `You play as ${NAMES[at]}` }).waitFor();
    }
    await desk.getByRole('heading', { name: '5 players' }).waitFor();
    expect(await axe(desk)).toEqual([]);
    await shoot(desk, 'tournament-desk');

    for (const round of [1, 2]) {
      await press(desk, `Start round ${round}`);
      await desk.getByText('2 tables still play.').waitFor();
      for (const { page } of players)
        await page.getByRole('button', { name: `Play round ${round}` }).waitFor();
      if (round === 1) await look(players, desk);
      for (const { page } of players) await press(page, `Play round ${round}`);
      await desk.getByText('at the table').nth(4).waitFor();
      await playOut(players.map(({ page }) => page));
      if (round === 1) await desk.getByRole('heading', { name: 'Round 2 of 2' }).waitFor();
      for (const { page } of players) {
        await page.reload();
        await page.locator('[data-anchor=paper]').click(); // the last paper, then the end
        await page.getByRole('link', { name: 'Back to the tournament' }).click();
        await page.getByRole('heading', { name: 'Harbour cup' }).waitFor();
      }
    }
    await desk.getByText('The tournament is over.').waitFor();

    const answer = await fetch(`${play.server.url}/api/tournaments/${path.split('/').at(-1)}/results`);
    const results: TournamentResults = await answer.json();
    const rows = desk.getByRole('table').getByRole('row');
    await expect.poll(() => rows.count()).toBe(6);
    for (const [at, row] of results.standings.entries()) {
      const won = results.rounds
        .flat()
        .flatMap(({ seats }) => seats.filter(({ player }) => player === row.player))
        .reduce((sum, { points }) => sum + (points ?? Number.NaN), 0);
      const cells = await rows
        .nth(at + 1)
        .getByRole('cell')
        .allTextContents();
      expect(
        await rows
          .nth(at + 1)
          .getByRole('rowheader')
          .textContent(),
      ).toBe(row.name);
      expect(cells.slice(0, 2)).toEqual([String(row.place), String(won)]);
    }

    const [download] = await Promise.all([desk.waitForEvent('download'), press(desk, 'Standings (CSV)')]);
    expect(download.suggestedFilename()).toMatch(/^tournament-[A-Z0-9]{6}\.csv$/);
    expect(await axe(desk)).toEqual([]);
    await desk.evaluate(() => window.scrollTo(0, 0));
    await shoot(desk, 'tournament-over');

    // Whoever was not there sees it all, and a match once more.
    const stranger = await visitor(PROJECTOR);
    await stranger.page.goto(`${play.server.url}${path}`);
    await stranger.page.getByRole('link', { name: 'Replay: Table 1' }).first().click();
    await stranger.page.locator('#scrubber').waitFor();
    const all = [organiser, ...players, stranger];
    expect(all.flatMap(({ remarks }) => remarks)).toEqual([]);
    for (const one of all) await one.close();
  });

  test('says what is wrong: a name that is taken, a code that nobody has, a desk that is not one’s own', async () => {
    const organiser = await visitor(PHONE);
    const { page } = organiser;
    await page.goto(`${play.server.url}/tournament`);
    await page.getByRole('textbox', { name: 'Name of the tournament' }).fill('Cup');
    await press(page, 'Open the tournament');
    await page.getByRole('heading', { name: 'Invite players' }).waitFor();
    const path = pathOf(page).replace('/desk', '');
    await shoot(page, 'tournament-desk-phone');
    for (const expected of ['You play as Ana', 'Somebody here has this name already']) {
      const someone = await visitor(PHONE);
      await someone.page.goto(`${play.server.url}${path}`);
      await someone.page.getByRole('textbox', { name: 'Your name in the tournament' }).fill('Ana');
      await press(someone.page, 'Join');
      await someone.page.getByText(expected).waitFor();
      await someone.page.goto(`${play.server.url}${path}/desk`);
      await someone.page.getByText('This page is for whoever organises the tournament').waitFor();
      await someone.page.goto(`${play.server.url}/tournament/AAAAAA`);
      await someone.page.getByText('There is no tournament with this code').waitFor();
      await someone.close();
    }
    await page.getByRole('button', { name: 'Remove: Ana' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await noDialog(page);
    await page.getByText('removed', { exact: true }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(organiser.remarks).toEqual([]);
    await organiser.close();
  });
});

/** What players and organiser see when a round has begun. */
async function look(players: readonly Visitor[], desk: Page): Promise<void> {
  const [phone, projector] = players;
  for (const one of [phone, projector]) if (one) expect(await axe(one.page)).toEqual([]);
  expect(await axe(desk)).toEqual([]);
  if (phone) await shoot(phone.page, 'tournament-phone');
  if (projector) await shoot(projector.page, 'tournament-projector');
  await shoot(desk, 'tournament-desk-round');
}
