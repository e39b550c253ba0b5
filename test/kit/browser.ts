import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { z } from 'zod';
import { chromium } from './chromium.ts';

/**
 * No traffic of its own, and all drawn by software: the same pictures on every machine. Nothing here needs WebGL, and
 * pages put together without it take two thirds of the time.
 */
const FLAGS = [
  '--no-sandbox', // root has none, and neither have most containers
  '--disable-dev-shm-usage', // 64 MB in a container
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

/** A real Chromium without a window. Whoever launches it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await chromium();
  return playwright.launch({
    executablePath: executable,
    headless: true,
    args: FLAGS,
    env: { ...process.env, ...env },
  });
}

/** A Chromium that keeps what pages store in a folder, so that it can be closed and opened again. */
export async function launchKeeping(folder: string): Promise<BrowserContext> {
  const { executable, env } = await chromium();
  return playwright.launchPersistentContext(folder, {
    executablePath: executable,
    headless: true,
    args: FLAGS,
    env: { ...process.env, ...env },
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
}

/**
 * Remarks of the browser about itself, not about the page: that a script was fetched ahead in the moment in which the
 * service worker took the page over, and so is fetched again; and that a test keeps service workers out.
 */
const ITSELF = /service worker resource mismatch|Service Worker registration blocked/;

/** Collects every console error and warning, and every uncaught error, of a page as it runs. */
export function watchConsole(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    const kind = message.type();
    if ((kind === 'error' || kind === 'warning') && !ITSELF.test(message.text()))
      found.push(`${kind}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => found.push(`uncaught: ${error.stack ?? error.message}`));
  return found;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));

const findings = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/** What axe-core holds against the page as it stands, a line for each element. */
export async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'));
  const violations = findings.parse(
    await page.evaluate(
      async (tags) => (await Reflect.get(window, 'axe').run(document, { runOnly: tags })).violations,
      WCAG,
    ),
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const [, ...faults] = failureSummary.split('\n').map((line) => line.trim());
      return `${impact} ${id}: ${target.join(' ')}: ${faults.join('; ')}`;
    }),
  );
}

/** Saves what the page shows into test/output, which git ignores. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
}

const OUTPUT = fileURLToPath(new URL('../output', import.meta.url));
