import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** Seals the draft, waits for the report and goes on to the next orders. */
async function turn(page: Page): Promise<void> {
  await page.locator('.seal-button:visible').first().click();
  await page.locator('.masthead').waitFor();
  await page.getByRole('button', { name: /^On to/ }).click();
}

test.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
])('a treaty is written promise by promise, proposed, and answered, %s', async (name, viewport) => {
  const page = await play.browser.newPage({ viewport, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  const found: string[] = [];
  const audit = async (screen: string) => {
    await shoot(page, `treaty-${name}-${screen}`);
    found.push(...(await axe(page)).map((fault) => `${screen}: ${fault}`));
  };
  const tab = async (label: string) => {
    if (name === 'phone') await page.getByRole('navigation').getByText(label, { exact: true }).click();
  };

  await page.goto(play.server.url);
  await page.getByRole('button', { name: 'Play as Japan' }).click();
  const tray = page.getByRole('group', { name: 'Add an order' });
  await tray.getByRole('button', { name: 'Diplomacy' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Propose a treaty: set the terms/ }).click();
  await dialog.getByLabel('With', { exact: true }).selectOption('USA');
  while ((await dialog.getByRole('button', { name: /^Remove: / }).count()) > 0)
    await dialog
      .getByRole('button', { name: /^Remove: / })
      .first()
      .click();
  await dialog.getByText('No promises yet').waitFor();
  await dialog.getByLabel('Add a promise').selectOption('joint-research');
  await dialog.getByLabel('Add a promise').selectOption('side-payment JPN');
  await dialog.getByText(/Japan pays the United States/).waitFor();
  await audit('form');
  await dialog.getByRole('button', { name: 'Put in the tray' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .locator('.orders')
    .getByText(/Propose to the United States: joint research, a payment/)
    .waitFor();
  await turn(page);

  await tab('Talks');
  const talks = page.locator('.talks');
  await talks.getByText(/Proposed to the United States/).waitFor();
  await talks.getByText(/Japan pays the United States/).scrollIntoViewIfNeeded();
  await audit('proposed');
  await turn(page);
  await tab('Talks');
  await talks.getByRole('button', { name: 'Pacts', exact: true }).click();
  await talks.getByText('Partner countries').scrollIntoViewIfNeeded();
  await audit('talks');
  await talks.getByRole('button', { name: 'All public pacts and records' }).click();
  await dialog.getByRole('button', { name: 'Restrictions' }).click();
  await audit('pacts');
  await dialog.getByRole('button', { name: 'Promises kept and broken' }).click();
  await dialog.getByRole('region', { name: 'China' }).waitFor();
  await audit('records');
  expect(remarks).toEqual([]);
  expect(found).toEqual([]);
  await page.close();
});
