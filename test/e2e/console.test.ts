import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { axe, shoot, watchConsole } from '../kit/browser.ts';
import { Device, newClass, pupil, sit } from '../kit/classmates.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

async function open(
  path: string,
  viewport = { width: 1440, height: 900 },
): Promise<{ page: Page; said: string[] }> {
  const context = await play.browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const said = watchConsole(page);
  await page.goto(`${play.server.url}${path}`);
  return { page, said };
}

/** A class of two worlds with four students, and the console of its teacher, as a page. */
async function lesson() {
  const { url } = play.server;
  const made = await newClass(url, { worlds: 2, turns: 4, planSeconds: 600, roles: false, chat: 'free' });
  const names = ['Aiko', 'Bruno', 'Chen', 'Dana'];
  const pupils = await Promise.all(names.map((name) => pupil(url, made.code, name)));
  const { page, said } = await open(`/class/${made.code}#${made.teacher}.${made.screen}`);
  await page.getByRole('textbox', { name: 'PIN' }).fill(made.pin);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('4 of 4 here').waitFor();
  await page.getByRole('button', { name: 'Start the lesson' }).click();
  const first = pupils.find(({ device }) => device.views.at(-1)?.you.name === 'Aiko') ?? pupils[0];
  if (!first) throw new Error('nobody');
  const { place } = await first.device.seen(({ match }) => match !== null);
  const seat = await sit(url, first);
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
  const undo = (deed: string) =>
    page
      .getByRole('button', { name: `Undo: ${deed}` })
      .first()
      .click();
  return { made, page, said, first, seat, world: (place?.world ?? 0) + 1, nation: seat.nation, press, undo };
}

test('from the console a teacher reads a seat as its delegation sees it, and cannot change anything there', async () => {
  const { page, said, seat, world, nation } = await lesson();
  const order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
  const name = { CHN: 'China', JPN: 'Japan', USA: 'United States', EUR: 'European Union' }[nation];
  await page.getByRole('link', { name: `Read along: World ${world}, ${name}` }).click();
  await page.getByText('You see what this delegation sees.', { exact: false }).waitFor();
  await page.getByText('No orders yet.', { exact: true }).waitFor();
  await seat.ask('draft', { turn: 0, orders: [order] });
  await page.locator('.orders li').waitFor();
  const proposed = { kind: 'recycling', level: 1 };
  const edits = [{ do: 'put', order: proposed, instead: null, before: null }];
  expect(await seat.ask('propose', { turn: 0, edits })).toMatchObject({ ok: true });
  await page
    .locator('.class-motion')
    .getByText(/recycling/i)
    .waitFor();
  expect(await page.locator('.class-motion button').count()).toBe(0);
  expect(await page.getByRole('button', { name: /seal/i }).count()).toBe(0);
  expect(await page.locator('.composer').count()).toBe(0);
  expect((await seat.look()).draft).toEqual([order]);
  await shoot(page, 'console-reading');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to the console' }).click();
  await page.getByRole('heading', { name: 'Worlds' }).waitFor();
  expect(said).toEqual([]);
});

test('a turn back, a crisis, a hint, a summit and a merger are done and undone with a click each', async () => {
  const { page, said, first, seat, world, press, undo } = await lesson();
  await page.getByText('Bring in a crisis').click();
  await page.locator('#crisis-card option').first().waitFor({ state: 'attached' });
  await shoot(page, 'console-crisis');
  await press('Bring it in');
  await seat.pushed(({ view }) => view.world.crises.open.length === 1);
  await undo('brought in a crisis');
  await seat.pushed(({ view }) => view.world.crises.open.length === 0);

  await page.getByRole('combobox', { name: 'To whom' }).selectOption(`World ${world}`);
  await page.getByRole('textbox', { name: 'Message' }).fill('Read the treaty again.');
  await press('Show it');
  await first.device.seen(({ hints }) => hints[0]?.words === 'Read the treaty again.');

  await press('Phrasebook only');
  await seat.pushed(({ chat }) => chat === 'phrases');
  await press('Allow own words');
  await seat.pushed(({ chat }) => chat === 'free');

  await press('Hold a summit');
  await first.device.seen(({ phase, summitEnds }) => phase === 'summit' && summitEnds !== null);
  await press('Summit +1 minute');
  await page
    .getByText(/^Summit, 0[34]:\d\d left$/)
    .first()
    .waitFor();
  await press('End the summit');
  await first.device.seen(({ phase }) => phase === 'running');

  await press('End turn 1 now');
  await page.getByText('turn 2 of 4').nth(1).waitFor();
  const { match } = await first.device.seen((view) => view.world?.turn === 1);
  await page.getByText(`More for World ${world}`).click();
  await shoot(page, 'console-turn-2');
  expect(await axe(page)).toEqual([]);
  await press('Back a turn');
  await page.getByText('turn 1 of 4').nth(1).waitFor();
  await undo('stepped back a turn');
  await page.getByText('turn 2 of 4').nth(1).waitFor();
  await first.device.seen((view) => view.match === match);

  await page.getByRole('button', { name: `Move all students of World ${world} to` }).click();
  await first.device.seen(({ place }) => place?.world !== world - 1);
  await page.getByText('Its students play in another world now.').waitFor();
  await undo('merged two worlds');
  await first.device.seen(({ place }) => place?.world === world - 1);
  expect(said).toEqual([]);
});

