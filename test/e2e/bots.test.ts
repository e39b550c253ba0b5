import { expect, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { newMatch, Player } from '../kit/player.ts';
import { stage } from '../kit/stage.ts';
import { visitor } from '../kit/tour.ts';

const play = stage();

test('one chooses how well bots play, sees who they are, and reads why they did what they did', async () => {
  const page = await play.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const remarks = watchConsole(page);
  await page.goto(play.server.url);
  // By keyboard: the arrows go through the choice.
  await page.getByRole('radio', { name: 'medium' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('radio', { name: 'easy', exact: true }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: '8 turns' }).check({ force: true });
  await page.getByRole('button', { name: 'Play as Japan' }).click();
  const china = page.locator('.match header li').filter({ hasText: 'CN' });
  await china.waitFor();
  expect(await china.getAttribute('title')).toMatch(/^The [\w ]+, easy: /);

  let told = 0;
  for (let turn = 0; turn < 8; turn++) {
    await page.getByRole('button', { name: 'Seal orders' }).first().click();
    const ready = page.getByRole('button', { name: /^On to|^See how it ended/ });
    await ready.waitFor();
    told += await page.locator('.paper .motives li').count();
    expect(await page.locator('.paper .motives').getByText('A secret until now').count()).toBe(0);
    if (turn === 2) {
      await page.getByRole('heading', { name: 'Why the computers did it' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await shoot(page, 'motives');
    }
    await ready.click();
  }
  expect(told).toBeGreaterThan(8);
  const all = page.locator('details').filter({ hasText: 'What the computer governments had in mind' });
  await all.locator('summary').click();
  expect(await all.locator('.motives li').count()).toBeGreaterThan(told);
  expect(await all.getByText('A secret until now').count()).toBeGreaterThan(0);
  expect(await axe(page)).toEqual([]);
  expect(remarks).toEqual([]);
  await page.close();
});

test('whoever watches reads the reasons that everybody may know', async () => {
  const match = await newMatch(play.server.url, ['JPN'], { watch: true, turns: 8, bots: { strength: 2 } });
  const player = await Player.sit(play.server.url, match, 'JPN');
  const context = await visitor(play.browser, { width: 1440, height: 900 }, []);
  const page = await context.newPage();
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/match/${match.match}`);
  await page.locator('.watching .public').waitFor();
  expect(await page.locator('.motives').count()).toBe(0);
  await player.ask('seal', { turn: 0 });
  await page.getByRole('heading', { name: 'Why the computers did it' }).waitFor();
  const told = (await player.look()).motives.length;
  expect(told).toBeGreaterThan(0);
  expect(await page.locator('.motives li').count()).toBe(told);
  expect(await axe(page)).toEqual([]);
  await shoot(page, 'watching-motives');
  expect(remarks).toEqual([]);
  await context.close();
  await player.leave();
});

test('whoever comes back is told what the stand-in did, once, and has the seat again', async () => {
  const match = await newMatch(play.server.url, ['JPN', 'USA'], { standIn: 10, turns: 8 });
  const other = await Player.sit(play.server.url, match, 'JPN');
  for (let turn = 0; turn < 2; turn++) {
    await other.ask('seal', { turn });
    await other.pushed(({ view }) => view.world.turn === turn + 1);
  }
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const seat = { match: match.match, nation: 'USA' as const, token: match.tokens.USA ?? '' };
    const held = { ...seat, scenario: '2010-senkaku', turn: 2, turns: 8, over: false };
    const context = await visitor(play.browser, viewport, [held]);
    const page = await context.newPage();
    const remarks = watchConsole(page);
    await page.goto(`${play.server.url}/match/${match.match}`);
    const dialog = page.getByRole('dialog', { name: 'A stand-in held your seat' });
    await dialog.getByRole('heading', { name: '2010 H1' }).waitFor();
    await dialog.getByRole('heading', { name: '2010 H2' }).waitFor();
    expect(await dialog.getByText('No orders: no treaty asked for any.').count()).toBe(2);
    expect(await axe(page)).toEqual([]);
    await shoot(page, `handover-${viewport.width}`);
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('#orders').waitFor({ state: 'attached' });
    expect(await dialog.count()).toBe(0);
    expect(other.room.state.seats.get('USA')).toMatchObject({ absent: false, connected: true });
    expect(remarks).toEqual([]);
    await context.close();
  }
  await other.leave();
}, 120_000);
