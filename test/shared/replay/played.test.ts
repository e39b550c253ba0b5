import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playedTurns } from '#shared/replay/played.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { hash } from '#shared/world/hash.ts';
import { each, NATIONS } from '#shared/world/terms.ts';

const record: MatchRecord = JSON.parse(
  readFileSync(new URL('../../corpus/2010-senkaku.json', import.meta.url), 'utf8'),
);

test('the orders of a record, people’s and bots’, bring the same worlds when nothing else is known of it', () => {
  const { turns, end } = playedTurns(record.setup, record.inputs);
  expect(turns).toHaveLength(record.hashes.length);
  let world = create(record.setup.scenario, record.setup.seed);
  for (const { orders, after } of turns) {
    const given = each(NATIONS, (nation) => orders[nation].map(({ order }) => order));
    world = resolve(world, given, { explain: false }).world;
    expect(hash(world)).toBe(hash(after.world));
  }
  expect(hash(end.world)).toBe(hash(world));
  for (const nation of NATIONS) expect(turns.some(({ orders }) => orders[nation].length > 0)).toBe(true);
});

test('an order that was not legal is there, and is called so', () => {
  const illegal = { kind: 'substitution', commodity: 'heavy', funds: 1_000_000 } as const;
  const [first] = playedTurns(record.setup, [
    { at: 0, input: { type: 'draft', seat: 'JPN', turn: 0, orders: [illegal] } },
    { at: 0, input: { type: 'end-turn', turn: 0 } },
  ]).turns;
  expect(first?.orders.JPN).toEqual([{ order: illegal, legal: false }]);
  expect(first?.after.world.nations.JPN.substitution.heavy.progress).toBe(0);
});
