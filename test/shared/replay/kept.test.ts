import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ReplayFile } from '#shared/replay/file.ts';
import { KEPT, playerOf } from '#shared/replay/kept.ts';
import { player } from '#shared/replay/player.ts';
import type { Moment } from '#shared/replay/reel.ts';
import { RULES } from '#shared/world/rules.ts';
import { NATIONS } from '#shared/world/terms.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };
import { checkSignature } from '../../../client/replay/signature.ts';
import { fetchKept, HOME, moduleOf } from '../../../scripts/rules/module.ts';
import { signed } from '../../../scripts/tamper/flips.ts';
import { record } from '../../kit/record.ts';

/** Records from before rules 5 were never handed out. */
const FIRST = 5;
const ENDED = Array.from({ length: Number(RULES) - FIRST }, (_, index) => String(FIRST + index));

const recordBy = (version: string) =>
  readFileSync(new URL(`../../corpus/older/${version}.json`, import.meta.url), 'utf8');

async function olderPlayer(written: string) {
  const found = await playerOf(written, fetchKept);
  if (!found.ok) throw new Error(found.why.key);
  expect(found.player).not.toBe(player);
  return found.player;
}
const faultsOf = async (written: string) =>
  (await (await olderPlayer(written)).check(written, checkSignature)).faults.map(({ key }) => key);

/** Whoever raises RULES first runs `npm run rules:keep -- HEAD` (docs/replay.md). */
test('every version before today’s is kept, and nothing else', () => {
  expect(Object.keys(KEPT)).toEqual(ENDED);
  const modules = readdirSync(HOME).filter((name) => name !== 'table.json');
  expect(modules).toEqual(ENDED.map((version) => `${version}.mjs.br`));
});

describe.each(Object.entries(KEPT))('rules %s', (version, kept) => {
  const written = recordBy(version);
  const file: ReplayFile = JSON.parse(written);

  test('are the ones that were kept; others do not run', () => {
    expect(moduleOf(version, kept).length).toBeGreaterThan(0);
    expect(() => moduleOf(version, { ...kept, sha256: 'ab'.repeat(32) })).toThrow('not those that were kept');
  });

  test('need nothing beside them', () => {
    const code = moduleOf(version, kept).toString();
    expect(code).not.toMatch(/\bimport\s*[({*"'`]|\bimport\.meta\b/);
  });

  test('find a record of theirs without fault', async () => {
    expect(file.setup.rules).toBe(version);
    const checked = await (await olderPlayer(written)).check(written, checkSignature);
    expect(checked).toMatchObject({ faults: [], turns: file.hashes.length, hash: file.hashes.at(-1) });
  });

  test('show it as today’s page needs it, in words that it has', async () => {
    const { opened, moment, csv } = (await olderPlayer(written)).show(written);
    if (!opened.ok) throw new Error(opened.code);
    const { turns } = opened.feature;
    expect(opened.feature.rules).toBe(version);
    expect(csv().split('\n')[0]).toBe(
      player
        .show(JSON.stringify(signed(record)))
        .csv()
        .split('\n')[0],
    );
    for (let at = 0; at <= turns; at++)
      for (const eyes of ['all', ...NATIONS] as const) {
        const shown = moment(at, eyes, 'JPN');
        expect(shown && fieldsOf(shown)).toEqual(expect.arrayContaining(today));
        expect(keysIn(shown).filter((key) => !(key in words))).toEqual([]);
      }
    expect(keysIn(opened.feature).filter((key) => !(key in words))).toEqual([]);
  });

  test('find what was changed', async () => {
    expect(
      await faultsOf(JSON.stringify({ ...file, hashes: file.hashes.with(0, 'f'.repeat(64)) })),
    ).toContain('verify.differs');
    expect(await faultsOf(JSON.stringify({ ...file, note: 1 }))).toEqual(['verify.shape']);
  });
});

const words: Record<string, string> = en;

/** What today's page is told of a moment: of the desk, and of the world that is seen from it. */
const fieldsOf = ({ desk, ...moment }: Moment): string[] => [
  ...Object.keys(moment),
  ...Object.keys(desk).map((field) => `desk.${field}`),
  ...Object.keys(desk.view.world).map((field) => `world.${field}`),
];
const todays = player.show(JSON.stringify(signed(record))).moment(1, 'JPN', 'JPN');
const today = todays ? fieldsOf(todays) : ['no moment'];

/** The keys of all sentences in it. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'key' in value && 'values' in value && typeof value.key === 'string' ? [value.key] : [];
  return [...own, ...Object.values(value).flatMap(keysIn)];
}

describe('a match of four half-years by rules 5, signed by a server of then', () => {
  const written = recordBy('5');
  const file: ReplayFile = JSON.parse(written);
  const { setup, inputs, hashes, certificate } = file;

  test('is vouched for', async () => {
    const checked = await (await olderPlayer(written)).check(written, checkSignature);
    expect(checked).toMatchObject({
      signed: { known: true, certificate: { match: 'by-rules-5' } },
      turns: 4,
    });
    expect(checked.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<[string, object, string[]]>([
    ['another seed', { setup: { ...setup, seed: 6 } }, ['verify.refused', 'verify.digest']],
    ['an input too few', { inputs: inputs.slice(0, -1) }, ['verify.length', 'verify.digest']],
    [
      'inputs a moment later',
      { inputs: inputs.map((one) => ({ ...one, at: one.at + 1 })) },
      ['verify.digest'],
    ],
    [
      'another result',
      { hashes: hashes.with(3, 'a'.repeat(64)) },
      ['verify.differs', 'verify.digest', 'verify.final'],
    ],
    ['another match named', { certificate: { ...certificate, match: 'b' } }, ['verify.signature']],
    ['an order of no kind', { inputs: [{ at: 0, input: { type: 'bribe' } }] }, ['verify.shape']],
  ])('%s is found, and named', async (_, change, faults) => {
    expect(await faultsOf(JSON.stringify({ ...file, ...change }))).toEqual(faults);
  });

  test('as one by today’s rules it is found too', async () => {
    const forged = JSON.stringify({ ...file, setup: { ...setup, rules: RULES } });
    const found = await playerOf(forged, fetchKept);
    expect(found).toEqual({ ok: true, player });
    expect((await player.check(forged, checkSignature)).faults.map(({ key }) => key)).toContain(
      'verify.digest',
    );
  });
});

describe('rules that are not here', () => {
  const by = (rules: string) => JSON.stringify({ ...signed(record), setup: { ...record.setup, rules } });
  const why = { theirs: { is: 'name' }, ours: { is: 'name', text: RULES } };

  test.each([
    ['newer than ours', '99', 'verify.rules-newer'],
    ['from before records were handed out', '1', 'verify.rules'],
    ['of no version', 'toString', 'verify.rules'],
  ])('%s: it is said which, and what to do', async (_, rules, key) => {
    expect(await playerOf(by(rules), fetchKept)).toMatchObject({ ok: false, why: { key, values: why } });
  });

  test('kept, but out of reach', async () => {
    const fetch = () => Promise.reject(new Error('no network'));
    expect(await playerOf(by('5'), fetch)).toMatchObject({ ok: false, why: { key: 'verify.rules-away' } });
  });

  test.each(['', '{', '[]', '{"setup":{}}', '{"setup":{"rules":5}}'])(
    'a file that names none (%s) goes to ours, which say what is wrong with it',
    async (written) => {
      expect(await playerOf(written, fetchKept)).toEqual({ ok: true, player });
    },
  );
});
