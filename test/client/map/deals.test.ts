import { describe, expect, test } from 'vitest';
import { checkOrders, parseOrder } from '#shared/orders/index.ts';
import { type Connecting, connect, type Gesture } from '../../../client/map/connect.ts';
import { offerOn } from '../../../client/map/deals.ts';
import { viewAfter } from '../../kit/worlds.ts';

const japan = viewAfter(4, 'JPN');
const china = viewAfter(4, 'CHN');

/** The way that a row of gestures ends in. */
function drawn(gestures: Gesture[]) {
  let now: Connecting | null = null;
  for (const gesture of gestures) {
    const { next, way } = connect(now, gesture);
    if (way) return way;
    now = next;
  }
  return null;
}

const WAYS: Record<string, Gesture[]> = {
  drag: [
    { is: 'pull', from: 'IND' },
    { is: 'over', region: null },
    { is: 'over', region: 'JPN' },
    { is: 'end', region: 'JPN' },
  ],
  taps: [
    { is: 'begin', from: 'IND' },
    { is: 'end', region: null }, // a tap on the sea
    { is: 'end', region: 'JPN' },
  ],
  keyboard: [
    { is: 'begin', from: 'IND' },
    { is: 'over', region: 'CHN' },
    { is: 'over', region: 'JPN' },
    { is: 'end', region: 'JPN' },
  ],
};

describe('a way from country to country', () => {
  test('offers the same orders by drag, by taps and by keyboard', () => {
    const offers = Object.values(WAYS).map((gestures) => {
      const way = drawn(gestures);
      return way && JSON.stringify(offerOn(japan, [], way.from, way.to));
    });
    expect(offers[0]).toContain('"kind":"offtake"');
    expect(new Set(offers).size).toBe(1);
  });

  test('is let go by Escape, and by a drop on the sea or where it began', () => {
    for (const last of [
      { is: 'cancel' },
      { is: 'end', region: null },
      { is: 'end', region: 'IND' },
    ] as Gesture[])
      expect(drawn([{ is: 'pull', from: 'IND' }, last, { is: 'end', region: 'JPN' }])).toBeNull();
  });
});

describe('deals between two countries', () => {
  test('are orders that can be given, those that may be given now first', () => {
    for (const [view, other] of [
      [japan, 'USA'],
      [japan, 'IND'],
      [china, 'JPN'],
      [china, 'EUR'],
    ] as const)
      for (const [from, to] of [
        [view.nation, other],
        [other, view.nation],
      ] as const) {
        const offer = offerOn(view, [], from, to);
        if (!offer.ok) throw new Error(offer.why);
        expect(offer.deals.length).toBeGreaterThan(0);
        const legal = offer.deals.map(({ verdict }) => verdict.ok);
        expect(legal).toEqual([...legal].sort((a, b) => Number(b) - Number(a)));
        for (const { order, verdict } of offer.deals) {
          expect(parseOrder(order).ok).toBe(true);
          expect(checkOrders(view, [order])[0]).toEqual(verdict);
        }
      }
  });

  test('begin with what the seller can stop when we ship, and with what we can buy when it ships', () => {
    const kinds = (from: string, to: string) => {
      const offer = offerOn(china, [], from, to);
      return offer.ok ? offer.deals.filter(({ verdict }) => verdict.ok).map(({ order }) => order.kind) : [];
    };
    expect(kinds('CHN', 'JPN')[0]).toBe('embargo');
    expect(kinds('JPN', 'CHN')[0]).not.toBe('embargo');
  });

  test('are ours alone, and need a government on the other side', () => {
    expect(offerOn(japan, [], 'CHN', 'USA')).toEqual({ ok: false, why: 'not-ours' });
    expect(offerOn(japan, [], 'JPN', 'JPN')).toEqual({ ok: false, why: 'same' });
    expect(offerOn(japan, [], 'ROW', 'JPN')).toEqual({ ok: false, why: 'nobody' });
  });

  test('know of the draft: what is in it is not told as new', () => {
    const offer = offerOn(china, [], 'CHN', 'JPN');
    const first = offer.ok ? offer.deals.find(({ order }) => order.kind === 'embargo') : undefined;
    if (!first) throw new Error('no embargo on offer');
    const again = offerOn(china, [first.order], 'CHN', 'JPN');
    const same = (again.ok ? again.deals : []).filter(
      ({ order }) => JSON.stringify(order) === JSON.stringify(first.order),
    );
    expect(same.map(({ verdict }) => verdict.ok)).toEqual([false]);
  });
});
