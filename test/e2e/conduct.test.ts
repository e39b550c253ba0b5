import { expect, test } from 'vitest';
import { openDatabase } from '../../server/database/open.ts';
import { newAccount } from '../kit/account.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { givingMatches } from '../kit/pair.ts';
import { newMatch, Player } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';

const SECRET = 'only-the-moderator-knows-this';
const play = stage({ MODERATOR_TOKEN: SECRET });

test('rude words are masked, a seat is hidden and shown again, and a letter is reported', async () => {
  const match = await newMatch(play.server.url, ['JPN', 'USA']);
  const usa = await Player.sit(play.server.url, match, 'USA');
  usa.room.onMessage('letter', () => undefined);
  const say = async (words: string) =>
    expect(
      await usa.ask('say', { turn: 0, to: ['JPN'], body: { is: 'words', words, lang: 'en' } }),
    ).toMatchObject({
      ok: true,
    });
  await say('Give us the metal, you bitch! <img src=x onerror=alert(1)>');
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const seat = { match: match.match, nation: 'JPN', token: match.tokens.JPN, turn: 0, turns: 4 };
  await page.addInitScript(
    (seats) => localStorage.setItem('lanthanide.seats', seats),
    JSON.stringify([{ ...seat, scenario: '2010-senkaku', over: false }]),
  );
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/match/${match.match}`);
  await page
    .getByRole('button', { name: /^Talks/ })
    .first()
    .click();
  await page
    .locator('.talks-tabs')
    .getByRole('button', { name: /^Letters/ })
    .click();
  await page.getByText('Give us the metal, you ***! <img src=x onerror=alert(1)>').waitFor(); // words, not markup

  const more = page.getByRole('button', { name: 'About this letter from the United States: hide or report' });
  const box = await more.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await more.click();
  const dialog = page.getByRole('dialog', { name: 'This letter' });
  await dialog.getByRole('radio', { name: 'Insult or harassment' }).check();
  await dialog.getByLabel('In your words (optional)').fill('rude');
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'conduct');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await dialog.getByText('Thank you. The report has been sent.').waitFor();
  await dialog.getByRole('button', { name: 'Hide all letters of the United States' }).click();
  await page.getByText('Letter hidden').waitFor();
  await say('and more of it');
  await page.getByText('Letter hidden').nth(1).waitFor();
  expect(await page.getByText('and more of it').count()).toBe(0);
  await shoot(page, 'conduct-hidden');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show them again' }).click();
  await page.getByText('and more of it').waitFor();
  expect(remarks).toEqual([]);
  await usa.leave();
  await page.close();
});

test('a moderator opens the console, silences a seat with a note, and takes it back', async () => {
  const match = await newMatch(play.server.url, ['JPN', 'USA']);
  const [jpn, usa] = [
    await Player.sit(play.server.url, match, 'JPN'),
    await Player.sit(play.server.url, match, 'USA'),
  ];
  for (const { room } of [jpn, usa]) room.onMessage('letter', () => undefined);
  const say = (words: string) =>
    usa.ask('say', { turn: 0, to: ['JPN'], body: { is: 'words', words, lang: 'en' } });
  await say('You moron of a minister');
  const reported = await fetch(`${play.server.url}/api/matches/${match.match}/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${match.tokens.JPN}` },
    body: JSON.stringify({ letter: 0, turn: 0, from: 'USA', reason: 'hate', words: '' }),
  });
  expect(reported.status).toBe(201);

  const page = await play.browser.newPage({
    viewport: { width: 1024, height: 768 },
    reducedMotion: 'reduce',
  });
  await page.goto(`${play.server.url}/moderate`);
  await page.getByLabel('Secret').fill('somebody-elses-secret');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('alert').getByText('That is not the secret.').waitFor();
  const remarks = watchConsole(page); // the browser remarks on the refusal itself
  await page.getByLabel('Secret').fill(SECRET);
  await page.getByRole('button', { name: 'Open' }).click();
  const report = page.getByRole('article', {
    name: 'The United States, reported by Japan: Hatred of a group of people',
  });
  await report.getByText('You moron of a minister').waitFor();
  const silence = report.getByRole('button', { name: 'Stop own words of this seat' });
  expect(await silence.isDisabled()).toBe(true); // no act without a note
  await report.getByLabel('Note for the log (needed)').fill('insult');
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'moderate');
  await silence.click();
  await report.waitFor({ state: 'detached' });
  expect(await say('more')).toMatchObject({ error: { code: 'silenced' } });

  const log = page.getByRole('region', { name: 'Audit log' });
  await log.getByText('Own words stopped').waitFor();
  await log.getByText('Take this back…').click();
  await log.getByLabel('Note for the log (needed)').fill('said sorry');
  expect(await axe(page)).toEqual([]);
  await log.getByRole('button', { name: 'Take back', exact: true }).click();
  await log.getByText('no longer in force').waitFor();
  await report.waitFor();
  expect(await say('sorry')).toMatchObject({ ok: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'moderate-phone');
  expect(await axe(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(remarks).toEqual([]);
  await Promise.all([jpn.leave(), usa.leave()]);
  await page.close();
});

test('a moderator reads a signal with its matches, and sets it aside with a note', async () => {
  const [one, two] = [await newAccount(play.server.url, 'Uno'), await newAccount(play.server.url, 'Dos')];
  await play.server.stop();
  const { kysely, close } = await openDatabase({ data: play.server.data, databaseUrl: null });
  await givingMatches(kysely, [one.account.id, two.account.id], ['gift-a', 'gift-b', 'gift-c'], 9);
  await close();
  await play.server.again();
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/moderate`);
  await page.getByLabel('Secret').fill(SECRET);
  await page.getByRole('button', { name: 'Open' }).click();
  const signals = page.getByRole('region', { name: 'Signals: 1' });
  const gifts = signals.getByRole('article', { name: 'Gifts, all one way' });
  await gifts.getByText('In 3 of their 3 matches together').waitFor();
  await gifts.getByText(': $180 M in all').waitFor();
  const links = gifts.getByRole('link', { name: 'the United States (the first) and Japan (the second)' });
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    '/replay/gift-c',
    '/replay/gift-b',
    '/replay/gift-a',
  ]);
  const aside = gifts.getByRole('button', { name: 'Set aside until there is more' });
  expect(await aside.isDisabled()).toBe(true); // no act without a note
  await gifts.getByLabel('Note for the log (needed)').fill('siblings');
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await shoot(page, `moderate-signals-${width}`);
    expect(await axe(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await aside.click();
  await page.getByRole('region', { name: 'Signals: 0' }).getByText('No two accounts').waitFor();
  await page.getByRole('region', { name: 'Audit log' }).getByText('Signal set aside').waitFor();
  expect(remarks).toEqual([]);
  await page.close();
});
