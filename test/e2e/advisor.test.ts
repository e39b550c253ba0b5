import { expect, test } from 'vitest';
import { axe, watchConsole } from '../kit/browser.ts';
import { newMatch } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';
import { visitor } from '../kit/tour.ts';

const play = stage();
const SIZE = { width: 1024, height: 768 };

async function seated(advice: boolean) {
  const wish = { scenario: '2010-senkaku', seed: 7, turns: 8, advice };
  const made = await newMatch(play.server.url, ['JPN'], wish);
  const token = made.tokens.JPN ?? '';
  const seat = { match: made.match, nation: 'JPN' as const, token, ...wish, turn: 0, over: false };
  const context = await visitor(play.browser, SIZE, [seat]);
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/match/${made.match}`);
  await page.locator('#orders').waitFor();
  return { page, remarks, close: () => context.close() };
}

test('the advisor says what helps, why, for how much and how surely, and its plan is one step', async () => {
  const { page, remarks, close } = await seated(true);
  await page.getByRole('button', { name: 'What would help me now?' }).click();
  const dialog = page.getByRole('dialog', { name: 'What would help me now?' });
  const pieces = dialog.getByRole('article');
  await pieces.first().waitFor();
  expect(await pieces.count()).toBeGreaterThan(2);
  const gains: number[] = [];
  for (const text of await pieces.allInnerTexts()) {
    expect(text).toMatch(/(Sure|Likely|As likely as not|Doubtful): helps in \d+% of the futures tried/);
    expect(text).toMatch(/\d points?\b/);
    gains.push(Number(/([+−][\d.]+) points of score/.exec(text)?.[1]?.replace('−', '-')));
  }
  expect(gains).toEqual([...gains].sort((a, b) => b - a));
  expect(await axe(page)).toEqual([]);

  const plan = pieces.filter({ has: page.getByRole('button', { name: /^Take all/ }) }).first();
  const orders = await plan.locator('.piece-orders li').count();
  expect(orders).toBeGreaterThan(1);
  await plan.getByRole('button', { name: /^Take all/ }).click();
  const drafted = page.locator('#orders .orders > li');
  await expect.poll(() => drafted.count()).toBe(orders);
  await page.keyboard.press('Control+z');
  await expect.poll(() => drafted.count()).toBe(0);
  await page.keyboard.press('Control+y');
  await expect.poll(() => drafted.count()).toBe(orders);
  expect(remarks).toEqual([]);
  await close();
});

test('where a match is played without advice, there is none', async () => {
  const { page, remarks, close } = await seated(false);
  await page.getByRole('group', { name: 'Add an order' }).waitFor();
  expect(await page.locator('.ask-advisor, .sensible').count()).toBe(0);
  expect(remarks).toEqual([]);
  await close();
});
