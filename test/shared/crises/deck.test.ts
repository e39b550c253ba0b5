import { describe, expect, test } from 'vitest';
import { CardError, readDeck } from '#shared/crises/card.ts';

const card = () => ({
  id: 'flood',
  precedent: { name: 'A flood', date: '2020-08-18', source: 'paper' },
  cast: { by: 'nation', of: ['CHN'] },
  asks: ['nation'],
  weight: 1,
  effects: [{ kind: 'fear', at: 'importers', by: [0, 0.1] }],
  responses: [
    { id: 'act', manner: 'invest', cost: 10, effects: [{ kind: 'money', of: 'self', by: [-20, -10] }] },
    { id: 'wait', manner: 'wait', effects: [] },
  ],
  otherwise: 'wait',
});
const deck = (change: object) => ({
  sources: { paper: 'A newspaper of that day' },
  cards: [{ ...card(), ...change }],
});
const fault = (change: object): string => {
  try {
    readDeck(deck(change), 'test');
  } catch (error) {
    if (error instanceof CardError) return error.message;
    throw error;
  }
  return 'none';
};

describe('a deck', () => {
  test('is read, with what may be left out filled in', () => {
    const [read] = readDeck(deck({}), 'test').cards;
    expect(read?.rest).toBe(8);
    expect(read?.responses[1]?.cost).toBe(0);
  });

  test.each<[string, object, RegExp]>([
    ['without a precedent', { precedent: undefined }, /cards\.0\.precedent/],
    ['without a source', { precedent: { name: 'A flood', date: '2020' } }, /precedent\.source/],
    [
      'with a source that is not in the list',
      { precedent: { name: 'A flood', date: '2020', source: 'rumour' } },
      /precedent\.source: no source "rumour"/,
    ],
    [
      'with a vague date',
      { precedent: { name: 'A flood', date: 'last year', source: 'paper' } },
      /precedent\.date: write a date as/,
    ],
    ['with one response', { responses: [card().responses[1]] }, /responses/],
    ['with five', { responses: Array.from({ length: 5 }, () => card().responses[1]) }, /responses/],
    ['with a default that is none of them', { otherwise: 'pray' }, /otherwise: no response "pray"/],
    ['with a default that costs money', { otherwise: 'act' }, /otherwise: must cost nothing/],
    [
      'with an effect nobody knows',
      { effects: [{ kind: 'meteor', at: 'world', by: [0, 1] }] },
      /cards\.0\.effects\.0\.kind/,
    ],
    [
      'with a range upside down',
      { effects: [{ kind: 'fear', at: 'all', by: [0.2, 0.1] }] },
      /effects\.0\.by: put the low end first/,
    ],
    [
      'with an effect out of bounds',
      { effects: [{ kind: 'outage', at: 'site', by: [0.5, 1.5], turns: [1, 1] }] },
      /effects\.0\.by/,
    ],
    ['with a role nobody plays', { asks: ['everyone'] }, /asks/],
    ['with a field too many', { colour: 'red' }, /colour/],
  ])('%s is refused', (_, change, message) => {
    expect(fault(change)).toMatch(message);
  });

  test('with a card twice is refused', () => {
    const twice = { ...deck({}), cards: [card(), card()] };
    expect(() => readDeck(twice, 'test')).toThrow(/cards\.1\.id: "flood" is there twice/);
  });
});
