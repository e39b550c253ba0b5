import { expect, test } from 'vitest';
import { type Entry, type Input, type MatchSetup, start } from '#shared/match/match.ts';
import { type MatchRecord, replay, verify } from '#shared/replay/record.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';

const setup: MatchSetup = {
  rules: RULES,
  scenario: '2010-senkaku',
  seed: 7,
  turns: 4,
  people: ['EUR'],
  clock: 30,
  started: 5000,
};
const inputs: Entry[] = [
  research(0, 6000),
  { at: 7000, input: { type: 'seal', seat: 'EUR', turn: 0 } },
  research(1, 8000),
  { at: 37_000, input: { type: 'time-up', turn: 1 } },
  { at: 38_000, input: { type: 'seal', seat: 'EUR', turn: 2 } },
  { at: 39_000, input: { type: 'seal', seat: 'EUR', turn: 3 } },
];

function research(turn: number, at: number): Entry {
  return {
    at,
    input: {
      type: 'draft',
      seat: 'EUR',
      turn,
      orders: [{ kind: 'substitution', commodity: 'heavy', funds: 5 }],
    },
  };
}

const played = replay(setup, inputs);
if (!played.ok) throw new Error(played.reason);
const record: MatchRecord = { setup, inputs, hashes: played.hashes };

/** The record with one input changed. */
const tampered = (place: number, change: (input: Input) => Input): MatchRecord => ({
  ...record,
  inputs: inputs.map((entry, index) => (index === place ? { ...entry, input: change(entry.input) } : entry)),
});

test('a true record verifies, also after a journey as JSON', () => {
  expect(verify(record)).toMatchObject({ ok: true, match: { world: { turn: 4 } } });
  expect(verify(JSON.parse(JSON.stringify(record)))).toEqual(verify(record));
});

test('the hashes are those of the worlds, one for each turn', () => {
  expect(record.hashes).toHaveLength(4);
  expect(new Set([hash(start(setup).world), ...record.hashes]).size).toBe(5);
  expect(record.hashes.at(-1)).toBe(hash(played.match.world));
});

test('a record of a match that goes on verifies as far as it goes', () => {
  const half = { setup, inputs: inputs.slice(0, 3), hashes: record.hashes.slice(0, 1) };
  expect(verify(half)).toMatchObject({ ok: true, match: { world: { turn: 1 } } });
});

test.each<[string, MatchRecord, number, RegExp]>([
  ['another seed', { ...record, setup: { ...setup, seed: 8 } }, 0, /differs/],
  ['another scenario', { ...record, setup: { ...setup, scenario: '2025-today' } }, 0, /differs/],
  ['other rules', { ...record, setup: { ...setup, rules: '0' } }, 0, /rules 0/],
  [
    'a changed order',
    tampered(2, (input) => ({ ...input, type: 'draft', seat: 'EUR', orders: [] })),
    1,
    /differs/,
  ],
  ['a missing seal', { ...record, inputs: inputs.slice(0, -1) }, 3, /differs/],
  ['a turn skipped', { ...record, inputs: inputs.toSpliced(1, 1) }, 0, /refused: wrong-turn/],
  [
    'a bell rung early',
    { ...record, inputs: inputs.with(3, { at: 36_999, input: { type: 'time-up', turn: 1 } }) },
    1,
    /refused: wrong-turn/,
  ],
  ['a bot’s seat played', tampered(1, () => ({ type: 'seal', seat: 'CHN', turn: 0 })), 0, /refused: no-seat/],
  ['a changed hash', { ...record, hashes: record.hashes.with(2, 'ff') }, 2, /differs/],
  ['a hash too many', { ...record, hashes: [...record.hashes, 'ff'] }, 4, /differs/],
])('%s is found', (_, forged, turn, reason) => {
  expect(verify(forged)).toEqual({ ok: false, turn, reason: expect.stringMatching(reason) });
});
