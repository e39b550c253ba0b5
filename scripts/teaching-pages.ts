import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../client/i18n/languages.ts';
import { TERM_GROUPS } from '../client/panels/terms.ts';

const ROOT = join(import.meta.dirname, '..');

/** What the teaching pack quotes: the file of each, under the name by which a link calls it. */
export const QUOTED = {
  '2010-senkaku': 'shared/scenarios/2010-senkaku.json',
  '2025-today': 'shared/scenarios/2025-today.json',
  history: 'shared/history/2009-2020.json',
} as const;
export type Quoted = keyof typeof QUOTED;

const withSources = z.looseObject({ sources: z.record(z.string(), z.string()) });
const dictionary = z.record(z.string(), z.string());

const json = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** A file of sourced figures as it stands, with its list of sources. */
export const sourced = (from: Quoted): z.infer<typeof withSources> => withSources.parse(json(QUOTED[from]));

export const wordsIn = (language: Language): Record<string, string> =>
  dictionary.parse(json(`client/i18n/${language}.json`));

/** docs/teaching/sources.md: where the figures of the hand-outs come from, in the words of the game's own data. */
export function sourcesPage(): string {
  const names: Record<Quoted, string> = {
    '2010-senkaku': 'The world of 2010',
    '2025-today': 'The world of 2025',
    history: 'The record of 2009 to 2020',
  };
  return [
    '# Sources',
    '',
    'Figures in this pack bear a word in brackets: 97% (usgs). This page says what the word stands for. The figures are those of the game, and a test compares each with it. Written by `npm run teaching`.',
    '',
    ...quoted().flatMap((from) => [
      `## ${names[from]}`,
      '',
      `\`${QUOTED[from]}\``,
      '',
      ...Object.entries(sourced(from).sources).flatMap(([id, says]) => [
        `### ${from} ${id}`,
        '',
        `${says}.`,
        '',
      ]),
    ]),
  ].join('\n');
}

export const quoted = (): Quoted[] => ['2010-senkaku', '2025-today', 'history'];

/** The glossary of the game, for paper. */
export function glossaryPage(language: Language): string {
  const words = wordsIn(language);
  const say = (key: string): string => words[`glossary.${key}`] ?? '';
  return [
    `# ${say('title')}`,
    '',
    ...Object.entries(TERM_GROUPS).flatMap(([group, terms]) => [
      `## ${say(`group.${group}`)}`,
      '',
      ...terms.flatMap((term) => [`- **${say(term)}**: ${say(`${term}.says`)}`]),
      '',
    ]),
  ].join('\n');
}

export const pages = (): Map<string, string> =>
  new Map([
    ['docs/teaching/sources.md', sourcesPage()],
    ...LANGUAGES.map(({ id: language }): [string, string] => [
      `docs/teaching/handouts/${language}/glossary.md`,
      glossaryPage(language),
    ]),
  ]);
