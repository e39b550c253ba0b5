import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../client/i18n/languages.ts';
import { pages, type Quoted, quoted, sourced, wordsIn } from '../../scripts/teaching-pages.ts';
import { ROLES } from '../../shared/classroom/class.ts';
import { NATIONS, type NationId } from '../../shared/world/terms.ts';

const ROOT = join(import.meta.dirname, '../..');
const PACK = 'docs/teaching';

const NATION_SHEETS: Record<NationId, string> = {
  CHN: 'china.md',
  JPN: 'japan.md',
  USA: 'united-states.md',
  EUR: 'european-union.md',
};
const ROLE_SHEETS = ROLES.map((role) => `${role}.md`);
const SHEETS = [...Object.values(NATION_SHEETS), ...ROLE_SHEETS, 'worksheet.md', 'position-paper.md'];
/** Lines and characters that fit on one page of A4 at 11 points; a Chinese or Japanese character is two wide. */
const PAGE = { lines: 62, width: 3_900 };

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const files: string[] = readdirSync(join(ROOT, PACK), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join(PACK, name))
  .sort();
const written = files.filter((file) => !pages().has(file));
const languageOf = (file: string): Language =>
  LANGUAGES.find(({ id }) => file.includes(`/handouts/${id}/`))?.id ?? 'en';

interface Link {
  text: string;
  to: string;
  title: string | null;
}
const linksOf = (page: string): Link[] =>
  [...page.matchAll(/\[([^\]]+)\]\(([^)\s]+)(?: "([^"]*)")?\)/g)].map(([, text = '', to = '', title]) => ({
    text,
    to,
    title: title ?? null,
  }));

/** As GitHub makes the address of a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
const section = (page: string, anchor: string): string | undefined =>
  page.split(/^(?=#+ )/m).find((part) => slug(part.split('\n')[0]?.replace(/^#+ /, '') ?? '') === anchor);

const pair = z.tuple([z.number(), z.string()]);
const open = z.record(z.string(), z.unknown());

/** Steps through sourced data by key, or by the id, year or sector of an entry: a pair, or a figure in what has a source. */
function figure(from: Quoted, path: string): { value: number; source: string } | null {
  let at: unknown = sourced(from);
  let source = '';
  for (const step of path.split('/')) {
    if (Array.isArray(at))
      at = at.find((one) => [one?.id, one?.sector, String(one?.year)].includes(step)) ?? at[Number(step)];
    else at = open.safeParse(at).data?.[step];
    const own = open.safeParse(at).data?.source;
    if (typeof own === 'string') source = own;
  }
  const found = pair.safeParse(at).data;
  if (found) return { value: found[0], source: found[1] };
  return typeof at === 'number' && source ? { value: at, source } : null;
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');
/** As 97%, as 44,600 or 44 600 t, as 1,450 for 1449.8. */
const waysToSay = (value: number): string[] =>
  [value, Math.round(value), Math.round(value * 100), Math.round(value * 1000) / 10].map((one) =>
    digits(String(one)),
  );

const marks = (page: string): Link[] => linksOf(page).filter(({ to }) => to.includes('sources.md#'));

test('pages that repeat the game are as the game is now (npm run teaching)', () => {
  for (const [path, page] of pages()) expect(read(path), path).toBe(page);
});

test('the front page of the pack leads to every page of it', () => {
  const led = linksOf(read(`${PACK}/README.md`)).map(({ to }) => join(PACK, to.split('#')[0] ?? ''));
  expect(files.filter((file) => file !== `${PACK}/README.md` && !led.includes(file))).toEqual([]);
});

describe.each(LANGUAGES.map(({ id }) => id))('hand-outs in %s', (language) => {
  const words = wordsIn(language);
  const folder = join(PACK, 'handouts', language);

  test('are there for every nation and role, under the name on the screen', () => {
    expect(readdirSync(join(ROOT, folder)).sort()).toEqual([...SHEETS, 'glossary.md'].sort());
    for (const nation of NATIONS)
      expect(read(join(folder, NATION_SHEETS[nation])).split('\n')[0]).toBe(
        `# ${words[`region.${nation}`] ?? ''}`,
      );
  });

  test.each(NATIONS)('name the five goals of %s', (nation) => {
    const page = read(join(folder, NATION_SHEETS[nation]));
    const weights = z
      .array(z.object({ id: z.string(), weights: z.record(z.string(), z.unknown()) }))
      .parse(sourced('2010-senkaku').nations)
      .find(({ id }) => id === nation)?.weights;
    for (const goal of Object.keys(weights ?? {})) {
      expect(page).toContain(`**${words[`score.${goal}`] ?? ''}**`);
      expect(page).toContain(`"nations/${nation}/weights/${goal}"`);
    }
  });

  test.each(SHEETS)('%s fits on a page and quotes what the English one quotes', (sheet) => {
    const page = read(join(folder, sheet));
    const seen = page.replaceAll(/\]\([^)]*\)/g, ']');
    expect(seen.split('\n').length).toBeLessThanOrEqual(PAGE.lines);
    expect(seen.length + (seen.match(/[\u3000-\u9fff\uff00-\uffef]/g) ?? []).length).toBeLessThan(PAGE.width);
    const english = read(join(PACK, 'handouts/en', sheet));
    expect(marks(page).map(({ title }) => title)).toEqual(marks(english).map(({ title }) => title));
  });
});

