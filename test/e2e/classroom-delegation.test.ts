import { expect, test } from 'vitest';
import { axe, shoot } from '../kit/browser.ts';
import { DESK, device, japan, joinOnPage, LAPTOP, PHONE } from '../kit/devices.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

test('fault 31: a note of the phrasebook is read by each of the delegation in their own language', async () => {
  const { of, teacher } = await japan(play, { Aiko: [DESK], Mei: [DESK, 'zh-CN'] });
  const [aiko, mei] = [of('Aiko'), of('Mei')];
  await aiko.getByRole('button', { name: 'Letters' }).click();
  await aiko.getByRole('button', { name: 'Our delegation' }).click();
  await aiko.getByRole('button', { name: 'Shall we seal?' }).click();
  await aiko.getByRole('button', { name: 'Send' }).click();
  await mei.getByRole('status').filter({ hasText: 'Aiko留言：我们封存吗？' }).waitFor({ state: 'attached' });
  await mei.getByRole('button', { name: /^信件/ }).click();
  await mei.getByRole('button', { name: /本代表团/ }).click();
  await mei.locator('.conversation').getByText('我们封存吗？').waitFor();
  await shoot(mei, 'class-notes');
  expect(await axe(mei)).toEqual([]);
  await teacher.leave();
});

test('fault 6: who comes late reads the story so far on one screen, and then sits down', async () => {
  const { made, of, teacher } = await japan(play, { Aiko: [DESK] });
  const aiko = of('Aiko');
  await aiko.getByRole('combobox', { name: 'Find an order' }).fill('substitution');
  await aiko.locator('#finder-list').getByRole('option').first().click();
  const order = (await aiko.locator('.orders .order p').first().textContent()) ?? '';
  await aiko.getByText('Draft saved').waitFor();
  await teacher.command({ do: 'end-turn', world: null, turn: 0 });
  await teacher.seen(({ worlds }) => worlds[0]?.turn === 1);
  const late = await device(play, PHONE);
  await joinOnPage(play, late.page, made.code, 'Zoe');
  const card = late.page.getByRole('dialog', { name: 'The story so far' });
  await card.getByText('Japan, 2010 H2: half-year 2 of 4.').waitFor();
  await card.getByText(order).waitFor();
  await shoot(late.page, 'class-story');
  expect(await axe(late.page)).toEqual([]);
  await card.getByRole('button', { name: 'Take my seat' }).click();
  await late.page
    .getByRole('button', { name: /^On to/ })
    .first()
    .click();
  await late.page.reload();
  await late.page.locator('.class-desk').waitFor();
  await late.page.locator('.class-bar').getByText('World 1', { exact: true }).waitFor();
  expect(await card.count()).toBe(0);
  await late.page.getByRole('button', { name: 'The story so far' }).click();
  await card.getByText(order).waitFor();
  await teacher.leave();
  expect(late.said).toEqual([]);
});

test('in a summit a delegation sees who proposes what, writes orders, and does not seal', async () => {
  const { of, teacher } = await japan(play, { Aiko: [LAPTOP] });
  const aiko = of('Aiko');
  await teacher.command({ do: 'summit', seconds: 300 });
  await aiko.getByRole('button', { name: 'To the talks' }).click();
  const talks = aiko.getByRole('dialog', { name: /^Summit/ });
  await talks.getByRole('heading', { name: 'On the table' }).waitFor();
  await talks
    .getByRole('timer')
    .filter({ hasText: /[34]:\d\d/ })
    .waitFor();
  await shoot(aiko, 'class-summit');
  expect(await axe(aiko)).toEqual([]);
  await aiko.keyboard.press('Escape');
  await aiko.getByRole('combobox', { name: 'Find an order' }).fill('substitution');
  await aiko.locator('#finder-list').getByRole('option').first().click();
  await aiko.locator('.orders .order').waitFor();
  await aiko.getByRole('button', { name: 'Seal orders' }).locator('visible=true').first().click();
  await aiko.getByRole('alert').filter({ hasText: 'The clock stands.' }).waitFor();
  await teacher.command({ do: 'resume', world: null });
  await aiko.getByRole('button', { name: 'To the talks' }).waitFor({ state: 'detached' });
  await teacher.leave();
});
