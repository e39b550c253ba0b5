import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

test.each([
  ['desktop', 1440, 900],
  ['laptop', 1024, 768],
  ['phone', 390, 844],
] as const)(
  'on a %s the paper leads with what moved our score, and every line to the map and back',
  async (name, width, height) => {
    const page = await play.browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const remarks = watchConsole(page);
    await page.goto(play.server.url);
    await page.getByRole('button', { name: 'Play as Japan' }).click();
    for (let turn = 0; turn < 3; turn++) {
      await page.getByRole('combobox', { name: /Find an order/ }).fill('/stockpile light 100 0.5');
      await page.keyboard.press('Enter');
      await page.locator('.orders > li', { hasText: 'Stockpile' }).waitFor();
      await page.locator('.seal-button:visible').first().click();
      const ready = page.getByRole('button', { name: /^On to/ });
      await ready.waitFor();
      if (turn < 2) await ready.click();
    }
    expect(await page.locator('.standfirst').textContent()).toMatch(/score [+−][\d.]+ points/);
    // An order for the stockpile whose limit lay below the price came to nothing, and the paper says so.
    await page
      .getByText(/^Stockpile: buy 100 t .*: bought 0 t; at home it costs \$[\d.]+\/kg now$/)
      .waitFor();
    await page.getByRole('heading', { name: 'What was done to us, and by whom' }).waitFor();
    await page.getByRole('heading', { name: /^What is new since/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await shoot(page, `paper-${name}`);

    // A line leads to the map; the paper is there to be opened again.
    await page
      .getByRole('button', { name: /^Show on the map/ })
      .first()
      .click();
    await page.locator('.map-panel:visible').waitFor();
    expect(await page.locator('.masthead').count()).toBe(0);
    if (width >= 768) {
      await page.getByRole('button', { name: 'Report' }).click();
      await page.locator('.masthead').waitFor();
    }
    expect(remarks).toEqual([]);
    await page.close();
  },
);