describe.each(files)('%s', (file) => {
  const page = read(file);

  test('leads nowhere that is not there', () => {
    for (const { to } of linksOf(page)) {
      if (/^https?:/.test(to)) continue;
      const [path = '', anchor] = to.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      expect(existsSync(join(ROOT, target)), `${to} from ${file}`).toBe(true);
      if (anchor) expect(section(read(target), anchor), `${to} from ${file}`).toBeDefined();
    }
  });

  test('quotes figures as they are, with their sources', () => {
    for (const { text, to, title } of marks(page)) {
      const anchor = to.split('#')[1] ?? '';
      const from = quoted().find((one) => anchor.startsWith(`${one}-`));
      const found = from && title ? figure(from, title) : null;
      const [, said = '', mark] = /^(.*) ?[(（]([\w-]+)[)）]$/.exec(text) ?? [];
      expect(anchor, `${text} of ${title}`).toBe(`${from}-${mark}`);
      expect(found?.source, `${text} of ${title}`).toBe(mark);
      expect(waysToSay(found?.value ?? Number.NaN), `${text} of ${title}`).toContain(digits(said));
    }
  });

  test('quotes from other documents what stands there', () => {
    for (const { text, to } of linksOf(page)) {
      const [path = '', anchor = ''] = to.split('#');
      if (!/(crises|model|solo)\.md$/.test(path) || anchor === '') continue;
      const there = section(read(join(dirname(file), path)), anchor)?.replaceAll(/[,.]/g, '') ?? '';
      for (const [number] of text.replaceAll(/[,.](?=\d)/g, '').matchAll(/\d+/g))
        expect(there, `${text} in ${to}`).toContain(number);
    }
  });
});

describe.each(written)('%s', (file) => {
  const page = read(file);

  test('calls in bold only what is on the screen, in its language', () => {
    const words = Object.values(wordsIn(languageOf(file))).map(evenly);
    const plain = new Set(words);
    const patterns = words
      .filter((one) => one.includes('{{') && /\p{L}{2}/u.test(one.replaceAll(/\{\{\w+\}\}/g, '')))
      .map(
        (one) =>
          new RegExp(
            `^${one
              .split(/\{\{\w+\}\}/)
              .map(literally)
              .join('.+')}$`,
          ),
      );
    for (const [, label = ''] of evenly(page).matchAll(/\*\*([^*]+)\*\*/g))
      expect(plain.has(label) || patterns.some((one) => one.test(label)), `“${label}” in ${file}`).toBe(true);
  });
});

/** Spaces that do not break are spaces. */
const evenly = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const literally = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** Years, days, minutes and counts of turns are small or look like a year; a figure of the world bears its source. */
test.each([
  ...LANGUAGES.flatMap(({ id }) =>
    Object.values(NATION_SHEETS).map((sheet) => `${PACK}/handouts/${id}/${sheet}`),
  ),
  `${PACK}/background.md`,
])('no figure without a source in %s', (file) => {
  const bare = read(file).replaceAll(/\[[^\]]+\]\([^)]+\)/g, '');
  const figures = [...bare.matchAll(/\d[\d.,]*/g)]
    .map(([text]) => Number(digits(text)))
    .filter((value) => value > 31 && !(value >= 1900 && value < 2100));
  expect(figures).toEqual([]);
});
