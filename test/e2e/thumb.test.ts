import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stage } from '../kit/stage.ts';
import { seatAfter, visitor } from '../kit/tour.ts';

const play = stage();

/** What a thumb needs, in px; figures and terms in running text need less (WCAG 2.5.8). */
const THUMB = 44;
const IN_TEXT = 24;
const TABS = ['Map', 'Orders', 'Market', 'Nation', 'Talks'];

/** The table in the hands of Japan, after a turn. */
async function sitDown(width: number, height: number): Promise<Page> {
  const seat = await seatAfter(play.server.url, 'JPN', 1);
  const context = await visitor(play.browser, { width, height }, [seat]);
  const page = await context.newPage();
  await page.goto(`${play.server.url}/match/${seat.match}`);
  await page.locator('.map-host[data-hits]:not([data-hits="0"])').waitFor();
  return page;
}

const turnTo = (page: Page, tab: string) =>
  page.getByRole('navigation').getByRole('button', { name: tab }).click();

/** Every control in sight that is smaller than a thumb, with what around it also answers to the touch. */
const tooSmall = (page: Page) =>
  page.evaluate(
    ([thumb, inText]) => {
      const found: string[] = [];
      for (const node of document.querySelectorAll('button, a[href], summary, select, input')) {
        if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const target = node.closest('label') ?? node;
        target.scrollIntoView({ block: 'center', inline: 'center' });
        const box = target.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        if (box.width <= 1 || x < 0) continue; // for those who listen only
        const reach = (dx: number, dy: number) => {
          let far = 0;
          while (far < thumb && target.contains(document.elementFromPoint(x + far * dx, y + far * dy))) far++;
          return far;
        };
        const wide = Math.max(box.width, reach(1, 0) + reach(-1, 0));
        const high = Math.max(box.height, reach(0, 1) + reach(0, -1));
        const need = (node.matches('.figure, .term') ? inText : thumb) - 0.5;
        const name = node.getAttribute('aria-label') ?? node.textContent ?? '';
        if (wide < need || high < need)
          found.push(`${node.className} "${name.trim()}": ${Math.round(wide)} x ${Math.round(high)}`);
      }
      return found;
    },
    [THUMB, IN_TEXT] as const,
  );

test('on a phone, every control of the table is as large as a thumb', async () => {
  const page = await sitDown(390, 844);
  for (const tab of TABS) {
    await turnTo(page, tab);
    expect.soft(await tooSmall(page), tab).toEqual([]);
  }
  await page.context().close();
});

test('on a phone the map fills its tab, the sheet can take its place, and the paper can be read again', async () => {
  const page = await sitDown(390, 844);
  const mapHeight = async () => (await page.locator('.map-panel').boundingBox())?.height ?? 0;
  await turnTo(page, 'Map');
  expect(await mapHeight()).toBeGreaterThan(500);
  await turnTo(page, 'Orders');
  expect(await mapHeight()).toBeGreaterThan(150);
  await page.locator('.grip').click();
  expect(await mapHeight()).toBeLessThan(4);
  await page.getByRole('banner').getByRole('button', { name: 'Report' }).click();
  await page.locator('.paper').waitFor();
  await page.context().close();
});

test('the narrowest phone needs no sideways scrolling', async () => {
  const page = await sitDown(320, 640);
  for (const tab of TABS) {
    await turnTo(page, tab);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.table > *, .top, .top > *')]
        .filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth)
        .map((part) => `${part.className}: ${part.scrollWidth} in ${part.clientWidth}`),
    );
    expect.soft(wide, tab).toEqual([]);
  }
  await page.context().close();
});
