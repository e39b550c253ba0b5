import { expect, onTestFinished, test } from 'vitest';
import { axe, shoot } from '../kit/browser.ts';
import { censor } from '../kit/censor.ts';
import { newClass } from '../kit/classmates.ts';
import { newMatch } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

test('fault 17: where a proxy lets no WebSocket through, a student is told what the IT desk must allow', async () => {
  const { url, port } = play.server;
  const proxy = await censor(port);
  onTestFinished(() => proxy.close());
  const made = await newClass(url, { turns: 4 });
  const context = await play.browser.newContext({
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${proxy.url}/join/${made.code}`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Aiko');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const told = page.getByRole('alert');
  await told.getByText('Your network blocks the connection').waitFor();
  expect(await told.textContent()).toContain(`ws://localhost:${new URL(proxy.url).port}`);
  await shoot(page, 'blocked-lobby');
  expect(await axe(page)).toEqual([]);
});

test('at the table it is told too, in the reader’s language', async () => {
  const { port, url } = play.server;
  const proxy = await censor(port);
  onTestFinished(() => proxy.close());
  const { match } = await newMatch(url, ['JPN'], { watch: true });
  const context = await play.browser.newContext({ locale: 'de-DE', serviceWorkers: 'block' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${proxy.url}/match/${match}`);
  await page.getByRole('alert').getByText('Dein Netz sperrt die Verbindung').waitFor();
});
