import { expect, test } from 'vitest';
import { OWN_SOURCES, sourceOf } from '#shared/provenance/sources.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { create } from '#shared/world/create.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };

const words: Record<string, string> = en;

test.each(SCENARIOS)('the project’s own words in %s are those that the page says in English', (scenario) => {
  const world = create(scenario, 1);
  for (const own of OWN_SOURCES)
    expect(sourceOf(world, own)).toMatchObject({ own, words: words[`source.${own}`] });
});

test('a published work is named in its own language', () => {
  expect(sourceOf(create('2010-senkaku', 1), 'wto')).toMatchObject({
    own: null,
    words: 'WTO disputes DS431, DS432, DS433',
  });
});
