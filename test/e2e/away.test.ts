import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { newMatch } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const play = stage();
const PHONE = { width: 390, height: 844 };

/** A browser that holds the seat of Japan at a match with others, on the page for those who are away. */
async function away(clock: number, leave: number | null) {
  const more = leave ? { clock, leave } : { clock };
  const { match, tokens } = await newMatch(play.server.url, ['JPN', 'USA'], more);
  const context = await play.browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' });
  const seat = { match, nation: 'JPN', token: tokens.JPN, scenario: '2010-senkaku', turn: 0, turns: 4 };
  await context.addInitScript((held) => localStorage.setItem('lanthanide.seats', JSON.stringify([held])), {
    ...seat,
    over: false,
    together: true,
  });
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/away/${match}`);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return { page, remarks, press, close: () => context.close() };
}

test('by correspondence one goes on leave and comes back, and an address of one’s own is told', async () => {
  const { page, remarks, press, close } = await away(86_400, 7);
  await page.getByText('7 d 0 h left').waitFor();
  await press('Go on leave');
  await page.getByText(/^You are on leave since/).waitFor();
  expect(await axe(page)).toEqual([]);
  await press('End the leave');
  await page.getByRole('button', { name: 'Go on leave' }).waitFor();
  await page.getByText('An address of your own').click();
  const field = page.getByRole('textbox', { name: 'An address of your own' });
  await field.fill('https://10.0.0.1/');
  await press('Call this address');
  await page.getByRole('alert').filter({ hasText: 'Only https addresses' }).waitFor();
  await field.fill('https://example.org/bell');
  await press('Call this address');
  await press('No longer call example.org');
  await page.getByRole('button', { name: 'No longer call example.org' }).waitFor({ state: 'detached' });
  await press('Notify me on this device'); // no such service in a browser for tests, or no leave to use it
  await page.locator('#notices-title ~ .problem').waitFor();
  await shoot(page, 'away-phone');
  expect(remarks.filter((one) => !one.includes('/away'))).toEqual([]);
  await close();
});

test('at a live match one proposes to go on by correspondence, and the table says so', async () => {
  const { page, remarks, press, close } = await away(300, null);
  await press('Propose one day for a turn');
  await page.getByText('Still asked: United States.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to the match' }).click();
  await page.getByRole('link', { name: 'While you are away: leave, pace, notices' }).waitFor();
  await page.getByRole('link', { name: 'It is proposed to go on by correspondence. See and answer' }).click();
  await press('Withdraw');
  await page.getByRole('button', { name: 'Propose 12 hours for a turn' }).waitFor();
  expect(remarks).toEqual([]);
  await close();
});

test('any order is given for later by the forms of the tray, in every turn or at a price, and taken away', async () => {
  const { page, remarks, press, close } = await away(86_400, 7);
  const pick = (field: string, choice: string) =>
    page.getByRole('combobox', { name: field, exact: true }).selectOption({ label: choice });
  const number = (field: RegExp, value: string) => page.getByRole('spinbutton', { name: field }).fill(value);
  const later = page.getByRole('region', { name: 'Orders for later' }).getByRole('listitem');
  // A sale out of the stockpile, once, at a price.
  await number(/^Tonnage/, '-200');
  await number(/^Price limit/, '80');
  await number(/^Mark/, '90');
  await press('Add this order');
  await later.filter({ hasText: /^once: light \(Nd, Pr\): the price outside China is above \$90/ }).waitFor();
  // A tariff on magnets, every turn.
  await pick('Order', 'Import tariff');
  await pick('When', 'every turn');
  await number(/^Rate/, '40');
  await page.getByRole('checkbox', { name: 'only once' }).uncheck();
  await press('Add this order');
  await later.filter({ hasText: /^every turn → .*40%/ }).waitFor();
  // What could not be given as things stand may be legal by then.
  await pick('Order', 'Court opinion');
  await number(/^Money this turn/, '5000');
  await page.getByText(/^As things stand it would be left out: /).waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'away-orders-phone');
  await pick('Order', 'Open or reopen a site');
  await press('Add this order');
  await page.getByText(/^Something is still to be filled in: /).waitFor();
  await expect(
    page.getByRole('combobox', { name: 'Order', exact: true }).textContent(),
  ).resolves.not.toContain('Answer a crisis');
  await page.setViewportSize({ width: 1440, height: 900 });
  await shoot(page, 'away-orders');
  await page.reload();
  await later.nth(1).waitFor();
  for (const left of [1, 0]) {
    await later.first().getByRole('button').click();
    await page.waitForFunction((n) => document.querySelectorAll('.away-hooks li').length === n, left);
  }
  expect(remarks).toEqual([]);
  await close();
});

test('an order for later that the server did not hear stays filled in, and can be given again', async () => {
  const { page, press, close } = await away(86_400, 7);
  const tonnage = page.getByRole('spinbutton', { name: /^Tonnage/ });
  await tonnage.fill('-200');
  await page.getByRole('spinbutton', { name: /^Price limit/ }).fill('80');
  await page.getByRole('spinbutton', { name: /^Mark/ }).fill('90');
  await page.route('**/away', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await press('Add this order');
  await page.getByRole('alert').filter({ hasText: "The server can't be reached." }).waitFor();
  expect(await tonnage.inputValue()).toBe('-200');
  await page.unroute('**/away');
  await press('Add this order');
  const later = page.getByRole('region', { name: 'Orders for later' }).getByRole('listitem');
  await later.filter({ hasText: /^once: light \(Nd, Pr\)/ }).waitFor();
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('.away-later input')?.value !== '-200',
  );
  await close();
});

test('that the server could not be reached is said until it is again', async () => {
  const { page, press, close } = await away(86_400, 7);
  await page.getByText('7 d 0 h left').waitFor();
  await page.route('**/away', (route) => route.abort());
  await page.getByRole('alert').waitFor();
  await page.unroute('**/away');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await press('Go on leave');
  await page.getByText(/^You are on leave since/).waitFor();
  await close();
});