test('a world that was chosen stays chosen while others end, and is not put for another once it ends', async () => {
  const { url } = play.server;
  const made = await newClass(url, { worlds: 4, turns: 4, planSeconds: 600, roles: false });
  for (const name of ['Aiko', 'Bruno', 'Chen', 'Dana']) await pupil(url, made.code, name);
  const teacher = await Device.teacher(url, made);
  await teacher.command({ do: 'start' });
  await teacher.seen(({ worlds }) => worlds.length === 4);
  const { page } = await open(`/class/${made.code}#${made.teacher}.${made.screen}`);
  await page.getByRole('textbox', { name: 'PIN' }).fill(made.pin);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('More for World 1').click();
  const into = page.getByRole('combobox', { name: 'Move all students of World 1 to' });
  await into.selectOption('World 3');
  await page.getByText('Bring in a crisis').click();
  const where = page.getByRole('combobox', { name: 'Where' });
  await where.selectOption('World 3');
  await page.locator('#crisis-card option').first().waitFor({ state: 'attached' });
  const merge = (from: number, to: number) =>
    teacher.command({ do: 'merge-worlds', from: from - 1, into: to - 1 });
  const closed = page.getByText('Its students play in another world now.');
  const send = page.getByRole('button', { name: 'Bring it in' });
  const move = page.getByRole('button', { name: /Move all students of World 1 to/ });

  await merge(2, 4);
  await closed.waitFor();
  for (const one of [into, where]) expect(await one.locator('option:checked').textContent()).toBe('World 3');
  expect(await move.getAttribute('aria-label')).toMatch(/World 3$/);
  expect(await send.isEnabled()).toBe(true);

  await merge(3, 4);
  await closed.nth(1).waitFor();
  for (const one of [into, where]) expect(await one.locator('option:checked').textContent()).toBe('–');
  for (const one of [move, send]) expect(await one.isDisabled()).toBe(true);
  await into.selectOption('World 4');
  await move.click();
  await closed.nth(2).waitFor();
});

test('what a teacher typed stays until it is done: a name that is refused, words that no server hears', async () => {
  const { page, press, first } = await lesson();
  await press('Rename: Aiko');
  const field = page.getByRole('textbox', { name: 'New name for Aiko' });
  await field.fill('<Aiko>');
  await press('Rename');
  await page.getByRole('alert').filter({ hasText: 'This name can’t be shown to a class.' }).waitFor();
  expect(await field.inputValue()).toBe('<Aiko>');
  await field.fill('Akiko');
  await press('Rename');
  await field.waitFor({ state: 'detached' });
  await first.device.seen(({ you }) => you.shown === 'Akiko');

  const message = page.getByRole('textbox', { name: 'Message' });
  await play.server.stop();
  await message.fill('Read the treaty again.');
  await press('Show it');
  await page.getByRole('alert').filter({ hasText: "The server can't be reached." }).waitFor();
  expect(await message.inputValue()).toBe('Read the treaty again.');
  await play.server.again();
  await page.locator('.class-lost').waitFor({ state: 'detached' });
  await press('Show it');
  await page.locator('.class-said', { hasText: 'Read the treaty again.' }).waitFor();
  expect(await message.inputValue()).toBe('');
});
