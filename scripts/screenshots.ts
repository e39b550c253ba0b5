import './node24.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../client/i18n/languages.ts';
import { launchBrowser, watchConsole } from '../test/kit/browser.ts';
import { removeFolder, startServer, temporaryFolder } from '../test/kit/server.ts';
import { expected, seatAfter, tour, visitor } from '../test/kit/tour.ts';
import { wrongUse } from './goals.ts';
import { root } from './group.ts';

// `npm run screenshots`: every screen in every size, language and theme into dist/screenshots.
// `npm run screenshots -- --only market --language de --theme dark --size phone` makes some of them.

const SIZES = {
  desktop: { width: 1440, height: 900 },
  laptop: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};
const THEMES = ['atlas', 'dark', 'contrast'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    language: { type: 'string', multiple: true },
    theme: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
  },
});
const chosen = <T extends string>(all: readonly T[], wanted: string[] | undefined, what: string): T[] => {
  const strange = wanted?.find((one) => !all.some((known) => known === one));
  if (strange) wrongUse(`No ${what} "${strange}". There are: ${all.join(', ')}.`);
  return all.filter((one) => !wanted || wanted.includes(one));
};
const languages = chosen(
  LANGUAGES.map(({ id }) => id),
  values.language,
  'language',
);
const themes = chosen(THEMES, values.theme, 'theme');
const sizes = chosen(['desktop', 'laptop', 'phone'] as const, values.size, 'size');

const data = temporaryFolder();
const server = await startServer(data);
const browser = await launchBrowser();
const seats = {
  now: await seatAfter(server.url, 'JPN', 4),
  over: await seatAfter(server.url, 'EUR', 8, { turns: 8, scenario: '2025-today' }),
};
const folder = join(root, 'dist/screenshots');
let made = 0;
const remarks: string[] = [];
for (const language of languages)
  for (const theme of themes)
    for (const size of sizes) {
      const context = await visitor(browser, SIZES[size], [seats.now, seats.over], { language, theme });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const said = watchConsole(page);
      mkdirSync(join(folder, language, theme), { recursive: true });
      for (const stop of tour(server.url, seats)) {
        const wanted = !values.only || values.only.some((word) => stop.name.includes(word));
        await stop.go(page).catch((error: unknown) => remarks.push(`${stop.name}: ${String(error)}`));
        if (!wanted) continue;
        await page.screenshot({ path: join(folder, language, theme, `${size}-${stop.name}.png`) });
        made += 1;
      }
      const strange = said.filter((line) => !expected(line));
      remarks.push(...strange.map((line) => `${language} ${theme} ${size}: ${line}`));
      await context.close();
    }
await browser.close();
await server.stop();
removeFolder(data);
console.log(`${made} pictures in ${folder}`);
for (const line of remarks) console.error(line);
process.exit(remarks.length > 0 ? 1 : 0);
