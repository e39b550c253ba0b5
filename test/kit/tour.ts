import type { Browser, BrowserContext, Page } from 'playwright-core';
import { BOTS, botFor } from '#shared/bots/index.ts';
import type { NationId } from '#shared/world/terms.ts';
import { GROUPS } from '../../client/panels/orders/fields.ts';
import { classTour } from './class-tour.ts';
import { newMatch, Player } from './player.ts';
import { tournamentTour } from './tournament-tour.ts';

/** A seat as the browser's store holds it. */
export interface TourSeat {
  match: string;
  nation: NationId;
  token: string;
  scenario: string;
  turn: number;
  turns: number;
  over: boolean;
}

/** A match that has gone some turns, in which a bot gave this seat's orders. */
export async function seatAfter(
  url: string,
  nation: NationId,
  played: number,
  { scenario = '2010-senkaku', seed = 7, turns = 14 } = {},
): Promise<TourSeat> {
  const made = await newMatch(url, [nation], { scenario, seed, turns });
  const player = await Player.sit(url, made, nation);
  for (let turn = 0; turn < played; turn++) {
    const { view } = await player.look();
    await player.ask('draft', { turn, orders: BOTS[botFor(seed, nation)].decide(view) });
    await player.ask('seal', { turn });
  }
  await player.leave();
  const token = made.tokens[nation] ?? '';
  return { match: made.match, nation, token, scenario, turn: played, turns, over: played >= turns };
}

/** The browser itself remarks on every answer of "not found", also where the tour asks for what is not there. */
export const expected = (remark: string): boolean =>
  remark.includes('/api/matches/nothing-here/open') || remark.includes('/api/classes/AAAAAA/join');

/** How the page is set for a tour. */
export interface Look {
  language?: string;
  theme?: string;
  vision?: string;
  textSize?: number;
  motion?: string;
}

/** A browser context whose store holds these seats and settings. The turn before is taken as read. */
export async function visitor(
  browser: Browser,
  viewport: { width: number; height: number },
  seats: readonly TourSeat[],
  look: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    serviceWorkers: 'block', // keeping the whole page is work of its own, beside what is looked at or measured
    viewport,
    reducedMotion: look.motion === 'full' ? 'no-preference' : 'reduce',
    hasTouch: viewport.width < 1024,
    deviceScaleFactor: viewport.width < 600 ? 2 : 1,
  });
  await context.addInitScript(
    ([held, settings, read]) => {
      localStorage.setItem('lanthanide.seats', held);
      localStorage.setItem('lanthanide.settings', settings);
      for (const [key, turn] of read) if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, turn);
    },
    [
      JSON.stringify(seats),
      JSON.stringify(look),
      seats.map(({ match, turn }): [string, string] => [`lanthanide.read.${match}`, String(turn)]),
    ] as const,
  );
  return context;
}

/** A place worth seeing: how to get there from the stop before, by means that work in every language. */
export interface Stop {
  name: string;
  go(page: Page): Promise<void>;
}

/** Where the tray's button for diplomacy stands. */
const DIPLOMACY = GROUPS.findIndex(({ id }) => id === 'diplomacy');

const shown = (page: Page, selector: string) => page.locator(selector).first().waitFor();
const press = (page: Page, selector: string) =>
  page.locator(selector).locator('visible=true').first().click();
const closeDialogs = async (page: Page) => {
  for (let left = 3; left > 0 && (await page.locator('dialog[open]').count()) > 0; left--)
    await page.keyboard.press('Escape');
  // A dialog that has been closed is still there for a moment, and takes keys with it.
  await page.waitForFunction(() => !document.querySelector('dialog:not([open])'));
};

