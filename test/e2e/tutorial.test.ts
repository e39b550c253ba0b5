import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { TOKYO_TURNS } from '#shared/scenarios/tokyo.ts';
import { axe, watchConsole } from '../kit/browser.ts';
import { stage } from '../kit/stage.ts';

const play = stage();

/** How a player does what the coach asks: with a pointer, or with keys alone. */
interface Hand {
  press(selector: string): Promise<void>;
  read(): Promise<void>; // goes on from the paper
}

async function opened(language: string, size = { width: 1440, height: 900 }) {
  const page = await play.browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  const remarks = watchConsole(page);
  await page.goto(`${play.server.url}/?lang=${language}`);
  await page.locator('.door.next .button.primary').waitFor();
  return { page, remarks };
}

const pointer = (page: Page): Hand => {
  const press = (selector: string) => page.locator(selector).locator('visible=true').first().click();
  return { press, read: () => press('.paper .button.next') };
};

/** Presses Tab until such a thing has the focus. What has it is in sight, and the coach does not lie over it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).locator('visible=true').first().waitFor();
  for (let presses = 0; presses < 250; presses++) {
    const wanted = await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);
    if (wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${selector}`);
}

const keyboard = (page: Page): Hand => ({
  async press(selector) {
    if (selector.startsWith('.coach')) await page.keyboard.press('k');
    await tabTo(page, selector);
    await page.keyboard.press('Enter');
  },
  async read() {
    // The reader is taken to the top of the paper first.
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter'); // "show me" stands at the button that goes on
    await page.waitForFunction(() => document.activeElement?.matches('.paper .button.next'));
    await page.keyboard.press('Enter');
  },
});

const asked = (page: Page) => page.locator('.coach').getAttribute('data-step');

/** Does what the coach asks for until it asks to seal. Returns the steps. */
async function halfYear(page: Page, hand: Hand): Promise<string[]> {
  const steps: string[] = [];
  for (let moves = 0; moves < 10; moves++) {
    const step = (await asked(page)) ?? '';
    steps.push(step);
    if (step === 'seal') return steps;
    await hand.press('.coach .coach-acts .primary');
    switch (step) {
      case 'dependence':
        // The card takes the keyboard when it stands there: who goes on sooner is called back to it.
        await page.waitForFunction(() => document.activeElement?.matches('.card'));
        break;
      case 'room':
        await page.locator('dialog[open]').waitFor();
        await page.keyboard.press('Escape');
        break;
      case 'plant':
        break;
      case 'crisis':
        await page.waitForFunction(() => document.activeElement?.matches('.crisis .button'));
        await page.keyboard.press('Enter');
        await hand.press('dialog[open] .answers .button');
        break;
      case 'choose':
        await page.waitForFunction(() => document.activeElement?.matches('.sense'));
        await page.keyboard.press('Enter');
        break;
      default:
        await hand.press('dialog[open] form [type=submit]');
    }
    await page.waitForFunction(
      (done) => document.querySelector('.coach')?.getAttribute('data-step') !== done,
      step,
    );
  }
  throw new Error(`the coach leads in circles: ${steps.join(' ')}`);
}

/** From the front page to the end of the story. */
async function story(page: Page, hand: Hand): Promise<void> {
  await hand.press('.door.next .button.primary');
  for (let turn = 0; turn < TOKYO_TURNS; turn++) {
    await page.locator('.coach[data-step]:not([data-step=read])').waitFor();
    if (turn === TOKYO_TURNS - 1) await page.locator('.sense').first().waitFor();
    expect((await halfYear(page, hand)).length).toBeGreaterThan(1);
    await page.keyboard.press('Control+Enter');
    await page.locator('.coach[data-step=read]').waitFor();
    expect(await page.locator('.coach-says p').count()).toBeGreaterThan(1);
    await hand.read();
  }
  await page.locator('.final').waitFor();
  await page.locator('.coach[data-step=end]').waitFor();
}

describe('the tutorial', () => {
  test('is played from start to finish with a pointer, in English, and is accessible', async () => {
    const { page, remarks } = await opened('en');
    const faults: string[] = [];
    await story(page, pointer(page));
    faults.push(...(await axe(page)));
    await page.getByText('You used all 5 tools of the story.').waitFor();
    expect(faults).toEqual([]);
    expect(remarks).toEqual([]);
    await page.close();
  });

  test('is played from start to finish with the keyboard alone, in Japanese', async () => {
    const { page, remarks } = await opened('ja');
    await story(page, keyboard(page));
    await page.getByText('物語の道具を5つすべて使いました。').waitFor();
    expect(remarks).toEqual([]);
    await page.close();
  });

  test('goes on after a reload where it was, and is left and taken up again at any moment', async () => {
    const { page, remarks } = await opened('en', { width: 390, height: 844 });
    const hand = pointer(page);
    await hand.press('.door.next .button.primary');
    await page.locator('.coach[data-step=dependence]').waitFor();
    await page.getByRole('button', { name: 'Seen, go on' }).click();
    await page.locator('.coach[data-step=reserve]').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await page.locator('.coach[data-step=reserve]').waitFor();
    await page.getByRole('button', { name: 'Go on without the coach' }).click();
    await page.locator('.coach').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await page.locator('.paper').waitFor();
    await page.reload();
    await page.locator('.paper').waitFor();
    expect(await page.locator('.coach').count()).toBe(0);
    await page.getByRole('button', { name: 'How to play and keys' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Call the coach' }).click();
    await page.getByText('You gave no orders.').waitFor();
    expect(remarks).toEqual([]);
    await page.close();
  });
});

/** Things that the coach's card hides altogether while they have the focus, on one round with Tab. */
async function hidden(page: Page): Promise<string[]> {
  const faults = new Set<string>();
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const focused = document.activeElement;
      const card = document.querySelector('.coach')?.getBoundingClientRect();
      if (!focused || !card || focused === document.body || focused.closest('.coach, .card')) return null;
      const { left, right, top, bottom } = focused.getBoundingClientRect();
      const within = left >= card.left && right <= card.right && top >= card.top && bottom <= card.bottom;
      return within ? `${focused.tagName}.${focused.className} ${focused.textContent?.slice(0, 30)}` : null;
    });
    if (fault) faults.add(fault);
  }
  return [...faults];
}

describe.each([
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])('the coach on a page of $width by $height', (size) => {
  test('cuts off no words however long, hides nothing that has the focus, and is large enough for a thumb', async () => {
    const { page, remarks } = await opened('x-long', size);
    await page.locator('.door.next .button.primary').click();
    await page.locator('.coach').waitFor();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.coach :is(p, h2, button, header)')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.tagName} ${one.textContent}`),
    );
    expect(cut).toEqual([]);
    if (size.width < 1024) {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.coach button')]
          .filter((one) => one.checkVisibility())
          .filter((one) => one.offsetWidth < 44 || one.offsetHeight < 44)
          .map((one) => one.ariaLabel ?? one.textContent),
      );
      expect(small).toEqual([]);
    }
    expect(await hidden(page)).toEqual([]);
    expect(remarks).toEqual([]);
    await page.close();
  });
});
