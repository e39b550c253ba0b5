import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** Of what an open sheet covers, the last row that shows may be cut by its edge; how far is chance, and it closes. */
const HALF_HIDDEN = /target-size.*partially obscured/;

test.each([
  ['desktop', 1440, 900],
  ['laptop', 1024, 768],
  ['phone', 390, 844],
] as const)(
  'on a %s figures open by keyboard, and the report explains more than prices',
  async (name, width, height) => {
    const page = await play.browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const remarks = watchConsole(page);
    const faults: string[] = [];
    const audit = async (screen: string) => {
      await shoot(page, `figures-${name}-${screen}`);
      const found = (await axe(page)).filter((fault) => screen !== 'opened' || !HALF_HIDDEN.test(fault));
      faults.push(...found.map((fault) => `${screen}: ${fault}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) faults.push(`${screen}: ${over} px too wide`);
    };
    await page.goto(play.server.url);
    await page.getByRole('button', { name: 'Play as Japan' }).click();
    await page.locator('.map-host canvas').waitFor({ state: 'attached' });
    await audit('table');
    await page.getByRole('button', { name: 'Seal orders' }).last().click();
    const ready = page.getByRole('button', { name: /^On to/ });
    await ready.waitFor();
    await audit('report');

    await page.getByRole('tab', { name: 'Dependence' }).click();
    await page.locator('.why summary').click();
    await audit('dependence');
    const parts = page.locator('.why details tbody tr');
    expect(await parts.count()).toBeGreaterThan(3);
    expect(await page.getByRole('combobox').locator('option').allTextContents()).toEqual([
      'Japan',
      'United States',
      'European Union',
    ]);
    await page.getByRole('tab', { name: 'Score' }).click();
    await page.getByRole('combobox').selectOption({ index: 1 });
    await audit('goal');
    await page.getByRole('tab', { name: 'Heavy' }).click();
    await page.getByRole('combobox').selectOption({ label: 'China' });
    await audit('region');

    const figure = page.locator('.half-year .figure').last();
    await figure.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Score' });
    await dialog.getByText('How it is reckoned').waitFor();
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await dialog.getByRole('row').count()).toBeGreaterThan(4);
    await audit('opened');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await figure.evaluate((node) => node === document.activeElement)).toBe(true);

    expect(faults).toEqual([]);
    expect(remarks).toEqual([]);
    await page.close();
  },
);
