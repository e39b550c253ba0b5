import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** Seals an empty draft, so that the turn resolves, and waits for the paper. */
async function pass(page: Page): Promise<void> {
  await page.locator('.seal-button:visible').first().click();
  await page.locator('.masthead').waitFor();
}

test.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
])('a crisis is told in the report and answered from the tray, %s', async (name, viewport) => {
  const page = await play.browser.newPage({ viewport, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  const found: string[] = [];
  const audit = async (screen: string) => {
    await shoot(page, `crisis-${name}-${screen}`);
    found.push(...(await axe(page)).map((fault) => `${screen}: ${fault}`));
  };

  await page.goto(play.server.url);
  await page.getByRole('button', { name: 'Play as Japan' }).click();
  await page.getByRole('heading', { name: 'Orders for this turn' }).waitFor();
  await pass(page);
  // The collision of September 2010 is fixed by the scenario.
  const news = page.getByRole('heading', { name: /A trawler and two coast guard ships collide/ });
  await news.scrollIntoViewIfNeeded();
  await audit('report');
  await page.getByRole('button', { name: /^On to/ }).click();

  const strip = page.locator('.crisis', { hasText: 'A trawler and two coast guard ships' });
  await strip.getByText('Waits for our answer').waitFor();
  await audit('tray');
  await strip.getByRole('button', { name: 'Read and answer' }).click();
  const dialog = page.getByRole('dialog');
  // What really happened would give the answer away: it is told afterwards.
  await dialog.getByText(/told when you have answered/).waitFor();
  expect(await dialog.getByText(/Source: Japan Coast Guard/).count()).toBe(0);
  // Every answer is seen against the same outcomes.
  const answers = dialog.locator('.answers > li');
  const first = await answers.first().locator('.reach-name').allTextContents();
  expect(first).toContain('How Japan is seen by China');
  for (const answer of await answers.all())
    expect(await answer.locator('.reach-name').allTextContents()).toEqual(first);
  expect(await answers.first().textContent()).toContain('+8 to +18');
  await audit('card');
  await dialog.getByRole('button', { name: 'Answer so: Send the captain home' }).click();
  await dialog.waitFor({ state: 'detached' });
  await strip.getByText('Our answer: Send the captain home').waitFor();
  await strip.getByRole('button', { name: 'Read and answer' }).click();
  await dialog.getByText(/On 7 September 2010/).waitFor();
  expect(await dialog.getByText(/Source: Japan Coast Guard/).count()).toBe(1);
  await audit('told');
  await page.keyboard.press('Escape');
  await page.locator('.orders').getByText('Answer: Send the captain home').waitFor();
  await audit('answered');
  await pass(page);
  await page.getByText('Japan answers: Send the captain home').first().waitFor();
  await audit('outcome');

  expect(remarks).toEqual([]);
  expect(found).toEqual([]);
  await page.close();
});
