import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot } from '../kit/browser.ts';
import { DESK, japan, LAPTOP, PHONE } from '../kit/devices.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** Gives the first order that the finder has for a word, or proposes it. */
async function order(page: Page, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Find an order' }).fill(typed);
  await page.locator('#finder-list').getByRole('option').first().click();
}

test('in a delegation with roles a proposal is made, seen by all at once, accepted and taken back', async () => {
  const { teacher, of, pages } = await japan(play, { Aiko: [DESK], Bruno: [LAPTOP], Chen: [PHONE] });
  const [head, trade, industry] = [of('Aiko'), of('Bruno'), of('Chen')];
  await trade.getByText('You write contracts, tariffs').waitFor();
  await shoot(trade, 'class-desk-trade');
  await order(trade, 'subsidy');
  for (const page of [head, industry]) {
    await page.getByRole('heading', { name: 'Proposals' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^Bruno proposes: / })
      .waitFor({ state: 'attached' });
  }
  await trade.getByText('To decide: Aiko and Chen').waitFor();
  await shoot(trade, 'class-desk-proposed');
  await shoot(industry, 'class-desk-industry');
  const faults = (await Promise.all([head, trade, industry].map((page) => axe(page)))).flat();
  await industry.getByRole('button', { name: /^Accept: / }).click();
  await head.locator('.orders .order').waitFor();
  await head.getByText('Decided: 1').click();
  await shoot(head, 'class-desk-head');
  await head.getByRole('button', { name: /^Undo: / }).click();
  await trade.locator('.orders .order').waitFor({ state: 'detached' });
  await trade.getByRole('button', { name: /^Withdraw: / }).click();
  await head.getByRole('heading', { name: 'Proposals' }).waitFor({ state: 'detached' });
  await trade.getByRole('button', { name: 'Aiko seals' }).locator('visible=true').first().waitFor();
  await head.getByRole('button', { name: 'Seal orders' }).locator('visible=true').first().click();
  await trade
    .getByRole('button', { name: /^On to/ })
    .first()
    .waitFor();
  await teacher.leave();
  expect(faults).toEqual([]);
  for (const { said } of Object.values(pages)) expect(said).toEqual([]);
});
