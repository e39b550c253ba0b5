import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { verify } from '#shared/replay/record.ts';
import { COMMODITIES } from '#shared/world/terms.ts';
import { figure } from '../../client/i18n/index.ts';
import { differsIn, rulesIn } from '../../scripts/crossplay/chromium.ts';
import { playGame } from '../../scripts/crossplay/game.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { recordIn } from '../kit/here.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** What to order on each turn: the group's button, and the words of the suggestion to take. */
const PLAN: [group: string, idea: RegExp][] = [
  ['Stockpile', /buy/i],
  ['Restrict', /Stop .* exports to Japan/],
  ['Build', /Develop/],
  ['Research', /save/],
  ['Restrict', /quota/],
  ['Build', /Magnet plant/],
  ['Restrict', /Lift/],
];

async function addOrder(page: Page, group: string, idea: RegExp): Promise<void> {
  await page.getByRole('group', { name: 'Add an order' }).getByRole('button', { name: group }).click();
  const dialog = page.getByRole('dialog');
  const ideas = dialog.getByRole('button', { name: idea });
  await ideas.first().waitFor();
  await ideas.first().click();
  await dialog.waitFor({ state: 'detached' });
}

describe('a whole match in a real browser', () => {
  test('is played through the page, is accessible, and shows what was recorded', async () => {
    const page = await play.browser.newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    const remarks = watchConsole(page);
    const found: string[] = [];
    const audit = async (screen: string) => {
      await shoot(page, `match-${screen}`);
      found.push(...(await axe(page)).map((fault) => `${screen}: ${fault}`));
    };

    await page.goto(play.server.url);
    await page.getByRole('button', { name: 'Play as China' }).waitFor();
    await audit('home');
    await page.getByRole('button', { name: 'Play as China' }).click();
    await page.locator('.map-host canvas').waitFor({ state: 'attached' });
    await audit('orders');

    await page.getByRole('group', { name: 'Add an order' }).getByRole('button', { name: 'Build' }).click();
    await audit('menu');
    await page.getByRole('button', { name: /Build a magnet plant: set the terms/ }).click();
    await audit('form');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('t');
    await page.getByRole('table', { name: /Flows/ }).waitFor();
    await audit('tables');
    await page.keyboard.press('t');

    const seen: string[][] = [];
    for (let turn = 0; turn < 14; turn++) {
      const [group, idea] = PLAN[turn] ?? PLAN[turn % 2 === 0 ? 0 : 3] ?? ['', /./];
      await addOrder(page, group, idea);
      if (turn === 2) {
        // The link can be reloaded in the middle of a turn: same seat, same draft.
        await page.getByText('Draft saved').waitFor();
        await page.reload();
        await page
          .getByRole('list')
          .getByText(/Develop/)
          .first()
          .waitFor();
      }
      await page.getByRole('button', { name: 'Seal orders' }).first().click();
      const ready = page.getByRole('button', { name: /^On to|^See how it ended/ });
      await ready.waitFor();
      if (turn === 1 || turn === 13) await audit(`report-${turn}`);
      const prices = page.getByRole('row', { name: /^(Light|Heavy|Bulk) at home, \$\/kg/ });
      seen.push(
        await prices.evaluateAll((rows) => rows.map((row) => row.lastElementChild?.textContent ?? '')),
      );
      await ready.click();
    }
    await page.getByRole('table').first().waitFor();
    await audit('final');

    const match = page.url().split('/').at(-1) ?? '';
    const record = await recordIn(page, match);
    const checked = verify(record);
    if (!checked.ok) throw new Error(checked.why.key);
    const { world, outcome } = checked.match;

    const played = world.history.filter((summary) => summary.turn >= 0);
    expect(seen).toEqual(
      played.map((summary) => COMMODITIES.map((one) => figure(summary.inside[one], 'USD/kg'))),
    );
    const orders = record.inputs.flatMap(({ input }) =>
      input.type === 'edit' ? input.edits.flatMap((edit) => (edit.do === 'put' ? [edit.order] : [])) : [],
    );
    expect(orders.some((order) => order.kind === 'embargo' && order.severity > 0)).toBe(true);
    expect(orders.some((order) => order.kind === 'build-mine')).toBe(true);
    const china = page.getByRole('row', { name: /^CN China|^China/ }).first();
    expect(await china.textContent()).toContain(String(Math.round(outcome?.scores.CHN.total ?? -1)));
    expect(await page.getByText(/World [0-9a-f]{16}/).textContent()).toContain(outcome?.hash.slice(0, 16));

    expect(found).toEqual([]);
    expect(remarks).toEqual([]);
    await page.close();
  });

  test.each([
    ['laptop', 1024, 768],
    ['phone', 390, 844],
  ] as const)('fits a %s, and stays accessible', async (name, width, height) => {
    const page = await play.browser.newPage({
      viewport: { width, height },
      reducedMotion: 'reduce',
      hasTouch: true,
    });
    const remarks = watchConsole(page);
    await page.goto(play.server.url);
    await page.getByRole('button', { name: 'Play as Japan' }).waitFor();
    const screens: [string, () => Promise<void>][] = [
      ['home', async () => {}],
      [
        'orders',
        async () => {
          await page.getByRole('button', { name: 'Play as Japan' }).click();
          await page.locator('.map-host canvas').waitFor({ state: 'attached' });
        },
      ],
      [
        'report',
        async () => {
          await page.getByRole('button', { name: 'Seal orders' }).last().click();
          await page.getByRole('button', { name: /^On to/ }).waitFor();
        },
      ],
    ];
    for (const [screen, go] of screens) {
      await go();
      await shoot(page, `${name}-${screen}`);
      expect(await axe(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(remarks).toEqual([]);
    await page.close();
  });
});

/** `npm run crossplay` is the long form, of 500 matches. */
const MATCHES = 3;

test('the same record gives the same hashes in Chromium as in Node', async () => {
  const page = await rulesIn(play.browser);
  const { readFile } = await import('node:fs/promises');
  for (const name of ['2010-senkaku', '2025-today']) {
    const text = await readFile(new URL(`../corpus/${name}.json`, import.meta.url), 'utf8');
    expect(await differsIn(page, JSON.parse(text))).toBeNull();
  }
  for (let seed = 1; seed <= MATCHES; seed++) {
    const record = playGame(seed);
    expect(await differsIn(page, record)).toBeNull();
    // The ear works: what differs is found, at its turn.
    expect(await differsIn(page, { ...record, hashes: record.hashes.with(2, '') })).toBe(2);
  }
  await page.close();
});
