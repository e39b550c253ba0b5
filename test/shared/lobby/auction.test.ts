import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auctioned, type Bid, type Bids, isBest, MOST_BID, pricesOf } from '#shared/lobby/auction.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';

const bid = (CHN: number, JPN: number, USA: number, EUR: number): Bid => ({ CHN, JPN, USA, EUR });

/** Bids that often tie, and bids of every size. */
const points = fc.oneof(fc.nat(3), fc.nat(MOST_BID));
const bids = fc.tuple(points, points, points, points).map((of) => bid(...of));
const table = fc.array(bids, { minLength: 1, maxLength: 4 });
const seed = fc.nat(2_147_483_647);

/** The bids by the seats they got, with what each costs. */
function held(of: readonly Bid[], by: number) {
  const got = auctioned(
    of.map((one, id) => ({ id, bid: one })),
    by,
  );
  const opened: Bids = Object.fromEntries(got.map(({ nation, bid: one }) => [nation, one]));
  const prices = pricesOf(opened);
  return { got, opened, price: (nation: NationId) => prices[nation] ?? 0 };
}

describe('seats and prices', () => {
  test.each<{ what: string; of: Bid[]; seats: NationId[]; prices: number[] }>([
    {
      what: 'each wants another seat: nobody pays',
      of: [bid(9, 0, 0, 0), bid(0, 8, 0, 0), bid(0, 0, 7, 0), bid(0, 0, 0, 6)],
      seats: ['CHN', 'JPN', 'USA', 'EUR'],
      prices: [0, 0, 0, 0],
    },
    {
      what: 'two want one seat and nothing else: it costs what the other bid',
      of: [bid(12, 0, 0, 0), bid(7, 0, 0, 0)],
      seats: ['CHN'],
      prices: [7],
    },
    {
      what: 'the other has nearly as good a seat: it costs the difference',
      of: [bid(12, 0, 0, 0), bid(10, 9, 0, 0)],
      seats: ['CHN', 'JPN'],
      prices: [1, 0],
    },
    {
      what: 'who bids less for the best seat gets it where the sum is greater so',
      of: [bid(20, 18, 0, 0), bid(15, 3, 0, 0)],
      seats: ['JPN', 'CHN'],
      prices: [0, 2],
    },
    {
      what: 'three crowd two seats: the one left out sets the price of both',
      of: [bid(10, 10, 0, 0), bid(10, 10, 0, 0), bid(4, 4, 0, 0)],
      seats: [],
      prices: [],
    },
    { what: 'one alone gets the best for nothing', of: [bid(1, 2, 9, 3)], seats: ['USA'], prices: [0] },
  ])('$what', ({ of, seats, prices }) => {
    const { got, price } = held(of, 1);
    for (const [index, nation] of seats.entries()) {
      expect(got[index]?.nation).toBe(nation);
      expect(price(nation)).toBe(prices[index]);
    }
    if (seats.length === 0)
      expect([price('CHN'), price('JPN'), got[2]?.nation && price(got[2].nation)]).toEqual([4, 4, 0]);
  });
});

test('everybody has a seat of their own, and no other way to sit is worth more', () => {
  fc.assert(
    fc.property(table, seed, (of, by) => {
      const { got, opened } = held(of, by);
      expect(got.map(({ id }) => id)).toEqual(of.map((_, index) => index));
      expect(new Set(got.map(({ nation }) => nation)).size).toBe(of.length);
      expect(isBest(opened)).toBe(true);
      // Whoever swaps, or moves to an empty seat, makes the sum no greater.
      const worth = (id: number, nation: NationId) => of[id]?.[nation] ?? 0;
      for (const one of got)
        for (const nation of NATIONS) {
          const other = got.find((two) => two.nation === nation);
          const before = worth(one.id, one.nation) + (other && other !== one ? worth(other.id, nation) : 0);
          const after = worth(one.id, nation) + (other && other !== one ? worth(other.id, one.nation) : 0);
          expect(after).toBeLessThanOrEqual(before);
        }
    }),
  );
});

test('nobody pays more than they bid, or would rather have another seat at its price', () => {
  fc.assert(
    fc.property(table, seed, (of, by) => {
      const { got, price } = held(of, by);
      for (const { nation, bid: own } of got) {
        expect(price(nation)).toBeGreaterThanOrEqual(0);
        expect(price(nation)).toBeLessThanOrEqual(own[nation]);
        for (const other of NATIONS)
          expect(own[nation] - price(nation)).toBeGreaterThanOrEqual(own[other] - price(other));
      }
    }),
  );
});

test('nobody gains by bidding otherwise than what the seats are worth to them', () => {
  fc.assert(
    fc.property(table, bids, seed, seed, (of, lie, by, otherwise) => {
      const [honest] = of;
      if (!honest) return;
      const gain = ({ got, price }: ReturnType<typeof held>) => {
        const nation = got[0]?.nation ?? 'CHN';
        return honest[nation] - price(nation);
      };
      expect(gain(held([lie, ...of.slice(1)], otherwise))).toBeLessThanOrEqual(gain(held(of, by)));
    }),
  );
});

test('ties are decided by the seed: the same one sits all alike, others otherwise', () => {
  const nothing = [bid(0, 0, 0, 0), bid(0, 0, 0, 0), bid(0, 0, 0, 0), bid(0, 0, 0, 0)];
  const firsts = Array.from({ length: 60 }, (_, by) => held(nothing, by).got[0]?.nation);
  expect(Array.from({ length: 60 }, (_, by) => held(nothing, by).got[0]?.nation)).toEqual(firsts);
  expect(new Set(firsts)).toEqual(new Set(NATIONS));
});

test('seats that went against the bids are found out', () => {
  expect(isBest({ CHN: bid(1, 9, 0, 0), JPN: bid(9, 1, 0, 0) })).toBe(false);
  expect(isBest({ JPN: bid(1, 9, 0, 0), CHN: bid(9, 1, 0, 0) })).toBe(true);
  expect(isBest({ USA: bid(5, 0, 0, 0) })).toBe(false); // China was free
  expect(isBest({})).toBe(true);
});
