import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS } from '#shared/orders/index.ts';
import { slow } from '../bench/client/page.ts';
import { shoot } from '../kit/browser.ts';
import { DESK, japan, LAPTOP, PHONE } from '../kit/devices.ts';
import { stage } from '../kit/stage.ts';
import { Reader } from '../kit/tree.ts';

const play = stage();
const SMALL = { width: 360, height: 740 };
const orders = (page: Page) => page.locator('.orders .order');

test('fault 26: on a computer a quarter as fast orders are written and sealed while the map is still to come', async () => {
  const { of, teacher } = await japan(play, { Aiko: [LAPTOP] }, { turns: 4 });
  const page = of('Aiko');
  await slow(page);
  let release = () => {};
  const held = new Promise<void>((go) => {
    release = go;
  });
  await page.route(/\/phaser-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('combobox', { name: 'Find an order' }).fill('/substitution heavy 20');
  await page.keyboard.press('Enter');
  await orders(page).waitFor();
  await page.getByText('Draft saved').waitFor();
  expect(await page.locator('.map-host').getAttribute('data-hits')).toBe('0');
  await page.getByRole('button', { name: 'Seal orders' }).locator('visible=true').first().click();
  await page
    .getByRole('button', { name: /^On to/ })
    .first()
    .click();
  release();
  await page.locator('.map-host[data-hits]:not([data-hits="0"])').waitFor({ timeout: 60_000 });
  await teacher.leave();
});

test('fault 26: where the map can’t be drawn at all its tables stand there, and orders are given as before', async () => {
  const { of, teacher } = await japan(play, { Aiko: [LAPTOP] });
  const page = of('Aiko');
  await page.route(/\/phaser-.*\.js/, (route) => route.abort());
  await page.reload();
  await page.getByText("This browser can't draw the map.").waitFor();
  await page.locator('.map-panel table').first().waitFor();
  await page.getByRole('combobox', { name: 'Find an order' }).fill('/substitution heavy 20');
  await page.keyboard.press('Enter');
  await orders(page).waitFor();
  await teacher.leave();
});

/** What of the open form is out of reach on this screen; then hands the order in where it is legal, else goes back. */
async function handIn(page: Page): Promise<string[]> {
  const form = page.locator('dialog[open] .order-form');
  await form.waitFor();
  const wide = await form.evaluate((element) =>
    [...element.querySelectorAll('input, select, button')]
      .filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < 0 || right > document.documentElement.clientWidth);
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  const submit = form.locator('[type=submit]');
  const reached = await submit.evaluate((button) => {
    button.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  if (!reached) wide.push('the button that hands it in');
  const legal = (await submit.getAttribute('aria-disabled')) === 'false';
  await (legal ? submit : form.locator('.row.end .quiet')).click();
  await form.waitFor({ state: 'detached' });
  return wide;
}

test('fault 27: on a phone of 360 px every order has its form, and what is legal is handed in', async () => {
  const { of, teacher, pages } = await japan(play, { Aiko: [SMALL] });
  const page = of('Aiko');
  await page.locator('.grip').click();
  const groups = page.locator('fieldset.add button');
  const seen: string[] = [];
  for (let group = 0; group < (await groups.count()); group++) {
    const menu = page.locator('dialog[open] .menu > li');
    const open = async () => {
      await groups.nth(group).click();
      await menu.first().waitFor();
    };
    await open();
    const kinds = await menu.count();
    for (let kind = 0; kind < kinds; kind++) {
      const item = menu.nth(kind);
      const name = (await item.getByRole('heading').textContent()) ?? '';
      seen.push(name);
      const own = item.locator('.button.quiet');
      if ((await own.count()) === 0) continue;
      await own.click();
      expect.soft(await handIn(page), name).toEqual([]);
      await open();
    }
    await page.keyboard.press('Escape');
    await menu.first().waitFor({ state: 'detached' });
  }
  expect(new Set(seen).size).toBe(KINDS.length);
  expect(await orders(page).count()).toBeGreaterThan(10);
  await shoot(page, 'class-360');
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  expect(pages.Aiko?.said).toEqual([]);
  await teacher.leave();
});

test('fault 28: what one writes by keyboard another of the delegation hears in the same words, and the other way round', async () => {
  const { of, teacher } = await japan(play, { Aiko: [DESK], Bruno: [DESK] }, { roles: false });
  const [aiko, bruno] = [of('Aiko'), await Reader.of(of('Bruno'))];
  await aiko.keyboard.press('/');
  await aiko.keyboard.type('substitution heavy 20');
  await aiko.keyboard.press('Enter');
  const words = await orders(aiko)
    .locator('p')
    .evaluate((line) => line.firstChild?.textContent ?? '');
  expect(words).not.toBe('');
  const heard = await bruno.find('StaticText', /^Aiko added: /);
  expect(heard.name).toBe(`Aiko added: ${words}.`);
  await bruno.use('button', /^Take back|^Remove/);
  await orders(aiko).waitFor({ state: 'detached' });
  await aiko
    .getByRole('status')
    .filter({ hasText: `Bruno took out: ${words}.` })
    .waitFor({ state: 'attached' });
  await teacher.leave();
});

test('fault 29: without any colour a student still sees whose department it is, who is away, and who agrees', async () => {
  const { of, teacher } = await japan(
    play,
    { Aiko: [DESK], Bruno: [PHONE], Chen: [LAPTOP] },
    { deciding: 'unanimous' },
  );
  const page = of('Bruno');
  await page.emulateMedia({ forcedColors: 'active' });
  await of('Chen').context().close();
  await page.getByText('Chen industry (away)').waitFor();
  await page.getByText('Still to agree: Aiko and Bruno.').waitFor();
  await page.getByRole('button', { name: 'Agree to seal: 0 of 2' }).locator('visible=true').first().click();
  await page.getByText('Still to agree: Aiko.').waitFor();
  const pressed = page.getByRole('button', { name: 'Agree to seal: 1 of 2' }).locator('visible=true').first();
  expect(await pressed.getAttribute('aria-pressed')).toBe('true');
  const borders = await page
    .locator('fieldset.add button')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderTopWidth));
  expect(new Set(borders.slice(0, 4))).toEqual(new Set(['2px'])); // trade, restrictions, control, support
  expect(new Set(borders.slice(4))).toEqual(new Set(['1px']));
  await shoot(page, 'class-forced-colours');
  await of('Aiko')
    .getByRole('button', { name: 'Agree to seal: 1 of 2' })
    .locator('visible=true')
    .first()
    .click();
  await page
    .getByRole('button', { name: /^On to/ })
    .first()
    .waitFor();
  await teacher.leave();
});
