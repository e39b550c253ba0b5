import { describe, expect, test } from 'vitest';
import { type Input, start } from '#shared/match/match.ts';
import { fork, type MatchRecord, replay, verify } from '#shared/replay/record.ts';
import { hash } from '#shared/world/hash.ts';
import { ended, inputs, record, research, setup } from '../../kit/record.ts';

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
  expect(record.hashes.at(-1)).toBe(hash(ended.world));
});

test('a record of a match that goes on verifies as far as it goes', () => {
  const half = { setup, inputs: inputs.slice(0, 3), hashes: record.hashes.slice(0, 1) };
  expect(verify(half)).toMatchObject({ ok: true, match: { world: { turn: 1 } } });
});

test.each<[string, MatchRecord, number, string]>([
  ['another seed', { ...record, setup: { ...setup, seed: 8 } }, 0, 'verify.differs'],
  ['another scenario', { ...record, setup: { ...setup, scenario: '2025-today' } }, 0, 'verify.differs'],
  ['other rules', { ...record, setup: { ...setup, rules: '0' } }, 0, 'verify.rules'],
  [
    'a changed order',
    tampered(2, (input) => ({ ...input, type: 'draft', seat: 'EUR', orders: [] })),
    1,
    'verify.differs',
  ],
  ['a missing seal', { ...record, inputs: inputs.slice(0, -1) }, 3, 'verify.length'],
  ['a turn skipped', { ...record, inputs: inputs.toSpliced(1, 1) }, 0, 'verify.refused'],
  [
    'a bell rung early',
    { ...record, inputs: inputs.with(3, { at: 36_999, input: { type: 'time-up', turn: 1 } }) },
    1,
    'verify.refused',
  ],
  ['a bot’s seat played', tampered(1, () => ({ type: 'seal', seat: 'CHN', turn: 0 })), 0, 'verify.refused'],
  ['a changed hash', { ...record, hashes: record.hashes.with(2, 'ff') }, 2, 'verify.differs'],
  ['a hash too many', { ...record, hashes: [...record.hashes, 'ff'] }, 4, 'verify.length'],
])('%s is found', (_, forged, turn, key) => {
  expect(verify(forged)).toMatchObject({ ok: false, turn, why: { key } });
});

describe('a fork', () => {
  test('stands where the turn began, without what came after', () => {
    for (const turn of [0, 1, 3]) {
      const forked = fork(record, turn);
      if (!forked.ok) throw new Error(forked.why.key);
      expect(forked.match.world.turn).toBe(turn);
      expect(forked.match.seats.EUR.draft).toEqual([]);
      const verified = verify(forked.record);
      expect(verified).toMatchObject({ ok: true, match: { world: forked.match.world } });
      expect(forked.record.hashes).toEqual(record.hashes.slice(0, turn));
    }
  });

  test('goes on as the match did when the same is done, and otherwise when not', () => {
    const forked = fork(record, 2);
    if (!forked.ok) throw new Error(forked.why.key);
    const { setup: same, inputs: kept } = forked.record;
    const again = replay(same, [...kept, ...inputs.slice(kept.length)]);
    expect(again.ok && again.hashes).toEqual(record.hashes);
    const other = replay(same, [...kept, research(2, 37_500), ...inputs.slice(kept.length)]);
    expect(other.ok && other.hashes.slice(0, 2)).toEqual(record.hashes.slice(0, 2));
    expect(other.ok && other.hashes[2]).not.toBe(record.hashes[2]);
  });

  test('is refused where the record does not reach, or does not fit', () => {
    expect(fork(record, 5)).toMatchObject({ ok: false, turn: 4 });
    expect(fork({ ...record, hashes: ['else', ...record.hashes.slice(1)] }, 2)).toMatchObject({
      ok: false,
      turn: 0,
    });
  });
});
