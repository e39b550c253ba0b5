import { expect, test } from 'vitest';
import { openDatabase } from '../../server/database/open.ts';
import { seasonOf } from '../../server/ranking/season.ts';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';
import { seatAfter } from '../kit/tour.ts';

const play = stage();

/** Ana has played twelve matches for a rank, of which this one is kept. */
async function keepAna(match: string): Promise<void> {
  await play.server.stop();
  const { kysely, close } = await openDatabase({ data: play.server.data, databaseUrl: null });
  const at = String(Date.now());
  const season = seasonOf(Date.now());
  await kysely.insertInto('account').values({ id: 'ana-1', name: 'Ana', created: at }).execute();
  await kysely
    .insertInto('rating')
    .values({ account: 'ana-1', season, mean: 1, variance: 0.1, games: 12, at })
    .execute();
  await kysely.insertInto('rated_match').values({ match, done: true }).execute();
  await kysely
    .insertInto('rated_place')
    .values({
      match,
      nation: 'JPN',
      account: 'ana-1',
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
  await keepAna(match);
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
