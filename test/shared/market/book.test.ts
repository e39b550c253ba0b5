import { describe, expect, test } from 'vitest';
import {
  type Book,
  bookOf,
  marginal,
  marketsOf,
  missing,
  shortages,
  stepTonnes,
} from '#shared/market/book.ts';
import { sum } from '#shared/numbers.ts';
import type { Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, GOODS, type Good, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const nobody = (orders: Partial<Record<NationId, Order[]>> = {}) =>
  each(NATIONS, (nation) => orders[nation] ?? []);

/** Worlds after some turns, one of them with an embargo that prices buyers out. */
function worlds(): World[] {
  const halt: Order[] = [
    { kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0.9, manner: 'open' },
    { kind: 'quota', tonnes: 6000 },
  ];
  return ['2010-senkaku', '2025-today'].flatMap((scenario) => {
    const first = resolve(create(scenario, 7), nobody(), { explain: false }).world;
    let held = resolve(create(scenario, 7), nobody({ CHN: halt }), { explain: false }).world;
    for (let turn = 0; turn < 2; turn++) held = resolve(held, nobody(), { explain: false }).world;
    return [first, held];
  });
}

const books = (world: World): Book[] =>
  GOODS.flatMap((good) =>
    [...marketsOf(world, good), 'outside'].map((scope) => bookOf(view(world, 'JPN').world, good, scope)),
  );

describe('the order book of a market', () => {
  const all = worlds().flatMap(books);

  test('serves a need or prices it out, and nothing in between', () => {
    for (const { bids } of all)
      for (const bid of bids) expect(bid.traded + missing(bid)).toBeCloseTo(bid.whole, 6);
    expect(all.some((book) => shortages(book).length > 0)).toBe(true);
  });

  test('ends at the price: what the last tonne is worth to a sector that wants more is what it costs', () => {
    let checked = 0;
    for (const { bids } of all)
      for (const bid of bids) {
        if (bid.who.is !== 'sector' || missing(bid) < 1 || bid.traded < 1) continue;
        expect(marginal(bid, true) / bid.local).toBeCloseTo(1, 3);
        checked += 1;
      }
    expect(checked).toBeGreaterThan(20);
  });

  test('sells what it buys, the stock of companies closing the balance', () => {
    for (const { good, scope, bids, asks } of all) {
      const bought = sum(bids, (one) => one.traded);
      const sold = sum(asks, (one) => one.traded);
      expect([good, scope, Math.abs(bought - sold) <= 0.01 * bought + 1]).toEqual([good, scope, true]);
    }
  });

  test('takes nothing from a seller that asks more than the price, and all from one that asks far less', () => {
    for (const { asks } of all)
      for (const ask of asks) {
        if (ask.who.is !== 'plant' && ask.who.is !== 'recycled') continue;
        if (ask.first > ask.local * 1.001) expect(ask.traded).toBeLessThan(0.5);
        if (marginal(ask, false, ask.whole) < ask.local * 0.999) expect(ask.traded).toBeCloseTo(ask.whole, 1);
      }
  });

  test('trades at its own price what it traded', () => {
    for (const book of all)
      for (const bid of book.bids)
        if (bid.who.is === 'sector' && bid.traded > 1)
          expect(stepTonnes(bid, true, book.price, book) / bid.traded).toBeCloseTo(1, 2);
  });

  test('says that Chinese goods are held back from the target of an embargo, and from nobody else', () => {
    const [, , , world] = worlds();
    if (!world) throw new Error('no world');
    const chinese = (nation: NationId) =>
      bookOf(view(world, 'JPN').world, 'heavy', nation).asks.find(
        ({ who }) => who.is === 'shipped' && who.from === 'CHN' && who.manner === 'open',
      );
    expect(chinese('JPN')?.held).toBe(true);
    expect(chinese('EUR')?.held).toBe(false);
  });

  test('does not part what another state bought in secret from what companies did', () => {
    const world = create('2010-senkaku', 7);
    const buys = resolve(
      world,
      nobody({ USA: [{ kind: 'stockpile', commodity: 'light', tonnes: 500, limit: 200 }] }),
      { explain: false },
    ).world;
    const kinds = (reader: NationId, good: Good) =>
      bookOf(view(buys, reader).world, good, 'USA').bids.map(({ who }) => who.is);
    expect(kinds('USA', 'light')).toContain('stockpile');
    expect(kinds('JPN', 'light')).not.toContain('stockpile');
  });
});
