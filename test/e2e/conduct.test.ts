import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
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
  await say('Give us the metal, you bitch!');
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
  await page.getByText('Give us the metal, you ***!').waitFor();

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
