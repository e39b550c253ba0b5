import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** No background traffic, WebGL by software: the same pictures on every machine. */
const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
  '--hide-scrollbars',
];

/** A real Chromium from the package registry, or the one that CHROMIUM_PATH names. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  const executablePath = own ?? (await chromium.executablePath());
  const libraries = own ? null : await bundledLibraries();
  return playwright.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    env: {
      ...process.env,
      ...(libraries ? { LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH ?? ''].join(':') } : {}),
    },
  });
}

/** Chromium needs NSS, which small systems lack; the package carries it, packed. Unpacked once per machine. */
async function bundledLibraries(): Promise<string | null> {
  const packed = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '..',
    '..',
    'bin',
    'al2023.tar.br',
  );
  const archive = [
    packed,
    join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br'),
  ].find(existsSync);
  if (!archive) return null;
  const target = join(tmpdir(), 'lanthanide-chromium-libraries');
  if (!existsSync(target)) {
    const work = mkdtempSync(join(tmpdir(), 'lanthanide-unpack-'));
    const tar = join(work, 'libraries.tar');
    await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(tar));
    const out = join(work, 'out');
    mkdirSync(out);
    execFileSync('tar', ['-xf', tar, '-C', out]);
    try {
      renameSync(out, target);
    } catch {
      // Another process was quicker; its copy is as good.
    }
    rmSync(work, { recursive: true, force: true });
  }
  return existsSync(join(target, 'lib')) ? join(target, 'lib') : target;
}

/** Collects every console error and warning, and every uncaught error, of a page. */
export function watchConsole(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      found.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`));
  return found;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds on the page as it stands, a line for each element at fault. */
export async function axe(page: Page): Promise<string[]> {
  const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readText(source));
  const violations: unknown = await page.evaluate(async (tags) => {
    const engine = Reflect.get(window, 'axe');
    const result = await engine.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return result.violations.flatMap(
      (rule: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }) =>
        rule.nodes.map(
          (node) =>
            `${rule.impact} ${rule.id}: ${node.target.join(' ')} — ${node.failureSummary.split('\n')[1] ?? ''}`,
        ),
    );
  }, WCAG);
  return Array.isArray(violations) ? violations.map(String) : [];
}

async function readText(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path, 'utf8');
}

/** Saves a screenshot into test/output, which git ignores. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../output');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
