import { type Achievement, firstTurn } from './achievement.ts';

/** Half-years a promise must have been kept. */
const KEPT = 6;
/** Share of need that may go without. */
const LITTLE = 0.03;
/** A match of so many half-years is long enough to go wrong. */
const LONG = 8;
/** Share of the world's mining that China must have lost. */
const LOST = 0.08;
/** Points above the reference bot. */
const ABOVE = 5;

/** Kept a treaty for years without a breach. */
export const keptWord: Achievement = (story) =>
  firstTurn(story, ({ after: { nation, world } }) =>
    world.treaties.some(
      ({ parties, from, until, state, breaches }) =>
        parties.includes(nation) &&
        (state === 'in-force' || state === 'fulfilled') &&
        Math.min(world.turn, until) - from >= KEPT &&
        !breaches.some(({ by }) => by === nation),
    ),
  );

/** Won a case at the World Trade Organization. */
export const byTheRules: Achievement = (story) =>
  firstTurn(story, ({ after: { nation, world } }) =>
    world.disputes.some(
      ({ complainants, decided, state }) =>
        complainants.includes(nation) && decided !== null && state !== 'dismissed' && state !== 'pending',
    ),
  );

/** As China, used the lever and saw rivals open mines. */
export const rivalBred: Achievement = (story) => {
  const share = story.turns[0]?.before.world.history.at(-1)?.chinaMining ?? 0;
  return firstTurn(story, ({ after: { nation, world } }, index) => {
    const used = story.turns
      .slice(0, index + 1)
      .flatMap(({ orders }) => orders)
      .some(
        (order) =>
          (order.kind === 'embargo' && order.severity > 0) ||
          (order.kind === 'quota' && order.tonnes !== null),
      );
    return nation === 'CHN' && used && (world.history.at(-1)?.chinaMining ?? 1) <= share - LOST;
  });
};

/** Kept everybody at home supplied from the first half-year to the last. */
export const allServed: Achievement = ({ nation, turns, score }) => {
  const last = turns.at(-1);
  if (!last || !score || turns.length < LONG) return null;
  const served = last.after.world.history
    .filter(({ turn }) => turn >= 0)
    .every(({ unserved }) => unserved[nation] <= LITTLE);
  return served ? last.turn : null;
};

/** Did better than the reference bot in the same seat. */
export const abovePar: Achievement = ({ turns, score }) =>
  score && score.total >= score.par + ABOVE ? (turns.at(-1)?.turn ?? null) : null;
