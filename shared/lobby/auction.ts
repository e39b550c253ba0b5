import { sum } from '../numbers.ts';
import { draw, stream } from '../random.ts';
import { NATIONS, type NationId } from '../world/terms.ts';

/**
 * Seats that people bid for, by the rule of Vickrey, Clarke and Groves. Seats go so that the bids for them add up to
 * the most. Who gets one pays what the others would have bid more for their seats without them: at most their own bid,
 * and nothing for a seat that nobody else wants. So to bid what a seat is worth to one is never worse than any other
 * bid, and with bids like that nobody would rather have another's seat at its price (Leonard 1983).
 */

/** The most points of a score that can be bid for one seat: nations part further than that only by bad play. */
export const MOST_BID = 40;

/** What somebody bids for each seat, in whole points of their score. */
export type Bid = Record<NationId, number>;

/** The bids of all people at a match, by the seat each got. */
export type Bids = Partial<Record<NationId, Bid>>;

/** Points that go off the score at each seat that somebody got. */
export type Prices = Partial<Record<NationId, number>>;

/** Who gets which seat; where several ways are worth the same, one is drawn by lot. */
export function auctioned<Id>(
  bidders: readonly { id: Id; bid: Bid }[],
  seed: number,
): { id: Id; bid: Bid; nation: NationId }[] {
  const bids = bidders.map(({ bid }) => bid);
  const all = waysFor(bids.length);
  const most = Math.max(...all.map((way) => worth(bids, way)));
  const best = all.filter((way) => worth(bids, way) === most);
  const way = best[Math.floor(draw(stream(seed, 'seats')) * best.length)] ?? [];
  return bidders.flatMap(({ id, bid }, index) => {
    const nation = way[index];
    return nation ? [{ id, bid, nation }] : [];
  });
}

/** What each seat costs that somebody got, in whole points. */
export function pricesOf(bids: Bids = {}): Prices {
  const held = holders(bids);
  return Object.fromEntries(
    held.map(([nation]) => {
      const others = held.filter(([other]) => other !== nation);
      return [nation, most(others.map(([, bid]) => bid)) - sum(others, ([seat, bid]) => bid[seat])];
    }),
  );
}

/** Whether seats went so that the bids add up to the most. */
export const isBest = (bids: Bids): boolean => {
  const held = holders(bids);
  return sum(held, ([seat, bid]) => bid[seat]) === most(held.map(([, bid]) => bid));
};

const holders = (bids: Bids): [NationId, Bid][] =>
  NATIONS.flatMap((nation): [NationId, Bid][] => {
    const bid = bids[nation];
    return bid ? [[nation, bid]] : [];
  });

/** The most that these bids can add up to, each for a seat of its own. */
const most = (bids: readonly Bid[]): number =>
  Math.max(...waysFor(bids.length).map((way) => worth(bids, way)));

const worth = (bids: readonly Bid[], way: readonly NationId[]): number =>
  way.reduce((total, nation, index) => total + (bids[index]?.[nation] ?? 0), 0);

/** Every way in which so many people can sit down, at most 24. */
function waysFor(people: number): NationId[][] {
  if (people === 0) return [[]];
  return waysFor(people - 1).flatMap((way) =>
    NATIONS.filter((nation) => !way.includes(nation)).map((nation) => [...way, nation]),
  );
}
