import { COMMODITIES } from '../world/terms.ts';
import { type Achievement, firstTurn } from './achievement.ts';

/** Part of the dependence at the start that is left. */
const LEFT = 2 / 3;
/** Milestones of research in so many metals. */
const METALS = 2;
/** Highest level of the recycling programme. */
const FULL = 3;

/** Brought the dependence on China down by a third, for two half-years running. */
export const lessDependent: Achievement = (story) => {
  const dependence = (turn: number) =>
    story.turns.at(-1)?.after.world.history.find((one) => one.turn === turn);
  return firstTurn(story, ({ turn, after: { nation, world } }) => {
    if (nation === 'CHN') return false;
    const limit = LEFT * world.nations[nation].start.dependence;
    return [turn - 1, turn].every((one) => (dependence(one)?.dependence[nation] ?? 1) <= limit);
  });
};

/** Took the recycling programme to its end. */
export const urbanMine: Achievement = (story) =>
  firstTurn(
    story,
    ({ before, after }) =>
      before.world.nations[before.nation].recycling < FULL &&
      after.world.nations[after.nation].recycling >= FULL,
  );

/** Came to need less of two metals by research. */
export const doWithout: Achievement = (story) => {
  const [first] = story.turns;
  return firstTurn(story, ({ after: { nation, world } }) => {
    const then = first?.before.world.nations[nation].substitution;
    const better = COMMODITIES.filter(
      (good) => world.nations[nation].substitution[good].level > (then?.[good].level ?? 0),
    );
    return better.length >= METALS;
  });
};

/** Saw a mine or plant at work that this government had paid for. */
export const longWait: Achievement = (story) => {
  const [first] = story.turns;
  const working = new Set(
    first?.before.world.sites.filter(({ phase }) => phase === 'operation').map(({ id }) => id),
  );
  return firstTurn(story, ({ after: { nation, world } }) =>
    world.sites.some(
      ({ id, owner, phase, output }) =>
        owner === nation && phase === 'operation' && output > 0 && !working.has(id),
    ),
  );
};

/** Lent to a plant abroad for its goods, and got them. */
export const firstBuyer: Achievement = (story) =>
  firstTurn(story, ({ after: { nation, world } }, index) =>
    story.turns
      .slice(0, index + 1)
      .flatMap(({ orders }) => orders)
      .some(
        (order) =>
          order.kind === 'offtake' &&
          (order.finance ?? 0) > 0 &&
          world.contracts.some(
            ({ buyer, seller, commodity, delivered }) =>
              buyer === nation && seller === order.seller && commodity === order.commodity && delivered > 0,
          ),
      ),
  );
