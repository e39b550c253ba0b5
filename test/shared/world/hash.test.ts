import fc from 'fast-check';
import { expect, test } from 'vitest';
import { start } from '#shared/match/match.ts';
import { canonical, hash } from '#shared/world/hash.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { snapshotColumns } from '../../../server/journal/rows.ts';
import { setupOf } from '../../kit/host.ts';

/** The same data with the keys of every record the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  );
}

const odd = fc.constantFrom('é', '"', '\\', '\n', '\u2028', '10', '9', '', '__proto__', 'a b', '稀土');
const data = fc.jsonValue({ depthSize: 'medium', stringUnit: fc.oneof(odd, fc.string()) });

test('text of data reads back as that data, and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(data, (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(turned(value))).toBe(text);
    }),
  );
});

test('keys stand in the order of their letters, also those that look like numbers', () => {
  expect(canonical({ b: 1, 10: 2, 9: [{ z: null, a: undefined }], 'a"': 'x' })).toBe(
    '{"10":2,"9":[{"a":null,"z":null}],"a\\"":"x","b":1}',
  );
});

test('a stored match bears the hash of its world', () => {
  const match = start(setupOf([...NATIONS]));
  expect(snapshotColumns(match).hash).toBe(hash(match.world));
});
