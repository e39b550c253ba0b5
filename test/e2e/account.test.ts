import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';
import { seatAfter } from '../kit/tour.ts';

const play = stage();

/** Gives the browser a passkey holder that says yes, as a device does whose owner shows a finger. */
async function authenticator(page: Page) {
  const line = await page.context().newCDPSession(page);
  await line.send('WebAuthn.enable');
  await line.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a guest makes an account, signs out and in, comes back by a code, and deletes it all', async () => {
  const seat = await seatAfter(play.server.url, 'JPN', 0, { turns: 4 });
  const context = await play.browser.newContext({
    viewport: { width: 1024, height: 768 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await authenticator(page);
  await page.addInitScript((held) => localStorage.setItem('lanthanide.seats', held), JSON.stringify([seat]));

  await page.goto(`${play.server.url}/online`);
  await page.getByText('You play as a guest.').waitFor();
  await page.getByRole('link', { name: 'To your account' }).click();
  await page.getByRole('button', { name: 'Make a passkey' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Name that others see').fill('Ana');
  await press(page, 'Make a passkey');

  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  const codes = await page.locator('.account-codes li').allTextContents();
  expect(codes).toHaveLength(8);
  await shoot(page, 'account-codes');
  await press(page, 'I have kept them');
  await page.getByText('You are signed in as Ana.').waitFor();
  await press(page, 'Attach the matches of this browser (1)');
  await page.getByText('Attached to your account: 1.').waitFor();
  await page.getByText('Matches that belong to your account: 1').waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'account');
  const file = page.waitForEvent('download');
  await press(page, 'Download all my data (JSON)');
  expect((await file).suggestedFilename()).toBe('lanthanide-account.json');

  await page.goto(`${play.server.url}/online`); // the session stays
  await page.getByText('Signed in as Ana.').waitFor();
  await press(page, 'Find a match for a rank');
  await page.getByText('Starts when a second person is here.').waitFor();
  expect(await page.getByRole('button', { name: /^Sit here/ }).count()).toBe(0); // seats go by lot
  expect(await axe(page)).toEqual([]);
  await press(page, 'Leave the table');

  await page.goto(`${play.server.url}/account`);
  await press(page, 'Sign out');
  await page.getByText('You are signed out.').waitFor();
  expect(await page.getByText(codes[0] ?? '').count()).toBe(0); // shown once
  await press(page, 'Sign in with a passkey');
  await page.getByText('You are signed in as Ana.').waitFor();
  await press(page, 'Sign out');

  await page.getByLabel('Recovery code').fill(codes[0] ?? '');
  await press(page, 'Sign in with the code');
  await page.getByText('Recovery codes left: 7').waitFor();

  await press(page, 'Delete the account');
  await press(page, 'Delete for good');
  await page.getByText('Your account is deleted.').waitFor();
  expect(remarks).toEqual([]);
  await press(page, 'Sign in with a passkey');
  await page.getByRole('alert').getByText('No account has this passkey.').waitFor();

  // A session that has ended is noticed where one comes to play.
  const ended = { token: 'of-an-account-that-is-gone', name: 'Ana' };
  await page.evaluate((held) => localStorage.setItem('lanthanide.account', held), JSON.stringify(ended));
  await page.goto(`${play.server.url}/online`);
  await page.getByText('You play as a guest.').waitFor();
  await context.close();
});

test('where browsers have no passkeys the page says why, and that guests play', async () => {
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`http://127.0.0.1:${play.server.port}/account`);
  await page.getByText('they belong to a name, not to a number').waitFor();
  expect(await page.getByRole('button', { name: 'Make a passkey' }).count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'account-phone');
  await page.getByRole('link', { name: `http://localhost:${play.server.port}/account` }).click();
  await page.getByRole('button', { name: 'Make a passkey' }).waitFor();
  await page.close();
});
