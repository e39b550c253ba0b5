import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { KINDS } from '#shared/orders/index.ts';
import { word } from '../../client/i18n/index.ts';
import { FIELDS, GROUPS } from '../../client/panels/orders/fields.ts';
import { axe, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';
import { seatAfter, type TourSeat, visitor } from '../kit/tour.ts';

const play = stage();

async function sit(nation: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const page = await play.browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000); // a busy machine weighs orders slowly
  await page.goto(play.server.url);
  await page.getByRole('button', { name: `Play as ${nation}` }).click();
  await page.locator('.sense').first().waitFor();
  return page;
}

/** A seat of a match on the server, on one of several devices. */
async function sitWith(seat: TourSeat, width: number): Promise<Page> {
  const context = await visitor(play.browser, { width, height: 768 }, [seat]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${play.server.url}/match/${seat.match}`);
  await page.locator('.sense').first().waitFor();
  return page;
}

/** What axe holds against the tray and its dialogs; the whole screen is audited with the match. */
const faults = async (page: Page) =>
  (await axe(page)).filter((fault) =>
    /tray|finder|sens|order|review|amount|budget|member|fix|dialog/.test(fault),
  );

const rows = (page: Page) => page.locator('.orders > li');
const finder = (page: Page) => page.getByRole('combobox', { name: /Find an order/ });

describe('the orders tray', () => {
  test('reaches any order in three clicks at most', async () => {
    const page = await sit('China');
    const kinds = GROUPS.flatMap((group) =>
      group.kinds.map((kind) => ({
        kind,
        group: word(`group.${group.id}`),
        name: word(`kind.${kind}`),
        form: FIELDS[kind].length > 0,
      })),
    );
    // Within the page: a busy machine needs minutes for so many clicks from outside.
    const clicks = await page.evaluate(async (wanted) => {
      const found: Record<string, number | string> = {};
      const tried = new Set<string>();
      let at = '';
      const shown = async <T>(look: () => T | null | undefined): Promise<T> => {
        for (const until = performance.now() + 60_000; performance.now() < until; ) {
          const there = look();
          if (there) return there;
          await new Promise((again) => setTimeout(again));
        }
        throw new Error(`${at}: nothing came of ${look}`);
      };
      const button = (text: string, within: ParentNode = document) =>
        [...within.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
      const closed = () => shown(() => !document.querySelector('dialog')); // gone, not only shut
      for (const { kind, group, name, form } of wanted) {
        at = kind;
        button(group, await shown(() => document.querySelector('.add')))?.click();
        const part = await shown(() =>
          [...document.querySelectorAll('dialog[open] .menu > li')].find(
            (one) => one.querySelector('h3')?.textContent?.trim() === name,
          ),
        );
        const idea = part.querySelector<HTMLButtonElement>('.idea');
        if (idea && tried.has(group)) {
          found[kind] = 2; // the second is the idea, which one of each group shows to be enough
          document.querySelector('dialog')?.close();
        } else if (idea) {
          tried.add(group);
          idea.click();
          await closed();
          await shown(() => document.querySelector('.orders > li'));
          document.querySelector<HTMLButtonElement>('.orders .row-buttons button:last-child')?.click();
          await shown(() => !document.querySelector('.orders > li'));
          found[kind] = 2;
        } else if (form) {
          part.querySelector<HTMLButtonElement>(':scope > button')?.click();
          await shown(() => document.querySelector('dialog[open] .order-form [type="submit"]'));
          found[kind] = 3; // the third is that button
          document.querySelector('dialog')?.close();
        } else {
          found[kind] = 'nothing of the kind can be ordered now';
          document.querySelector('dialog')?.close();
        }
        await closed();
      }
      return found;
    }, kinds);
    expect(Object.keys(clicks).sort()).toEqual([...KINDS].sort());
    expect(Object.values(clicks).filter((one) => typeof one === 'number').length).toBeGreaterThan(30);
    expect(Object.values(clicks).filter((one) => typeof one === 'number' && one > 3)).toEqual([]);
    await page.close();
  });

  test('takes what makes sense with one click, words with the keyboard, and commands; mends and seals', async () => {
    const page = await sit('China');
    const remarks = watchConsole(page);
    expect(await page.locator('.sense').count()).toBeLessThanOrEqual(8);
    await page.locator('.sense').first().click();
    await rows(page).first().waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('embargo jpn heavy ');
    await page
      .getByRole('status')
      .getByText(/Enter adds/)
      .waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.type('90%');
    await page.getByText(/Without an export-control law/).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('/embargo jpn heavy deniable');
    await page.keyboard.press('Enter');
    await rows(page)
      .getByText(/customs/i)
      .waitFor();

    await finder(page).fill('secret');
    await page.getByRole('option').first().waitFor();
    await finder(page).fill('');

    const amount = page.getByRole('textbox', { name: /Share stopped/ });
    await amount.fill('90');
    await amount.press('Tab');
    await page.getByRole('button', { name: /^Fix:/ }).waitFor();
    await page.getByRole('button', { name: 'Seal orders' }).first().click();
    const review = page.getByRole('dialog', { name: 'Before you seal' });
    await review.getByRole('button', { name: /^Fix:/ }).click();
    await review.getByText(/mended/).waitFor();
    expect(await faults(page)).toEqual([]);
    await review.getByRole('button', { name: 'Seal orders' }).click();
    await page.getByRole('button', { name: /^On to/ }).waitFor();
    expect(remarks).toEqual([]);
    await page.close();
  });

  test('two members write one draft at once; each undoes only what is theirs', async () => {
    const seat = await seatAfter(play.server.url, 'JPN', 0);
    const [aoi, ben] = [await sitWith(seat, 1440), await sitWith(seat, 1024)];
    await aoi.getByRole('button', { name: /change your name/ }).click();
    await aoi.getByRole('textbox', { name: /Your name/ }).fill('Aoi');
    await aoi.keyboard.press('Enter');
    await ben.locator('.members').getByText('Aoi').waitFor();

    const command = async (page: Page, line: string) => {
      await finder(page).fill(line);
      await finder(page).press('Enter');
    };
    await Promise.all([command(aoi, '/recycling 2'), command(ben, '/stockpile heavy 10 200')]);
    for (const page of [aoi, ben]) {
      await rows(page).nth(1).waitFor();
      await rows(page).filter({ hasText: 'Recycling' }).getByText('Aoi').waitFor();
    }
    await ben.getByRole('button', { name: 'Undo' }).click();
    for (const page of [aoi, ben]) await rows(page).nth(1).waitFor({ state: 'detached' });
    expect(await rows(aoi).first().textContent()).toContain('Recycling');
    expect(await ben.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    await Promise.all([aoi.close(), ben.close()]);
  });
});
