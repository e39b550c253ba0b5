import { expect, test } from 'vitest';
import { player } from '#shared/replay/player.ts';
import { checkSignature } from '../../../client/replay/signature.ts';
import { OUR_KEY, signed, turnEveryByte } from '../../../scripts/tamper/flips.ts';
import { record } from '../../kit/record.ts';

const file = signed(record);
const written = JSON.stringify(file);
const keysOf = async (text: string) =>
  (await player.check(text, checkSignature)).faults.map(({ key: is }) => is);

test('a file as a server writes it is without fault, in any layout, and says who signed it', async () => {
  for (const text of [written, JSON.stringify(file, null, 2)])
    expect(await player.check(text, checkSignature)).toMatchObject({
      faults: [],
      signed: { known: true, certificate: { match: 'a-match', key: OUR_KEY } },
      turns: 4,
    });
});

test('an unsigned file is without fault, and nobody vouches for it', async () => {
  const text = JSON.stringify({ ...file, certificate: null });
  expect(await player.check(text, checkSignature)).toMatchObject({ faults: [], signed: null });
});

test('a seed is opened with the salt that kept it secret; another one has another hash', async () => {
  const hashOf = async (seed: number, salt?: string) => {
    const setup = { ...record.setup, seed, ...(salt === undefined ? {} : { salt }) };
    return (await player.check(JSON.stringify({ ...file, setup }), checkSignature)).commitment;
  };
  const told = await hashOf(7, 'ab'.repeat(16));
  expect(told).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashOf(7, 'ab'.repeat(16))).toBe(told);
  expect(await hashOf(8, 'ab'.repeat(16))).not.toBe(told);
  expect(await hashOf(7, 'cd'.repeat(16))).not.toBe(told);
  expect(await hashOf(7)).toBeNull();
});

const other = { ...record, hashes: record.hashes.with(2, 'f'.repeat(64)) };
const later = record.inputs.map((entry) => ({ ...entry, at: entry.at + 1 }));
test.each<[string, object, string[]]>([
  ['a forged result, signed again', signed(other), ['verify.differs']],
  ['a forged result', { ...file, hashes: other.hashes }, ['verify.differs', 'verify.digest']],
  ['inputs a moment later, which change no world', { ...file, inputs: later }, ['verify.digest']],
  ['another last world', signed(record, 'a'.repeat(64)), ['verify.final']],
  [
    'another match named',
    { ...file, certificate: { ...file.certificate, match: 'b' } },
    ['verify.signature'],
  ],
  ['other rules', { ...file, setup: { ...file.setup, rules: '0' } }, ['verify.rules', 'verify.digest']],
  [
    'a scenario that is not here',
    { ...file, setup: { ...file.setup, scenario: '3010-senkaku' } },
    ['verify.scenario', 'verify.digest'],
  ],
  ['an order of no kind', { ...file, inputs: [{ at: 0, input: { type: 'bribe' } }] }, ['verify.shape']],
  ['a field too many', { ...file, note: 1 }, ['verify.shape']],
])('%s is found, and named', async (_, forged, faults) => {
  expect(await keysOf(JSON.stringify(forged))).toEqual(faults);
});

test('the place of a fault is said', async () => {
  const [shape] = (await player.check(JSON.stringify({ ...file, hashes: [1] }), checkSignature)).faults;
  expect(shape?.values.path).toEqual({ is: 'name', text: 'hashes.0' });
  const refused = { ...file, inputs: file.inputs.toSpliced(1, 1) };
  const [fault] = (await player.check(JSON.stringify(refused), checkSignature)).faults;
  expect(fault?.values).toMatchObject({ number: { value: 1 }, input: { value: 2 } });
});

/** `npm run tamper` does the same to a whole match of bots. */
test('no byte of the file can be turned without being found', async () => {
  const { bytes, tried, missed } = await turnEveryByte(file, 1);
  expect(tried).toBeGreaterThan(bytes);
  expect(missed).toEqual([]);
}, 120_000);
