import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** The cells of a table on the page, row by row, without its head. */
const rowsOf = (page: Page): Promise<string[][]> =>
  page
    .locator('.market-room table tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );

const tonnes = (text: string): number => Number(text.replaceAll(/[^\d.]/g, ''));

test.each([
  ['desktop', 1440, 900],
  ['laptop', 1024, 768],
  ['phone', 390, 844],
] as const)(
  'on a %s the market room shows history, order book and chain, as charts and as tables',
  async (name, width, height) => {
    const page = await play.browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const remarks = watchConsole(page);
    const faults: string[] = [];
    const audit = async (screen: string) => {
      await shoot(page, `market-${name}-${screen}`);
      faults.push(...(await axe(page)).map((fault) => `${screen}: ${fault}`));
      const over = await page.evaluate(() => {
        const room = document.querySelector('dialog.full') ?? document.documentElement;
        return room.scrollWidth - room.clientWidth;
      });
      if (over > 0) faults.push(`${screen}: ${over} px too wide`);
    };
    await page.goto(play.server.url);
    await page.getByRole('button', { name: 'Play as Japan' }).click();
    await page.locator('.map-host canvas').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Seal orders' }).last().click();
    await page.getByRole('button', { name: /^On to/ }).click();
    await page.locator('.map-host canvas').waitFor({ state: 'attached' });

    await page.keyboard.press('m');
    const room = page.getByRole('dialog', { name: 'Market room' });
    await room.getByRole('tab', { name: 'History' }).waitFor();
    await audit('history');
    const cross = room.getByRole('slider').first();
    const now = await cross.getAttribute('aria-valuetext');
    expect(now).toContain('2010 H1');
    expect(now).toContain('Outside China');
    await cross.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await cross.getAttribute('aria-valuetext')).toContain('2009 H2');

    await room.getByRole('tab', { name: 'History' }).focus();
    await page.keyboard.press('ArrowRight');
    await room.getByRole('button', { name: 'Bulk' }).click();
    await room.locator('.ladder li').first().waitFor();
    await audit('book');
    await room.getByRole('button', { name: /^Show as a table/ }).click();
    const steps = await rowsOf(page);
    const users = steps.filter(([who, side]) => side === 'buys' && /Catalysts|Glass/.test(who ?? ''));
    expect(users.length).toBeGreaterThan(5);
    for (const [, , , , need = '', served = '', without = ''] of users)
      expect(Math.abs(tonnes(need) - tonnes(served) - tonnes(without))).toBeLessThanOrEqual(75);
    await audit('book-table');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      room.getByRole('button', { name: /^Download as CSV/ }).click(),
    ]);
    expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(steps.length + 1);

    await room.getByRole('tab', { name: 'Chain' }).click();
    await room.getByRole('button', { name: 'Light' }).click();
    await room.getByRole('combobox').selectOption({ label: 'China' });
    await room
      .getByText(/^China sells/)
      .first()
      .waitFor();
    const mined = room.getByRole('button', { name: /^(→ )?Mined here/ });
    await mined.press('Enter');
    const cause = room.getByRole('complementary', { name: 'The chosen band' });
    await cause.getByRole('heading', { name: 'Mined here' }).waitFor();
    expect(await cause.getByRole('listitem').count()).toBeGreaterThan(2);
    await audit('chain');
    await room.getByRole('button', { name: /^Show as a table/ }).click();
    const bands = await rowsOf(page);
    const sum = (column: number) =>
      bands
        .filter((band) => band[column] === 'Oxide')
        .reduce((total, band) => total + tonnes(band[3] ?? ''), 0);
    expect(sum(1) / sum(2)).toBeCloseTo(1, 1);
    await audit('chain-table');

    await page.keyboard.press('Escape');
    await room.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    expect(remarks).toEqual([]);
    await page.close();
  },
);
