import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { z } from 'zod';
import type { MatchRecord } from '../../shared/replay/record.ts';

const answer = z.union([
  z.object({ ok: z.literal(true), hashes: z.array(z.string()) }),
  z.object({ ok: z.literal(false) }),
]);

/** The rules of replays in an empty page of a browser. */
export async function rulesIn(browser: Browser): Promise<Page> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    build: {
      write: false,
      minify: false,
      lib: { entry: 'shared/replay/record.ts', formats: ['iife'], name: 'Lanthanide' },
    },
  });
  const output = Array.isArray(bundle) ? bundle[0] : bundle;
  if (!output || !('output' in output)) throw new Error('no bundle');
  const page = await browser.newPage();
  await page.goto('about:blank');
  await page.addScriptTag({ content: output.output[0].code });
  return page;
}

/** A record as it came out in a browser, by turn; null: an input was refused there. */
export async function replayedIn(page: Page, { setup, inputs }: MatchRecord): Promise<string[] | null> {
  const said = await page.evaluate(
    (json) => {
      const played = Reflect.get(window, 'Lanthanide').replay(...JSON.parse(json));
      return played.ok ? { ok: true, hashes: played.hashes } : { ok: false };
    },
    JSON.stringify([setup, inputs]),
  );
  const read = answer.parse(said);
  return read.ok ? read.hashes : null;
}

/** The first turn that came out otherwise there; null: all are equal, and there are as many. */
export async function differsIn(page: Page, record: MatchRecord): Promise<number | null> {
  const theirs = (await replayedIn(page, record)) ?? [];
  const turns = Math.max(theirs.length, record.hashes.length);
  for (let turn = 0; turn < turns; turn++) if (theirs[turn] !== record.hashes[turn]) return turn;
  return null;
}
