import type { Page } from 'playwright-core';

/** A school Chromebook beside this machine: a quarter of its speed. */
const SLOWER = 4;

/** Slows a page down; only the page, not the browser's other parts. */
export async function slow(page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/**
 * Milliseconds from the start of loading until all of these selectors match something and the browser has drawn
 * a frame after it.
 */
export async function usableAfter(page: Page, url: string, selectors: string[]): Promise<number> {
  await page.addInitScript((wanted) => {
    const look = () => {
      if (wanted.every((selector) => document.querySelector(selector)))
        requestAnimationFrame(() => setTimeout(() => Reflect.set(window, 'usableAt', performance.now())));
      else requestAnimationFrame(look);
    };
    look();
  }, selectors);
  await page.goto(url, { waitUntil: 'commit' });
  const found = await page.waitForFunction(() => Reflect.get(window, 'usableAt'), null, { timeout: 60_000 });
  return Number(await found.jsonValue());
}

/** Bytes of JavaScript objects that are still in use. */
export async function heap(page: Page): Promise<number> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('HeapProfiler.enable');
  await wire.send('HeapProfiler.collectGarbage');
  await page.evaluate(() => new Promise((soon) => requestIdleCallback(soon)));
  await wire.send('HeapProfiler.collectGarbage');
  const { usedSize } = await wire.send('Runtime.getHeapUsage');
  await wire.detach();
  return usedSize;
}

/** Frames a second while something plays: the browser's own animation frames, counted until `over`. */
export async function framesDuring(page: Page, over: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    let frames = 0;
    const from = performance.now();
    const count = () => {
      frames += 1;
      Reflect.set(window, 'framesASecond', (1000 * frames) / (performance.now() - from));
      Reflect.set(window, 'framesId', requestAnimationFrame(count));
    };
    Reflect.set(window, 'framesId', requestAnimationFrame(count));
  });
  await over();
  return page.evaluate(() => {
    cancelAnimationFrame(Reflect.get(window, 'framesId'));
    return Number(Reflect.get(window, 'framesASecond'));
  });
}

/** From here on the page notes how long each press of a key or button takes until the next frame is shown, ms. */
export async function noteDelays(page: Page): Promise<void> {
  await page.evaluate(() => {
    const delays: number[] = [];
    Reflect.set(window, 'delays', delays);
    const events = { type: 'event', durationThreshold: 16 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (Number(Reflect.get(entry, 'interactionId')) > 0) delays.push(entry.duration);
    }).observe(events);
  });
}

export const delays = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...Reflect.get(window, 'delays')].map(Number));
