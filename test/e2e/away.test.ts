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
  for (const [field, value] of [
    ['Mark, USD/kg', '90'],
    ['Tonnes', '200'],
    ['Limit, USD/kg', '80'],
  ] as const)
    await page.getByRole('spinbutton', { name: field }).fill(value);
  await press('Add this order');
  await page.getByText(/^once: light \(Nd, Pr\): the price outside China is above/).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: /^Take away: release: 200/ }).click();
  await page.getByRole('button', { name: /^Take away/ }).waitFor({ state: 'detached' });
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
