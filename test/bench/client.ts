import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { Goal } from '../../scripts/goals.ts';
import { launchBrowser } from '../kit/browser.ts';
import { type RunningServer, removeFolder, startServer, temporaryFolder } from '../kit/server.ts';
import { seatAfter, type TourSeat, visitor } from '../kit/tour.ts';
import { weight } from '../kit/weight.ts';
import { serveBare } from './client/bare.ts';
import { delays, framesDuring, heap, noteDelays, slow, usableAfter } from './client/page.ts';
import { type Findings, tell } from './findings.ts';
import { digits, median, quantile, sorted } from './measure.ts';

const SCREEN = { width: 1366, height: 768 };
/** Orders can be given, and the map has been drawn. */
const MATCH_READY = ['#orders .seal-button', '.map-host canvas', '.map-nodes [data-node]'];

/**
 * The page in a real Chromium on a machine slowed down four times, as a school Chromebook beside this one. The
 * bare page, Phaser with the same land and nothing else, is loaded in turn with it.
 */
export const client = (json: boolean, quick: boolean): Promise<never> =>
  tell('client', { json, quick }, () => measure(quick));

async function measure(quick: boolean): Promise<Findings> {
  await build({ logLevel: 'warn' });
  const rounds = quick ? 1 : 5;
  const matches = quick ? 0 : 5; // the first look leaves memory out: it takes two thirds of the time
  const data = temporaryFolder();
  const server = await startServer(data);
  const bare = await serveBare();
  const browser = await launchBrowser();
  const seat = await seatAfter(server.url, 'JPN', 4);
  const home: number[] = [];
  const match: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    floor.push(await cold(browser, bare.url, ['body[data-ready]'], []));
    home.push(await cold(browser, server.url, ['#play button'], []));
    match.push(await cold(browser, `${server.url}/match/${seat.match}`, MATCH_READY, [seat]));
  }
  const played = await playing(browser, server, seat);
  const bareFrames = await bareFramesOf(browser, bare.url);
  const memory = await growth(browser, server, matches);
  await browser.close();
  bare.stop();
  await server.stop();
  removeFolder(data);

  const js = weight();
  const ratio = median(match) / median(floor);
  const delay = sorted(played.delays);
  const p95 = quantile(delay, 0.95);
  const grown = ((memory.at(-1) ?? 0) - (memory[1] ?? 0)) / 1e6;
  const goals: Goal[] = [
    {
      name: 'match screen usable, against a bare Phaser page',
      goal: '<= 1.3',
      value: digits(ratio),
      ok: ratio <= 1.3,
    },
    { name: 'interaction delay, p95, ms', goal: '<= 100', value: digits(p95), ok: p95 <= 100 },
    { name: 'home, kB of JavaScript', goal: '<= 80', value: digits(js.home / 1000), ok: js.home <= 80_000 },
    { name: 'all, kB of JavaScript', goal: '<= 650', value: digits(js.all / 1000), ok: js.all <= 650_000 },
  ];
  if (matches > 0)
    goals.push({
      name: `memory grown from match 2 to ${matches}, MB`,
      goal: '<= 1',
      value: digits(grown),
      ok: grown <= 1,
    });
  return {
    how: `Chromium slowed down four times, ${SCREEN.width}x${SCREEN.height}, median of ${rounds} loads in turn with the bare page.`,
    tables: {
      'Until it can be used, ms': [
        { page: 'bare Phaser page, first frame', ...loads(floor), 'of the bare page': 1 },
        { page: 'home', ...loads(home), 'of the bare page': digits(median(home) / median(floor)) },
        { page: 'match screen', ...loads(match), 'of the bare page': digits(ratio) },
      ],
      'In use': [
        { figure: 'frames a second, a turn played on the map', value: digits(played.frames) },
        { figure: 'frames a second, bare page sliding', value: digits(bareFrames) },
        { figure: 'from a press to the next frame, median, ms', value: digits(quantile(delay, 0.5)) },
        { figure: 'from a press to the next frame, p95, ms', value: digits(p95) },
        { figure: 'presses measured', value: delay.length },
        {
          figure: 'memory after each match, MB',
          value: memory.map((bytes) => digits(bytes / 1e6)).join(', '),
        },
      ],
    },
    growth: [],
    goals,
  };
}

const loads = (times: readonly number[]) => {
  const all = sorted(times);
  return {
    median: digits(quantile(all, 0.5)),
    fastest: digits(quantile(all, 0)),
    slowest: digits(quantile(all, 1)),
  };
};

/** First visit: nothing in the browser's cache. */
async function cold(browser: Browser, url: string, ready: string[], seats: TourSeat[]): Promise<number> {
  const context = await visitor(browser, SCREEN, seats);
  const page = await context.newPage();
  await slow(page);
  const took = await usableAfter(page, url, ready);
  await context.close();
  return took;
}

/** One turn by hand, all layers shown: delays of what is pressed, and frames while the turn is played on the map. */
async function playing(browser: Browser, server: RunningServer, seat: TourSeat) {
  const context = await visitor(browser, SCREEN, [seat], { motion: 'full' });
  const page = await context.newPage();
  await slow(page);
  await page.goto(`${server.url}/match/${seat.match}`);
  for (const selector of MATCH_READY) await page.locator(selector).first().waitFor({ state: 'attached' });
  await noteDelays(page);
  for (const key of ['n', 'Escape', 't', 't', '+', '-', 'h', '2', '4', '1']) await page.keyboard.press(key);
  for (const add of [0, 1, 2]) {
    await page.locator('.sensible button').nth(add).click();
    await page.keyboard.press('Control+z');
  }
  const noted = await delays(page);
  await page.keyboard.press('Control+Enter');
  await page.locator('.paper').waitFor();
  await page.locator('.film-open').click();
  await page.locator('.film-map canvas').waitFor();
  const frames = await framesDuring(page, () => page.waitForTimeout(5000));
  await context.close();
  return { delays: noted, frames };
}

async function bareFramesOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: SCREEN });
  const page = await context.newPage();
  await slow(page);
  await page.goto(url);
  await page.locator('body[data-ready]').waitFor();
  await page.evaluate(() => document.body.setAttribute('data-moving', ''));
  const frames = await framesDuring(page, () => page.waitForTimeout(5000));
  await context.close();
  return frames;
}

/** Bytes in use after each of some short matches, played one after the other in one page. */
async function growth(browser: Browser, server: RunningServer, matches: number): Promise<number[]> {
  const seats = await Promise.all(
    Array.from({ length: matches }, (_, seed) => seatAfter(server.url, 'JPN', 0, { seed, turns: 4 })),
  );
  const context = await visitor(browser, SCREEN, seats);
  const page = await context.newPage();
  await page.goto(server.url);
  const used: number[] = [];
  for (const { match } of seats) {
    await page.locator(`a[href="/match/${match}"]`).first().click();
    await playOn(page);
    await page.locator('.top a[href="/"]').first().click();
    await page.locator('#play').waitFor();
    used.push(await heap(page));
  }
  await context.close();
  return used;
}

/** Four turns without orders, to the end. */
async function playOn(page: Page): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await page.locator('#orders .seal-button').click();
    await page.locator('.paper .button.next').click();
  }
  await page.locator('.final').waitFor();
}
