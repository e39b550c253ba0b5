import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOrders, KINDS, type Order, subject, suggest } from '#shared/orders/index.ts';
import { mend } from '#shared/orders/mend.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';

const start = create('2010-senkaku', 7);
const of = (nation: NationId, treasury?: number): View => {
  const seen = structuredClone(view(start, nation));
  if (treasury !== undefined) seen.world.nations[nation].treasury = treasury;
  return seen;
};
const research = (commodity: 'light' | 'heavy' | 'bulk', funds = 10): Order => ({
  kind: 'substitution',
  commodity,
  funds,
});
const level = (n: number): Order => ({ kind: 'recycling', level: n });

describe('the way to mend an illegal order', () => {
  test.each<[string, NationId, Order, object]>([
    [
      'as much of an embargo as goes without the law',
      'CHN',
      { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.9, manner: 'open' },
      { severity: 0.6 },
    ],
    [
      'delays that can be denied',
      'CHN',
      { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.9, manner: 'deniable' },
      { severity: 0.45, manner: 'deniable' },
    ],
    ['the lowest quota without the law', 'CHN', { kind: 'quota', tonnes: 1000 }, { tonnes: 7805 }],
    [
      'what the seller asks',
      'JPN',
      { kind: 'offtake', seller: 'MYS', commodity: 'light', tonnes: 500, price: 5, turns: 6 },
      { tonnes: 500, turns: 6 },
    ],
    ['the next level', 'EUR', level(2), { level: 1 }],
    [
      'what is in stock',
      'JPN',
      { kind: 'stockpile', commodity: 'light', tonnes: -900, limit: 20 },
      { limit: 20 },
    ],
    ['the highest subsidy', 'JPN', { kind: 'subsidy', stage: 'magnet', share: 1 }, { stage: 'magnet' }],
  ])('is %s', (_, nation, order, part) => {
    const way = mend(of(nation), [order], 0);
    expect(way).toMatchObject({ how: 'change', order: { kind: order.kind, ...part } });
    expect(checkOrders(of(nation), way?.orders ?? [order])).toEqual([{ ok: true }]);
  });

  test('is a smaller one where money is short', () => {
    const way = mend(of('JPN', 30), [research('heavy', 50)], 0);
    expect(way).toMatchObject({ how: 'change', order: { funds: 30 } });
  });

  test('is to drop a lesser order where points are short, or money can’t be cut', () => {
    const draft = [research('light'), research('heavy', 20), research('bulk', 30), level(2)];
    expect(mend(of('JPN', 500), draft, 3)).toMatchObject({
      how: 'drop',
      order: research('light'),
      orders: draft.slice(1),
    });
    const poor = [research('light'), level(2)];
    expect(mend(of('JPN', 35), poor, 1)).toMatchObject({ how: 'drop', orders: [level(2)] });
  });

  test('is another of its kind where the place is wrong, and to leave it out where nothing else is left', () => {
    expect(mend(of('JPN'), [{ kind: 'build-mine', site: 'mountain-pass' }], 0)).toMatchObject({
      how: 'other',
    });
    expect(mend(of('JPN'), [{ kind: 'quota', tonnes: 10_000 }], 0)).toEqual({
      how: 'leave-out',
      order: { kind: 'quota', tonnes: 10_000 },
      orders: [],
    });
    const twice = [research('light'), research('light', 20)];
    expect(mend(of('JPN'), twice, 1)?.orders.length).toBeLessThanOrEqual(2);
  });

  test('is none for a legal order', () => {
    expect(mend(of('JPN'), [level(2)], 0)).toBeNull();
  });

  test('makes whatever is wrong with a draft right, one order after the other', () => {
    const views = NATIONS.flatMap((nation) => [of(nation), of(nation, 60), of(nation, 0)]);
    const numbers = fc.dictionary(
      fc.constantFrom(
        'tonnes',
        'price',
        'funds',
        'share',
        'rate',
        'severity',
        'capacity',
        'level',
        'finance',
      ),
      fc.constantFrom(0, 0.3, 0.9, 1, 3, 40, 900, 9000),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...views),
        fc.array(fc.tuple(fc.nat(), fc.nat(3), numbers), { minLength: 1, maxLength: 6 }),
        (seen, wishes) => {
          const draft = wishes.flatMap(([kind, idea, odd]): Order[] => {
            const ideas = NATIONS.flatMap((nation) =>
              suggest(of(nation), KINDS[kind % KINDS.length] ?? 'quota'),
            );
            const one = ideas[idea % Math.max(1, ideas.length)];
            if (!one) return [];
            const changed = Object.fromEntries(Object.entries(odd).filter(([name]) => name in one));
            return [{ ...one, ...changed }];
          });
          let orders = draft;
          for (let round = 0; round < 40; round++) {
            const at = checkOrders(seen, orders).findIndex(({ ok }) => !ok);
            if (at < 0) return;
            const way = mend(seen, orders, at);
            if (!way) throw new Error('an illegal order without a mend');
            if (way.how === 'change' || way.how === 'other')
              expect(checkOrders(seen, way.orders)[way.orders.indexOf(way.order)]).toEqual({ ok: true });
            if (way.how === 'drop') expect(way.orders).toHaveLength(orders.length - 1);
            orders = way.orders;
          }
          throw new Error(`never legal: ${JSON.stringify(orders.map(subject))}`);
        },
      ),
      { numRuns: 150 },
    );
  });
});
