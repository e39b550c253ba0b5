import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../client/i18n/languages.ts';

const FOLDER = join(import.meta.dirname, '../../../client/i18n');
const read = (id: string): Record<string, string> =>
  JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8'));

const PLURAL = /_(zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(PLURAL, '');
const gaps = (text: string) => [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([gap]) => gap).sort();

const english = read('en');
const plurals = new Set(
  Object.keys(english)
    .filter((key) => PLURAL.test(key))
    .map(stem),
);

/** What may be the same in any language: figures, signs and names. */
const wordless = (text: string) => !/\p{L}{3,}.*\s.*\p{L}{3,}/u.test(text.replace(/\{\{[^}]*\}\}/g, ''));

/** Sentences that are rightly the same as in English, by language. */
const SAME: Record<string, readonly string[]> = {};

/** What is wrong with a language file beside the English one. */
function faults(words: Record<string, string>, id: string, locale: string): string[] {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const expected = Object.keys(english)
    .filter((key) => !PLURAL.test(key))
    .concat([...plurals].flatMap((one) => forms.map((form) => `${one}_${form}`)));
  const missing = expected.filter((key) => !(key in words)).map((key) => `missing: ${key}`);
  const known = new Set(expected);
  const extra = Object.keys(words)
    .filter((key) => !known.has(key))
    .map((key) => `unknown: ${key}`);
  const wrong = Object.entries(words).flatMap(([key, text]) => {
    const model = english[key] ?? english[`${stem(key)}_other`] ?? '';
    const wanted = gaps(model).filter((gap) => gap !== '{{count}}' || !PLURAL.test(key));
    const given = gaps(text).filter((gap) => gap !== '{{count}}' || !PLURAL.test(key));
    return [
      ...(wanted.join() === given.join() ? [] : [`gaps: ${key}: ${given} for ${wanted}`]),
      ...(text.trim() === '' ? [`empty: ${key}`] : []),
      ...(id !== 'en' && text === model && !wordless(text) && !(SAME[id] ?? []).includes(key)
        ? [`English: ${key}`]
        : []),
    ];
  });
  return [...missing, ...extra, ...wrong];
}

describe.each(LANGUAGES)('$name', ({ id, locale }) => {
  it('says everything that English says, with the same gaps and its own plurals', () => {
    expect(faults(read(id), id, locale)).toEqual([]);
  });

  it('has a name and a locale that numbers can be written in', () => {
    expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale]);
  });
});

describe('the list of languages', () => {
  it('has every file there is, and no other', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
    expect(LANGUAGES.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
  });
});

describe('a faulty file is caught', () => {
  const one =
    Object.keys(english).find((key) => gaps(english[key] ?? '').length === 1 && !PLURAL.test(key)) ?? '';
  const plural = [...plurals][0] ?? '';
  const without = (key: string) =>
    Object.fromEntries(Object.entries(english).filter(([name]) => name !== key));

  it.each([
    ['a missing word', without(one), 'en', `missing: ${one}`],
    ['a missing plural', without(`${plural}_one`), 'en', `missing: ${plural}_one`],
    ['a plural that French needs', english, 'fr', `missing: ${plural}_many`],
    ['a plural that Japanese has not', english, 'ja', `unknown: ${plural}_one`],
    ['a lost gap', { ...english, [one]: 'x' }, 'en', `gaps: ${one}:  for ${gaps(english[one] ?? '')}`],
    ['an empty word', { ...english, 'action.close': ' ' }, 'en', 'empty: action.close'],
    ['a sentence left in English', english, 'de', 'English: home.story'],
  ])('%s', (_, words, id, fault) => {
    expect(faults(words, id, id)).toContain(fault);
  });
});
