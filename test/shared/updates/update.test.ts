import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { common, desk, publicTable } from '#shared/match/desk.ts';
import type { Update } from '#shared/protocol/messages.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import type { Json } from '#shared/updates/json.ts';
import { shown } from '#shared/updates/shown.ts';
import { HINTS } from '#shared/updates/twins.ts';
import { Hearing, read, Telling, written } from '#shared/updates/update.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { botMatch } from '../../kit/botmatch.ts';

const json = fc.jsonValue({ maxDepth: 5 }) as fc.Arbitrary<Json>;
/** Values of which one may have come from the other, and odd ones. */
const pair = fc.oneof(
  fc.tuple(json, json),
  json.chain((value) => fc.tuple(fc.constant(value), changed(value))),
);

/** A value with some of its parts replaced, dropped, added or put elsewhere. */
function changed(value: Json): fc.Arbitrary<Json> {
  if (Array.isArray(value))
    return fc
      .tuple(fc.shuffledSubarray([...value]), fc.array(json, { maxLength: 2 }))
      .map(([kept, more]) => [...kept, ...more]);
  if (typeof value === 'object' && value !== null)
    return fc
      .tuple(fc.shuffledSubarray(Object.entries(value)), fc.dictionary(fc.string(), json, { maxKeys: 2 }))
      .map(([kept, more]) => Object.fromEntries([...kept, ...Object.entries(more)]));
  if (typeof value === 'number') return fc.double({ noNaN: true }).map((by) => value + by);
  return json;
}

const exactly = (value: Json) => JSON.stringify(value, (_, one) => (Object.is(one, -0) ? '-0' : one));
const same = (was: Json | undefined, now: Json, beside?: Json) => {
  const first = written({ was: beside, hints: HINTS }, now); // from which the second part goes on
  const known = { was, hints: HINTS, beside, lore: first.memory.lore };
  expect(exactly(read({ was: beside, hints: HINTS }, first.bytes).now)).toBe(exactly(now));
  expect(exactly(read(known, written(known, now).bytes).now)).toBe(exactly(now));
};

describe('any value', () => {
  test('is read as it was written, with and without one before or beside, down to the order of keys', () => {
    fc.assert(
      fc.property(pair, ([was, now]) => {
        same(undefined, now);
        same(was, now);
        same(undefined, now, was);
      }),
      { numRuns: 400 },
    );
  });

  test.each<Json>([
    -0,
    0.1 + 0.2,
    5e-324,
    Number.MAX_VALUE,
    -(2 ** 53),
    1e21,
    31_940,
    '',
    '\u0000\uD800長い',
    { ['__proto__']: 1, constructor: [] },
    [[], [[]], {}],
    [1, 'a', 1, null, { id: 'x' }, { id: 'x' }],
  ])('%j comes through', (odd) => {
    same(undefined, odd);
    same([odd, 7], [7, odd]);
    same([7, odd], [odd, 7], [odd, odd, 7]);
    same({ a: odd }, { b: odd, a: 12.5 });
    same({ a: 12.5 }, { a: odd });
  });

  test('of which nothing has changed takes no more than a byte and its seal', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(written({ was: value, hints: HINTS }, value).bytes.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('bytes that nobody wrote', () => {
  const [first, second] = botMatch('2010-senkaku', 4).map((match) => shown(desk(match, 'JPN')));
  const known = { was: first, hints: HINTS };
  const { bytes } = written(known, second ?? null);

  test('are refused or read as something, and soon', () => {
    const torn = fc.nat({ max: bytes.length - 1 }).map((end) => bytes.slice(0, end));
    const wrong = fc
      .tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }))
      .map(([at, by]) => bytes.map((byte, index) => (index === at ? byte ^ by : byte)));
    fc.assert(
      fc.property(fc.oneof(torn, wrong, fc.uint8Array({ maxLength: 4000 })), fc.boolean(), (odd, fresh) => {
        try {
          JSON.stringify(read({ ...known, was: fresh ? undefined : first }, odd).now);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('do not take more room than a desk could', () => {
    for (const byte of [0, 0x55, 0xaa, 0xff])
      try {
        read({ was: undefined, hints: HINTS }, new Uint8Array(50_000).fill(byte));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
  });
});

describe.each([...SCENARIOS])('over a match of %s', (scenario) => {
  const matches = botMatch(scenario, 8);

  test('a player and somebody who watches are told every half-year what lies there, with no error that grows', () => {
    const [telling, hearing] = [new Telling(), new Hearing()];
    const [toAll, all] = [new Telling(), new Hearing()];
    for (const match of matches) {
      const own = desk(match, 'USA');
      expect(hearing.hear(telling.tell('desk', own, common(match)))).toEqual({ desk: shown(own) });
      const table = publicTable(match);
      expect(all.hear(toAll.tell('table', table, common(match)))).toEqual({ table: shown(table) });
    }
  });

  test('devices at one seat are told the same, and whoever comes later is told all', () => {
    const [one, other] = [new Telling(), new Telling()];
    const [a, b, , c] = matches.map((match) => [desk(match, 'EUR'), common(match)] as const);
    if (!a || !b || !c) throw new Error('a match has half-years');
    one.tell('desk', ...a);
    const late = other.tell('desk', ...b);
    expect(late[2]).toBe(0);
    one.tell('desk', ...b);
    const hearing = new Hearing();
    expect(hearing.hear(late)).toEqual({ desk: shown(b[0]) });
    const [mine, yours] = [one.tell('desk', ...c), other.tell('desk', ...c)];
    expect(yours[3]).toEqual(mine[3]);
    expect(hearing.hear(yours)).toEqual({ desk: shown(c[0]) });
  });

  test('what everybody is told is written once, and a seat is told besides what it alone knows', () => {
    const told = matches.map((match) => [match, common(match)] as const);
    const lines = NATIONS.map((nation) => ({ nation, telling: new Telling() }));
    for (const [match, open] of told) {
      const updates = lines.map(({ nation, telling }) => telling.tell('desk', desk(match, nation), open)[3]);
      const [first = new Uint8Array(), ...others] = updates;
      const alike = others.map((bytes) => bytes.findIndex((byte, at) => byte !== first[at]));
      const least = Math.min(...alike.map((at) => (at < 0 ? first.length : at)));
      // Even at its end, when every seat learns how it has done, most is common.
      expect(least, `of ${updates.map(({ length }) => length)} bytes`).toBeGreaterThan(first.length / 2);
    }
  });

  test('an update that does not go on from the last one is not heard, and what is whole is', () => {
    const [telling, hearing] = [new Telling(), new Hearing()];
    const updates = matches
      .slice(0, 4)
      .map((match): Update => telling.tell('desk', desk(match, 'CHN'), common(match)));
    const [first, second, third] = updates;
    const last = matches[3];
    if (!first || !second || !third || !last) throw new Error('a match has half-years');
    expect(hearing.hear(first)).not.toBeNull();
    expect(hearing.hear(third)).toBeNull();
    expect(hearing.held).toBe(0);
    expect(hearing.hear(second)).toBeNull();
    const again = telling.tell('desk', desk(last, 'CHN'), common(last), hearing.held);
    expect(again[2]).toBe(0);
    expect(hearing.hear(again)).not.toBeNull();
  });
});
