import { beforeAll, describe, expect, test } from 'vitest';
import { axe, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';
import { expected, type Look, seatAfter, type TourSeat, tour, visitor } from '../kit/tour.ts';

const play = stage();
let seats: { now: TourSeat; over: TourSeat };
beforeAll(async () => {
  const { url } = play.server;
  seats = {
    now: await seatAfter(url, 'JPN', 4),
    over: await seatAfter(url, 'EUR', 8, { turns: 8, scenario: '2025-today' }),
  };
});

const DESKTOP = { width: 1440, height: 900 };
const LAPTOP = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };

/** Sees every screen; what `look` says of each, and whatever the console said. */
async function see(
  viewport: typeof DESKTOP,
  settings: Look,
  look: (page: Parameters<typeof axe>[0]) => Promise<string[]>,
): Promise<string[]> {
  const context = await visitor(play.browser, viewport, [seats.now, seats.over], settings);
  const page = await context.newPage();
  const found = watchConsole(page);
  for (const stop of tour(play.server.url, seats)) {
    await stop.go(page);
    found.push(...(await look(page)).map((fault) => `${stop.name}: ${fault}`));
  }
  await context.close();
  return found.filter((fault) => !expected(fault));
}

describe('every screen', () => {
  test.each([
    { theme: 'atlas', ...DESKTOP },
    { theme: 'dark', ...DESKTOP },
    { theme: 'contrast', ...DESKTOP },
    { theme: 'atlas', ...LAPTOP },
    { theme: 'dark', ...PHONE },
  ])('keeps WCAG 2.2 A and AA in the theme $theme, $width px wide', async ({ theme, width, height }) => {
    expect(await see({ width, height }, { theme }, axe)).toEqual([]);
  });

  test.each([DESKTOP, LAPTOP, PHONE])(
    'has room for words two fifths longer, $width px wide',
    async (viewport) => {
      expect(await see(viewport, { language: 'x-long' }, cut)).toEqual([]);
    },
  );
});

/** Words that do not fit where they stand: cut off, or pushing the page sideways. */
function cut(page: Parameters<typeof axe>[0]): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a, h1, h2, h3, p, span, td, th, label, li, dt, dd, legend, summary',
    )) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!own || !element.checkVisibility() || element.closest('.unseen')) continue;
      const style = getComputedStyle(element);
      if (style.clipPath !== 'none') continue; // only for those who listen
      if (style.overflowX === 'visible' || style.overflowX === 'auto' || style.overflowX === 'scroll')
        continue;
      if (style.textOverflow === 'ellipsis' && (element.title || element.getAttribute('aria-label')))
        continue;
      if (element.scrollWidth > element.clientWidth + 1)
        faults.push(`cut: "${element.textContent.slice(0, 40)}" (${element.className})`);
    }
    return faults;
  });
}
