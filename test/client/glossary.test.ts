import { expect, test } from 'vitest';
import en from '../../client/i18n/en.json' with { type: 'json' };
import { SEE, TERMS } from '../../client/panels/terms.ts';

const words: Record<string, string> = en;

test('every term has a name and a plain sentence, and leads only to others', () => {
  const missing = TERMS.flatMap((one) => [`glossary.${one}`, `glossary.${one}.says`]).filter(
    (key) => !words[key],
  );
  expect(missing).toEqual([]);
  for (const [term, others] of Object.entries(SEE)) expect(others).not.toContain(term);
});

test('the glossary has no word for a term that is not in it', () => {
  const said = Object.keys(words).flatMap((key) => /^glossary\.(.+)\.says$/.exec(key)?.[1] ?? []);
  expect(said.filter((one) => !TERMS.some((term) => term === one))).toEqual([]);
});
