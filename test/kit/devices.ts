import type { BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { CreateClass } from '#shared/protocol/classroom.ts';
import { watchConsole } from './browser.ts';
import { Device, newClass } from './classmates.ts';
import type { Stage } from './stage.ts';

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1024, height: 768 };
export const DESK = { width: 1440, height: 900 };
export const PROJECTOR = { width: 1920, height: 1080 };

/** A browser of somebody's own, until the test is over; `said` is what its console says. */
export async function device(
  { browser }: Stage,
  viewport: typeof PHONE,
  locale = 'en',
): Promise<{ context: BrowserContext; page: Page; said: string[] }> {
  const context = await browser.newContext({
    viewport,
    locale,
    reducedMotion: 'reduce',
    hasTouch: viewport.width < 600,
    serviceWorkers: 'block',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  return { context, page, said: watchConsole(page) };
}

/** Three taps from the address on the board: code, name, join. */
export async function joinOnPage({ server }: Stage, page: Page, code: string, name: string): Promise<void> {
  await page.goto(`${server.url}/join/${code}`);
  await page.locator('#name').fill(name);
  await page.locator('.class-join [type=submit]').click();
}

/** A class in which all who join on pages govern Japan together: head, trade, industry and so on. */
export async function japan(
  play: Stage,
  members: { [name: string]: [size: typeof PHONE, locale?: string] },
  setup: CreateClass = {},
) {
  const { url } = play.server;
  const made = await newClass(url, { worlds: 1, turns: 4, planSeconds: 900, ...setup });
  const teacher = await Device.teacher(url, made);
  const pages: Record<string, { page: Page; said: string[] }> = {};
  for (const [name, [size, locale]] of Object.entries(members)) {
    const { page, said } = await device(play, size, locale);
    await joinOnPage(play, page, made.code, name);
    await page.locator('.class-lobby[aria-busy=false]').waitFor();
    pages[name] = { page, said };
  }
  const { students } = await teacher.seen((view) => view.students.length === Object.keys(members).length);
  for (const { id } of students)
    await teacher.command({ do: 'move', student: id, place: { world: 0, nation: 'JPN' } });
  await teacher.command({ do: 'start' });
  for (const { page } of Object.values(pages)) await page.locator('.class-desk').waitFor();
  return { teacher, made, of: (name: string) => pages[name]?.page ?? raise(name), pages };
}
const raise = (name: string): never => {
  throw new Error(`${name} has no page`);
};
