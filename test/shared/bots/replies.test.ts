import { expect, test } from 'vitest';
import { reply } from '#shared/bots/replies.ts';
import {
  PHRASE_IDS,
  type Phrase,
  type PhraseId,
  phraseSchema,
  phraseText,
  slotsOf,
} from '#shared/match/phrases.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { view } from '#shared/world/view.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };

const filled = (id: PhraseId): Phrase => {
  const all = { good: 'light', nation: 'USA', region: 'AUS', turn: 3, tonnes: 100, price: 50 };
  return phraseSchema.parse({ id, ...Object.fromEntries(slotsOf(id).map((slot) => [slot, all[slot]])) });
};
const world = create('2010-senkaku', 7);

test('every phrase has words for exactly its blanks', () => {
  const words: Record<string, string> = en;
  for (const id of PHRASE_IDS) {
    const { key, values } = phraseText(filled(id));
    const blanks = [...(words[key] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect(new Set(blanks), id).toEqual(new Set(Object.keys(values)));
  }
});

test('bots answer what asks for an answer by a phrase that can be said, and let answers rest', () => {
  for (const bot of ['hawk', 'trader', 'planner'] as const)
    for (const id of PHRASE_IDS) {
      const answer = reply(view(world, 'CHN'), bot, 'JPN', filled(id));
      if (answer) expect(phraseSchema.safeParse(answer).success, `${bot} to ${id}`).toBe(true);
      if (id.startsWith('ask-')) expect(answer, id).not.toBeNull();
    }
  expect(reply(view(world, 'CHN'), 'hawk', 'JPN', { id: 'agreed' })).toBeNull();
});

test('they answer in character, and by what they think of who asks', () => {
  const friendly = clone(world);
  friendly.nations.EUR.standing.JPN = 60;
  const hostile = clone(world);
  hostile.nations.EUR.standing.JPN = -80;
  expect(reply(view(friendly, 'EUR'), 'trader', 'JPN', { id: 'ask-treaty' })).toEqual({ id: 'send-treaty' });
  expect(reply(view(hostile, 'EUR'), 'trader', 'JPN', { id: 'ask-treaty' })).toEqual({ id: 'no-trust' });
  expect(reply(view(friendly, 'EUR'), 'hawk', 'JPN', { id: 'warn-tariff' })).toEqual({ id: 'no-threats' });
  expect(reply(view(friendly, 'EUR'), 'trader', 'JPN', { id: 'warn-tariff' })).toEqual({ id: 'send-treaty' });
});

test('they deny what they do in secret', () => {
  const secretly = clone(world);
  secretly.quota.CHN = null;
  secretly.embargoes = [
    { by: 'CHN', target: 'JPN', commodity: 'light', severity: 0.4, since: 0, manner: 'deniable' },
  ];
  const ask: Phrase = { id: 'ask-lift', good: 'light' };
  expect(reply(view(secretly, 'CHN'), 'hawk', 'JPN', ask)).toEqual({ id: 'not-us' });
  const openly = clone(secretly);
  for (const one of openly.embargoes) one.manner = 'open';
  expect(reply(view(openly, 'CHN'), 'hawk', 'JPN', ask)).not.toEqual({ id: 'not-us' });
});
