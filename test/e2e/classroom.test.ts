import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { NATIONS } from '#shared/world/terms.ts';
import { axe, shoot } from '../kit/browser.ts';
import { Device, join as joinByWire, newClass } from '../kit/classmates.ts';
import { DESK, device, joinOnPage, LAPTOP, PHONE, PROJECTOR } from '../kit/devices.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

test('a teacher and two students go from set-up to the second turn, and the big screen shows it', async () => {
  const faults: string[] = [];
  const look = async (page: Page, name: string) => {
    await shoot(page, `class-${name}`);
    faults.push(...(await axe(page)).map((fault) => `${name}: ${fault}`));
  };
  const teacher = await device(play, DESK);
  await teacher.page.goto(play.server.url);
  await teacher.page.getByRole('link', { name: 'Teach a class' }).click();
  await look(teacher.page, 'set-up');
  await teacher.page.getByRole('combobox', { name: 'Number of worlds' }).selectOption('1');
  await teacher.page.getByRole('button', { name: 'Open the class' }).click();
  await teacher.page.getByRole('heading', { name: 'The class is open' }).waitFor();
  const code = (await teacher.page.locator('.class-code').textContent()) ?? '';
  expect(code).toMatch(/^[A-Z0-9]{6}$/);
  await look(teacher.page, 'made');
  const [link = '', pin = '', big = ''] = await teacher.page.locator('.class-secrets dd').allTextContents();
  await teacher.page.getByRole('button', { name: 'Go to the console' }).click();
  await teacher.page.getByText('Nobody has joined yet').waitFor();

  const screen = await device(play, PROJECTOR);
  await screen.page.goto(big);
  await screen.page.getByText(code).waitFor();

  const phone = await device(play, PHONE);
  await phone.page.goto(`${play.server.url}/join/${code}`);
  await phone.page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  await look(phone.page, 'join');
  await joinOnPage(play, phone.page, code, 'Aiko');
  await phone.page.getByRole('heading', { name: 'Hello, Aiko' }).waitFor();
  await look(phone.page, 'lobby');
  const laptop = await device(play, LAPTOP);
  await joinOnPage(play, laptop.page, code, 'Bruno');
  await laptop.page.getByRole('heading', { name: 'Hello, Bruno' }).waitFor();

  await screen.page.getByText('Bruno').waitFor();
  await look(screen.page, 'screen-lobby');
  await teacher.page.getByText('2 of 2 here').waitFor();
  await look(teacher.page, 'console-lobby');
  await teacher.page.getByRole('button', { name: 'Start the lesson' }).click();

  for (const { page } of [phone, laptop]) await page.locator('#orders').waitFor();
  await phone.page.getByRole('button', { name: 'Aiko: your place' }).waitFor();
  await teacher.page.getByRole('textbox', { name: 'Message' }).fill('Look at dysprosium first.');
  await teacher.page.getByRole('button', { name: 'Show it' }).click();
  await laptop.page.getByText('Look at dysprosium first.').waitFor();
  await teacher.page.getByRole('button', { name: 'Pause', exact: true }).click();
  await laptop.page.getByText(/^Paused, \d+:\d\d left$/).waitFor();
  await look(laptop.page, 'paused');
  await laptop.page.reload();
  await laptop.page.getByText(/^Paused, \d+:\d\d left$/).waitFor();
  await teacher.page.getByRole('button', { name: 'Go on', exact: true }).click();
  await laptop.page.getByText(/^Paused/).waitFor({ state: 'detached' });

  // Both seal, and the turn is resolved without the teacher.
  for (const { page } of [phone, laptop])
    await page.getByRole('button', { name: 'Seal orders' }).locator('visible=true').first().click();
  for (const { page } of [phone, laptop])
    await page
      .getByRole('button', { name: /^On to/ })
      .first()
      .waitFor();
  await teacher.page.getByRole('heading', { name: 'World 1' }).waitFor();
  await teacher.page.getByText('turn 2 of 8').waitFor();
  await screen.page.getByText('turn 2 of 8').waitFor();
  await teacher.page.getByRole('button', { name: 'Show the ranking' }).click();
  await screen.page.getByRole('list', { name: 'Ranking' }).waitFor();
  await screen.page.locator('.wall-map canvas').waitFor();
  expect(await screen.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  await look(screen.page, 'screen');
  await look(teacher.page, 'console');
  await look(phone.page, 'phone-report');

  // The teacher's other device needs the link and the PIN.
  const home = await device(play, LAPTOP);
  await home.page.goto(link);
  await home.page.getByRole('textbox', { name: 'PIN' }).fill(pin);
  await home.page.getByRole('button', { name: 'Open', exact: true }).click();
  await home.page.getByText('turn 2 of 8').waitFor();
  await look(home.page, 'console-laptop');

  expect(faults).toEqual([]);
  for (const { said } of [teacher, screen, phone, laptop, home]) expect(said).toEqual([]);
});

test('a student who is moved, sent back to the lobby and taken out is told so where they are', async () => {
  const { url } = play.server;
  const made = await newClass(url, { worlds: 2, turns: 4, planSeconds: 600 });
  for (const name of ['Chen', 'Dana', 'Emil']) await joinByWire(url, made.code, { name });
  const teacher = await Device.teacher(url, made);
  const { page, said } = await device(play, LAPTOP);
  await joinOnPage(play, page, made.code, 'Zoe');
  await page.getByRole('heading', { name: 'Hello, Zoe' }).waitFor();
  await teacher.command({ do: 'start' });
  await page.locator('#orders').waitFor();
  const before = page.url();
  const zoe = (await teacher.seen(({ worlds }) => worlds.length === 2)).students.find(
    ({ shown }) => shown === 'Zoe',
  );
  const student = zoe?.id ?? 0;
  const world = 1 - (zoe?.place?.world ?? 0);
  const free = (await teacher.seen(({ worlds }) => worlds[world]?.match !== null)).worlds[world]?.seats;
  const nation = NATIONS.find((one) => free?.[one].bot === false) ?? 'CHN';
  await teacher.command({ do: 'move', student, place: { world, nation } });
  await page.waitForURL((address) => address.pathname.startsWith('/match/') && address.href !== before);
  await page.locator('#orders').waitFor();
  await teacher.command({ do: 'restart' });
  await page.locator('.class-lobby[aria-busy=false]').waitFor();
  await teacher.command({ do: 'remove', student });
  await page.getByText('Your teacher has taken you out of this class.').waitFor();
  await teacher.leave();
  expect(said).toEqual([]);
});

test('fault 32: the next class is opened like the last one with one press', async () => {
  const { page, said } = await device(play, DESK);
  const opened = async (press: string | RegExp) => {
    await page.goto(`${play.server.url}/teach`);
    await page.getByRole('button', { name: press }).click();
    await page.getByRole('heading', { name: 'The class is open' }).waitFor();
    return page.locator('.class-code').textContent();
  };
  const first = await opened('Open the class');
  expect(await opened('As last time: 2010: the halt, 8 turns, 4 min')).not.toBe(first);
  expect(said).toEqual([]);
});
