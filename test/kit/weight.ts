import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../client/i18n/languages.ts';

const BUILT = fileURLToPath(new URL('../../dist/client', import.meta.url));
const ASSETS = join(BUILT, 'assets');

/** Scripts of pages that stand apart from a match: no player loads them before or in one. */
const APART = [
  'teacher',
  'lobby',
  'debrief',
  'replay',
  'account',
  'away',
  'moderation',
  'ranking',
  'tournaments',
];
/** Those of them whose words travel in files of their own, and how some of these words begin. */
const OWN_WORDS: Record<string, string> = {
  teacher: 'teach.deed.',
  debrief: 'debrief.',
  replay: 'replay.',
  account: 'account.',
  away: 'away.',
  moderation: 'moderate.',
  tournaments: 'tournament.',
};

/** Bytes of JavaScript as they travel (Brotli), worker scripts included, for a reader of English. */
export interface Weight {
  home: number; // what the first screen loads
  all: number; // what a player may load, from the first screen to the end of a match
  apart: Record<string, number>; // what one page that stands apart adds
}

/** Weighs what the last build made. */
export function weight(): Weight {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'));
  const named = (name: string) => scripts.filter((one) => one.startsWith(`${name}-`));
  const foreign = LANGUAGES.filter(({ id }) => id !== 'en').flatMap(({ id }) => named(id));
  const words = named('en').map((name) => ({ name, text: readFileSync(join(ASSETS, name), 'utf8') }));
  const wordsOf = (page: string) =>
    words
      .filter(({ text }) => OWN_WORDS[page] && text.includes(`"${OWN_WORDS[page]}`))
      .map(({ name }) => name);
  const apart = new Map(APART.map((name) => [name, [...named(name), ...wordsOf(name)]]));
  // Rules that have ended come one version at a time, with a file that was played by them.
  const ended = scripts.filter((name) => /^rules-\d+-/.test(name));
  const rest = new Set([...foreign, ...ended, ...[...apart.values()].flat()]);
  return {
    home: size(withImports(entry())),
    all: size(scripts.filter((name) => !rest.has(name))),
    apart: Object.fromEntries([...apart].map(([name, files]) => [name, size(files)])),
  };
}

const size = (names: Iterable<string>): number =>
  [...names].reduce((total, name) => total + statSync(join(ASSETS, `${name}.br`)).size, 0);

/** The script that the page starts with. */
export function entry(): string {
  return /src="\/assets\/([^"]+\.js)"/.exec(readFileSync(join(BUILT, 'index.html'), 'utf8'))?.[1] ?? '';
}

/** A script of the page and all that it imports before it runs. */
export function withImports(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  const text = readFileSync(join(ASSETS, name), 'utf8');
  for (const [, found] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    if (found) withImports(found, known);
  return known;
}
