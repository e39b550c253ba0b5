import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CODES = ['en', 'de', 'fr', 'ja', 'zh', 'es'];
const ICONS = ['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png', 'apple-touch-icon.png'];
const FACE = /@font-face\s*\{[^}]*\}/g;

type Words = Record<string, string>;
const wordsOf = async (code: string): Promise<Words> =>
  JSON.parse(await readFile(here(`../client/i18n/${code}.json`), 'utf8'));

/**
 * Tells the service worker which files the page consists of, and which of them only readers of one language need;
 * and writes the manifests by which browsers install it.
 */
export const offline: Plugin = {
  name: 'offline',
  // Of the game's page alone: other pages built with its settings keep nothing.
  apply: ({ root }, { command }) => command === 'build' && root === here('../client'),
  buildStart() {
    // A service worker keeps its address: it is how a browser finds the next version.
    this.emitFile({ type: 'chunk', id: here('../client/offline/service.ts'), fileName: 'service.js' });
  },
  async writeBundle({ dir = '' }) {
    const words = Object.fromEntries(
      await Promise.all(CODES.map(async (code) => [code, await wordsOf(code)] as const)),
    );
    for (const [code, own] of Object.entries(words))
      await writeFile(join(dir, `manifest-${code}.webmanifest`), JSON.stringify(manifest(code, own)));
    const names = (await readdir(join(dir, 'assets'))).filter((name) => !/\.(?:br|gz|woff)$/.test(name));
    const sheets = await Promise.all(
      names
        .filter((name) => name.endsWith('.css'))
        .map(async (name) => ({ name, css: await readFile(join(dir, 'assets', name), 'utf8') })),
    );
    const han = sheets.filter(({ css }) => css.includes('noto-sans'));
    const core = names.filter(
      (name) =>
        !name.endsWith('.woff2') &&
        !/^(?:pseudo|rules)-/.test(name) && // words that are none, and rules that few ask for
        !CODES.some((code) => name.startsWith(`${code}-`)) &&
        !han.some((sheet) => sheet.name === name),
    );
    const languages = Object.fromEntries(
      CODES.map((code) => {
        const type = HAN[code];
        const own = sheets.filter((sheet) => !han.includes(sheet) || (type && sheet.css.includes(type)));
        const text = Object.values(words[code] ?? {}).join('');
        return [
          code,
          [
            ...names.filter((name) => name.startsWith(`${code}-`)),
            ...own.filter((sheet) => han.includes(sheet)).map(({ name }) => name),
            ...own.flatMap(({ css }) => facesFor(css, text)),
          ].map((name) => `/assets/${name}`),
        ];
      }),
    );
    const page = createHash('sha256')
      .update(await readFile(join(dir, 'index.html')))
      .digest('hex');
    const files = {
      page,
      core: [...core.map((name) => `/assets/${name}`), ...ICONS.map((name) => `/${name}`)],
      languages,
    };
    const service = join(dir, 'service.js');
    const code = await readFile(service, 'utf8');
    const version = createHash('sha256')
      .update(JSON.stringify(files))
      .update(code)
      .digest('hex')
      .slice(0, 16);
    await writeFile(service, `const OFFLINE=${JSON.stringify({ version, ...files })};${code}`);
  },
};

/** By this the style sheet of a language's type is known. */
const HAN: Words = { ja: 'noto-sans-jp', zh: 'noto-sans-sc' };

/** The files of type that these words need, beside the letters of any page. */
export function facesFor(css: string, text: string): string[] {
  const needed = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0));
  for (let ascii = 0x20; ascii < 0x7f; ascii++) needed.add(ascii);
  return (css.match(FACE) ?? []).flatMap((face) => {
    const file = /([^/(]+\.woff2)/.exec(face)?.[1];
    if (!file) return [];
    const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1];
    return !ranges || ranges.split(',').some((range) => meets(range.trim(), needed)) ? [file] : [];
  });
}

/** Whether a range such as U+4e00-9fff, U+26 or U+4?? has one of these letters. */
function meets(range: string, letters: ReadonlySet<number>): boolean {
  const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
  const [first, last] = [
    Number.parseInt(from.replaceAll('?', '0'), 16),
    Number.parseInt(to.replaceAll('?', 'f'), 16),
  ];
  for (const letter of letters) if (letter >= first && letter <= last) return true;
  return false;
}

const icon = (src: string, sizes: string, purpose: string, type = 'image/png') => ({
  src,
  sizes,
  type,
  purpose,
});

const manifest = (code: string, words: Words) => ({
  id: '/',
  lang: code,
  dir: 'ltr',
  name: 'Lanthanide',
  short_name: 'Lanthanide',
  description: words['home.about'],
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#0E1C25',
  theme_color: '#0E1C25',
  categories: ['games', 'education'],
  icons: [
    icon('/icon-192.png', '192x192', 'any'),
    icon('/icon-512.png', '512x512', 'any'),
    icon('/icon-maskable-512.png', '512x512', 'maskable'),
    icon('/icon.svg', 'any', 'any', 'image/svg+xml'),
  ],
  shortcuts: [{ name: words['home.solo'], url: '/#play' }],
});
