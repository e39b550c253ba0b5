import { coverTurns } from '../scoring/score.ts';
import { COMMODITIES, type Commodity } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import { type Achievement, firstTurn } from './achievement.ts';

/** A leap, as a multiple of the price before. */
const LEAP = 1.5;
/** Half-years in which a reserve must have proved cheap. */
const SOON = 4;
/** Half-years of use: 90 days. */
const CUSHION = 90 / 182.5;
/** A fever, and that it is over, as multiples of the price at first. */
const FEVER = 2;
const OVER = 1.25;

const priceOf = ({ nation, world }: View, good: Commodity) => world.market.price[good][nation] ?? 0;

/** Bought a reserve before the price leapt. */
export const calmBuyer: Achievement = (story) =>
  firstTurn(story, ({ orders, before }, index) =>
    orders.some(
      (order) =>
        order.kind === 'stockpile' &&
        order.tonnes > 0 &&
        story.turns
          .slice(index, index + SOON)
          .some(({ after }) => priceOf(after, order.commodity) >= LEAP * priceOf(before, order.commodity)),
    ),
  );

/** Had enough in store when a price leapt. */
export const cushion: Achievement = (story) =>
  firstTurn(
    story,
    ({ before, after }) =>
      coverTurns(before.world, before.nation) >= CUSHION &&
      COMMODITIES.some((good) => priceOf(after, good) >= LEAP * priceOf(before, good)),
  );

/** Bought no reserve in the fever, and saw it pass. */
export const coolHead: Achievement = (story) => {
  const [first] = story.turns;
  if (!first) return null;
  const turns = COMMODITIES.flatMap((good) => {
    const usual = priceOf(first.before, good);
    const hot = story.turns.filter(({ before }) => priceOf(before, good) >= FEVER * usual);
    const bought = hot.some(({ orders }) =>
      orders.some((order) => order.kind === 'stockpile' && order.commodity === good && order.tonnes > 0),
    );
    const [began] = hot;
    const over = story.turns.find(
      ({ turn, after }) => began && turn > began.turn && priceOf(after, good) <= OVER * usual,
    );
    return over && !bought ? [over.turn] : [];
  });
  return turns.length > 0 ? Math.min(...turns) : null;
};
