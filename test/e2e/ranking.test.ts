import { expect, test } from 'vitest';
import { openDatabase } from '../../server/database/open.ts';
import { seasonOf } from '../../server/ranking/season.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { newMatch, Player } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';
import { seatAfter } from '../kit/tour.ts';

const play = stage();

/** Somebody has played twelve matches for a rank, of which this one is kept; `name`: of a new account. */
async function keepRated(account: string, match: string, name: string | null): Promise<void> {
  await play.server.stop();
  const { kysely, close } = await openDatabase({ data: play.server.data, databaseUrl: null });
  const at = String(Date.now());
  const season = seasonOf(Date.now());
  if (name) await kysely.insertInto('account').values({ id: account, name, created: at }).execute();
  await kysely
    .insertInto('rating')
    .values({ account, season, mean: 1, variance: 0.1, games: 12, at })
    .execute();
  await kysely.insertInto('rated_match').values({ match, done: true }).execute();
  await kysely
    .insertInto('rated_place')
    .values({
      match,
      nation: 'JPN',
      account,
      place: 2,
      left_seat: true,
      season,
      before: 1.1,
      after: 1,
    })
    .execute();
  await close();
  await play.server.again();
}

test('the leaderboard leads to a player’s page, on a phone too', async () => {
  const { match } = await seatAfter(play.server.url, 'JPN', 4, { turns: 4 });
  await keepRated('ana-1', match, 'Ana');
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/online`);
  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Ana' });
  await row.getByText('1674', { exact: true }).waitFor(); // one logit above the middle, on Elo’s scale
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'leaderboard-phone');
  await row.getByRole('link', { name: 'Ana' }).click();
  await page.getByRole('heading', { name: 'Ana' }).waitFor();
  await page.getByText('left the seat to a stand-in').waitFor();
  await page.getByText('−17', { exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'player-phone');
  expect(remarks).toEqual([]);
  await page.goto(`${play.server.url}/player/Nobody`);
  await page.getByRole('alert').getByText('Nobody of this name has played for a rank').waitFor();
  await page.close();
});

test('who is signed in blocks somebody on their page, sees no letter of theirs, and lets them in again', async () => {
  const { server } = play;
  const [ana, ben] = [await newAccount(server.url, 'Cleo'), await newAccount(server.url, 'Ben')];
  const match = await newMatch(server.url, ['JPN', 'USA']);
  const seats = [{ match: match.match, token: match.tokens.USA }];
  await askAccount(server.url, '/claim', { body: { seats }, token: ana.token });
  await keepRated(ana.account.id, match.match, null);
  const usa = await Player.sit(server.url, match, 'USA');
  usa.room.onMessage('letter', () => undefined);
  const body = { is: 'words', words: 'hear me', lang: 'en' };
  await usa.ask('say', { turn: 0, to: ['JPN'], body });
  const page = await play.browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const seat = { match: match.match, nation: 'JPN', token: match.tokens.JPN, turn: 0, turns: 4 };
  await page.addInitScript(
    ([held, session]) => {
      localStorage.setItem('lanthanide.seats', held ?? '');
      localStorage.setItem('lanthanide.account', session ?? '');
    },
    [
      JSON.stringify([{ ...seat, scenario: '2010-senkaku', over: false }]),
      JSON.stringify({ token: ben.token, name: 'Ben' }),
    ],
  );
  const remarks = watchConsole(page);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(`${server.url}/player/${ana.account.id}`);
  await press('Block Cleo');
  await page.getByText('You have blocked Cleo.').waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'player-blocked');

  await page.goto(`${server.url}/match/${match.match}`);
  await page
    .getByRole('button', { name: /^Talks/ })
    .first()
    .click();
  await page
    .locator('.talks-tabs')
    .getByRole('button', { name: /^Letters/ })
    .click();
  await page.getByText('Letter hidden').waitFor();
  expect(await page.getByText('hear me').count()).toBe(0);

  await page.goto(`${server.url}/account`);
  await page.getByRole('heading', { name: 'Blocked people' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'account-blocked');
  await press('Unblock Cleo');
  await page.getByText('You have blocked nobody.').waitFor();
  expect(remarks).toEqual([]);
  await usa.leave();
  await page.close();
});
