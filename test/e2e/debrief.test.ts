import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, shoot } from '../kit/browser.ts';
import { readCsv } from '../kit/csv.ts';
import { DESK, device, joinOnPage, LAPTOP, PHONE, PROJECTOR } from '../kit/devices.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

const STUDENTS = { Aiko: PHONE, Bruno: LAPTOP, Chen: DESK, Dana: LAPTOP } as const;

/** Gives the first order that the finder has for a word. */
async function order(page: Page, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Find an order' }).fill(typed);
  await page.locator('#finder-list').getByRole('option').first().click();
}

test('a teacher and four students play a lesson from set-up to debrief, reports and data', async () => {
  const faults: string[] = [];
  const look = async (page: Page, name: string) => {
    await shoot(page, `debrief-${name}`);
    faults.push(...(await axe(page)).map((fault) => `${name}: ${fault}`));
  };
  const teacher = await device(play, DESK);
  const console_ = teacher.page;
  await console_.goto(`${play.server.url}/teach`);
  await console_.getByRole('combobox', { name: 'Number of worlds' }).selectOption('2');
  await console_.getByText('Rules of the class').click();
  await console_.getByRole('radio', { name: 'for research, with consent' }).check();
  await look(console_, 'set-up');
  await console_.getByRole('button', { name: 'Open the class' }).click();
  await console_.getByRole('heading', { name: 'The class is open' }).waitFor();
  const code = (await console_.locator('.class-code').textContent()) ?? '';
  const [, , big = ''] = await console_.locator('.class-secrets dd').allTextContents();
  await console_.getByRole('button', { name: 'Go to the console' }).click();
  const screen = await device(play, PROJECTOR);
  await screen.page.goto(big);

  const pages: Record<string, Page> = {};
  const said: string[][] = [teacher.said, screen.said];
  for (const [name, size] of Object.entries(STUDENTS)) {
    const student = await device(play, size);
    pages[name] = student.page;
    said.push(student.said);
    await joinOnPage(play, student.page, code, name);
    const answer = name === 'Dana' ? 'I do not agree' : 'I agree';
    await student.page.getByRole('button', { name: answer, exact: true }).click();
    await student.page.getByText(name === 'Dana' ? 'You did not agree.' : 'You agreed.').waitFor();
  }
  const [aiko, bruno, chen, dana] = Object.values(pages) as [Page, Page, Page, Page];
  await look(aiko, 'consent');
  await console_.getByText('3 agreed to research').waitFor();
  await console_.getByRole('button', { name: 'Start the lesson' }).click();
  // Neighbours in the list go to different worlds: Chen and Dana have China.
  for (const page of [aiko, bruno, chen, dana]) await page.locator('#orders').waitFor({ state: 'attached' });
  await order(bruno, 'substitution');
  await order(chen, 'embargo');
  for (const page of [bruno, chen]) await page.locator('.orders .order').first().waitFor();
  for (const turn of [1, 2]) {
    await console_
      .getByRole('region', { name: 'Commands' })
      .getByRole('button', { name: `End turn ${turn} now` })
      .click();
    await console_
      .getByText(`turn ${turn + 1} of 8`)
      .nth(1)
      .waitFor();
  }
  await console_.getByRole('button', { name: 'End the match, talk about it' }).click();
  await console_.getByRole('button', { name: 'End all matches' }).click();

  // Slides: every page follows.
  const slides = console_.getByRole('combobox', { name: 'Slide' });
  await slides.waitFor();
  await console_.getByRole('button', { name: 'Next', exact: true }).click();
  for (const page of [aiko, bruno, chen, dana, screen.page])
    await page.getByRole('heading', { name: 'How the worlds ended' }).waitFor();
  await look(screen.page, 'screen-ends');
  await look(aiko, 'phone-ends');
  await look(console_, 'console');
  await slides.selectOption('price-heavy');
  for (const page of [bruno, screen.page]) await page.getByText('as it really was').first().waitFor();
  await look(screen.page, 'screen-price');
  await look(bruno, 'laptop-price');
  await slides.selectOption('turn-0');
  await dana.getByRole('heading', { name: /what happened/ }).waitFor();
  await look(screen.page, 'screen-turn');
  await console_.locator('optgroup[label="What would have been"]').waitFor({ state: 'attached' });
  await slides.selectOption({
    value: (await slides.locator('option[value^=what-if]').first().getAttribute('value')) ?? '',
  });
  await chen.getByText('The same match, played again').waitFor();
  await look(screen.page, 'screen-what-if');
  await look(aiko, 'phone-what-if');

  await console_.getByText('Had somebody stockpiled').click();
  await console_.getByRole('button', { name: 'Play it' }).click();
  await slides.locator('option', { hasText: 'stockpile of 20 days' }).waitFor({ state: 'attached' });

  // A poll of a question that was made of what happened.
  const question = await slides.locator('option[value^=question-foretold]').first().getAttribute('value');
  await slides.selectOption({ value: question ?? '' });
  await console_.getByRole('button', { name: 'Ask the class' }).first().click();
  for (const page of [aiko, bruno, chen, dana]) await page.getByRole('radio').nth(1).check();
  await look(aiko, 'phone-poll');
  await screen.page.getByText('Answers so far: 4').waitFor();
  expect(await screen.page.getByText('right by the figures').count()).toBe(0);
  await console_.getByRole('button', { name: 'Close the poll and show the answers' }).click();
  await screen.page.getByText('right by the figures').waitFor();
  await screen.page.getByText('4 · 100%').waitFor();
  await look(screen.page, 'screen-poll');

  // One's own delegation.
  await bruno.getByRole('button', { name: 'My delegation' }).click();
  await bruno.getByText(/put in by Bruno/).waitFor();
  await look(bruno, 'own');
  await dana.getByRole('link', { name: 'Our match' }).click();
  await dana.getByRole('button', { name: 'To the debrief' }).click();
  await dana.getByText('4 · 100%').waitFor();

  // On paper.
  await console_.getByRole('button', { name: 'Make the report' }).click();
  const paper = async () => (await console_.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect((await paper()).match(/\/Type ?\/Page\b/g)?.length).toBeGreaterThan(1);
  await console_.emulateMedia({ media: 'print' });
  await console_.setViewportSize({ width: 794, height: 1123 });
  await shoot(console_, 'debrief-paper');
  await console_.emulateMedia({ media: 'screen' });
  await console_.setViewportSize(DESK);

  // The data, as the page hands it out.
  await console_.getByText('Data of the class').click();
  await look(console_, 'data');
  const saved = async (name: string) => {
    const coming = console_.waitForEvent('download');
    await console_.getByRole('button', { name: `Save: ${name}` }).click();
    const download = await coming;
    return readFile(await download.path(), 'utf8');
  };
  const orders = readCsv(await saved('Orders, turn by turn'));
  expect(orders.some(({ kind, seat }) => kind === 'embargo' && seat === 'people')).toBe(true);
  const members = await saved('Students, under pseudonyms');
  expect(readCsv(members)).toHaveLength(3);
  expect(readCsv(await saved('Answers to polls'))).toHaveLength(3);
  for (const name of Object.keys(STUDENTS)) expect(members).not.toContain(name);
  expect(faults).toEqual([]);
  expect(said.flat()).toEqual([]);
}, 180_000);