/** Every screen and dialog of the game, in an order in which one visitor can see them all. */
export function tour(url: string, seats: { now: TourSeat; over: TourSeat }): Stop[] {
  const table = async (page: Page) => {
    await closeDialogs(page);
    if (await page.locator('.map-table').count()) await page.keyboard.press('t');
    if (!page.url().endsWith(seats.now.match)) await page.goto(`${url}/match/${seats.now.match}`);
    await shown(page, '#orders');
    await shown(page, '.map-host canvas');
  };
  const fromTable = (go: (page: Page) => Promise<void>) => async (page: Page) => {
    await table(page);
    await go(page);
  };
  return [
    {
      name: 'home',
      async go(page) {
        await page.goto(url);
        await shown(page, '#play');
      },
    },
    {
      name: 'settings',
      go: async (page) => press(page, '.top-settings > button, [class*=settings] > button'),
    },
    { name: 'orders', go: fromTable((page) => shown(page, '.sense')) },
    {
      name: 'order-search',
      go: fromTable(async (page) => {
        await page.keyboard.press('n');
      }),
    },
    {
      name: 'advisor',
      go: fromTable(async (page) => {
        await page.keyboard.press('Escape');
        await press(page, '.ask-advisor');
        await shown(page, '.piece');
      }),
    },
    { name: 'order-menu', go: fromTable((page) => press(page, '.add button')) },
    {
      name: 'order-form',
      async go(page) {
        await press(page, '.menu .button.quiet');
        await shown(page, 'dialog[open] form');
      },
    },
    {
      name: 'treaty',
      go: fromTable(async (page) => {
        await page.locator('.add button').locator('visible=true').nth(DIPLOMACY).click();
        await press(page, '.menu .button.quiet');
        await shown(page, 'dialog[open] form');
      }),
    },
    {
      name: 'tables',
      go: fromTable(async (page) => {
        await page.keyboard.press('t');
        await shown(page, '.map-table');
        await page.locator('.map-table').first().scrollIntoViewIfNeeded();
      }),
    },
    {
      name: 'country',
      go: fromTable(async (page) => {
        await page.locator('[data-node="region CHN"]').focus();
        await page.keyboard.press('Enter');
        await shown(page, '.country-sheet');
      }),
    },
    {
      name: 'card',
      go: fromTable(async (page) => {
        await page.keyboard.press('Escape');
        await press(page, '.table .figure');
      }),
    },
    ...['history', 'book', 'chain'].map((name, index) => ({
      name: `market-${name}`,
      go: fromTable(async (page) => {
        await page.keyboard.press('m');
        await page.locator('dialog[open] [role=tab]').nth(index).click();
      }),
    })),
    {
      name: 'help',
      go: fromTable(async (page) => {
        await page.keyboard.press('?');
        await shown(page, 'dialog[open]');
      }),
    },
    {
      name: 'glossary',
      async go(page) {
        await press(page, 'dialog[open] .dialog-body .button.small');
        await shown(page, '.glossary');
      },
    },
    {
      name: 'report',
      async go(page) {
        await closeDialogs(page);
        await page.evaluate((key) => sessionStorage.setItem(key, '1'), `lanthanide.read.${seats.now.match}`);
        await page.reload();
        await shown(page, '.paper');
      },
    },
    {
      name: 'final',
      async go(page) {
        await page.goto(`${url}/match/${seats.over.match}`);
        await shown(page, '.final');
      },
    },
    {
      name: 'replay',
      async go(page) {
        await page.goto(`${url}/replay/${seats.over.match}`);
        await shown(page, '#scrubber');
        await page.keyboard.press('End');
        await shown(page, '.map-host canvas');
      },
    },
    {
      name: 'replay-trust',
      go: (page) => press(page, '.trust'),
    },
    {
      name: 'together',
      async go(page) {
        await page.goto(`${url}/together`);
        await shown(page, '.together-seats');
      },
    },
    {
      name: 'curtain',
      async go(page) {
        await press(page, '.together [type=submit]');
        await shown(page, '.curtain');
      },
    },
    {
      name: 'online',
      async go(page) {
        await page.goto(`${url}/online`);
        await shown(page, '.lobby-ways');
      },
    },
    {
      name: 'table-of-others',
      async go(page) {
        await page.locator('#name').fill('Noor');
        await press(
          page,
          '.lobby-ways > :last-child .button.next, .lobby-ways > :last-child .button.primary',
        );
        await shown(page, '.lobby-invite');
      },
    },
    ...tournamentTour(url),
    ...['account', 'leaderboard', 'moderate', 'admin'].map((name) => ({
      name,
      async go(page: Page) {
        await page.goto(`${url}/${name}`);
        await shown(page, 'h1');
      },
    })),
    {
      name: 'no-match',
      async go(page) {
        await page.goto(`${url}/match/nothing-here`);
        await shown(page, '.notice');
      },
    },
    ...classTour(url),
  ];
}
