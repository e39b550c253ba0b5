import { expect, test } from 'vitest';
import { openDatabase } from '../../server/database/open.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { newMatch, Player, post } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const SECRET = 'whoever-runs-this-knows-it';
const play = stage({ ADMIN_TOKEN: SECRET });

test('whoever runs the server opens its page with the secret, and sees how it is', async () => {
  const match = await newMatch(play.server.url, ['JPN']);
  const player = await Player.sit(play.server.url, match, 'JPN');
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  await page.goto(`${play.server.url}/admin`);
  await page.getByLabel('Secret').fill('somebody-elses-secret');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('alert').getByText('That is not the secret.').waitFor();
  const remarks = watchConsole(page); // the browser remarks on the refusal itself
  await page.getByLabel('Secret').fill(SECRET);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('status').getByText('It takes people in.').waitFor();
  const played = page.getByRole('region', { name: 'What is played' });
  await played.getByText('Matches awake').locator('xpath=..').getByText('1', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Database' }).getByText('snapshot').waitFor();
  const swept = page.getByRole('region', { name: 'Deleted because it was kept long enough' });
  await swept.getByText(/: nothing$/).waitFor(); // at the start

  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const [name, width, height] of [
    ['phone', 390, 844],
    ['projector', 1024, 768],
    ['laptop', 1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await shoot(page, `admin-${name}`);
    expect(await axe(page)).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
  }
  await player.leave();

  // A reload asks for no secret again, and closing the page forgets it.
  await page.reload();
  await page.getByRole('status').getByText('It takes people in.').waitFor();
  await page.getByText('Drain this process…').click();
  await page.getByText('Only a restart takes it back.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take in nobody new' }).click();
  await page.getByRole('status').getByText('It takes in nobody new and waits to be stopped.').waitFor();
  expect((await fetch(`${play.server.url}/readyz`)).status).toBe(503);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close the console' }).click();
  await page.getByLabel('Secret').waitFor();
  expect(await page.evaluate(() => sessionStorage.getItem('lanthanide.admin'))).toBeNull();
  expect(remarks).toEqual([]);
  await page.close();
});

test('a fault that was logged stands on the page', async () => {
  const { match } = await newMatch(play.server.url, ['JPN']);
  await play.server.stop();
  const { kysely, close } = await openDatabase({ data: play.server.data, databaseUrl: null });
  await kysely.updateTable('match').set({ setup: '{' }).where('id', '=', match).execute();
  await close();
  await play.server.again();
  await post(`${play.server.url}/api/matches/${match}/open`);
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  await page.goto(`${play.server.url}/admin?lang=de`);
  await page.getByLabel('Geheimnis').fill(SECRET);
  await page.getByRole('button', { name: 'Öffnen' }).click();
  const errors = page.getByRole('region', { name: 'Fehler seit dem Start: 1' });
  await errors.getByText('A request failed.').waitFor();
  await shoot(page, 'admin-errors');
  expect(await axe(page)).toEqual([]);
  await page.close();
});
