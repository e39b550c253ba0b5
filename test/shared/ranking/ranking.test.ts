import { describe, expect, test } from 'vitest';
import { draw, stream } from '#shared/random.ts';
import { exp } from '#shared/ranking/exp.ts';
import { chances, rated } from '#shared/ranking/plackett.ts';
import {
  type Belief,
  carried,
  faded,
  isProvisional,
  NEW_SEAT,
  NEWCOMER,
  PROVISIONAL,
  type Rating,
  shown,
} from '#shared/ranking/rating.ts';
import { type SeatTerms, settled } from '#shared/ranking/seats.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';

const lot = stream(7, 'ranking');
const below = (count: number) => Math.floor(draw(lot) * count);

/** What the seats of the synthetic scenario are really worth, in logits. */
const ADVANTAGE: Record<NationId, number> = { CHN: 0.7, JPN: -0.4, USA: 0.1, EUR: -0.4 };
const PLAYERS = 120;
const MATCHES = 3_000;

/** Skills as in a normal distribution of one logit. */
const skills = Array.from(
  { length: PLAYERS },
  () => Math.sqrt(-2 * Math.log(1 - draw(lot))) * Math.cos(2 * Math.PI * draw(lot)),
);

/** Four seats in the order of a match between these skills, by the law of Plackett and Luce. */
function play(worth: readonly number[]): number[] {
  const left = worth.map((_, index) => index);
  const order: number[] = [];
  while (left.length > 0) {
    let point = draw(lot) * left.reduce((total, one) => total + Math.exp(worth[one] ?? 0), 0);
    const at = left.findIndex((one) => {
      point -= Math.exp(worth[one] ?? 0);
      return point <= 0;
    });
    order.push(...left.splice(at < 0 ? left.length - 1 : at, 1));
  }
  return order;
}

/** A season of synthetic players: beliefs at its end, and for its second half what was expected and what came. */
function season() {
  const beliefs: Belief[] = skills.map(() => NEWCOMER);
  let seats: SeatTerms = each(NATIONS, () => NEW_SEAT);
  const seen: { nation: NationId; chance: number; won: number }[] = [];
  for (let match = 0; match < MATCHES; match++) {
    const people = NATIONS.slice(0, match % 3 === 0 ? 2 + below(2) : 4); // bots at the other seats
    const table: number[] = [];
    while (table.length < people.length) {
      const one = below(PLAYERS);
      if (!table.includes(one)) table.push(one);
    }
    const at = (index: number) => people[index] ?? 'CHN';
    const order = play(table.map((player, index) => (skills[player] ?? 0) + ADVANTAGE[at(index)]));
    const entrants = table.map((player, index) => ({
      skill: beliefs[player] ?? NEWCOMER,
      seat: seats[at(index)],
      place: order.indexOf(index) + 1,
    }));
    if (match > MATCHES / 2)
      for (const [index, chance] of chances(entrants).entries())
        seen.push({ nation: at(index), chance, won: order[0] === index ? 1 : 0 });
    for (const [index, after] of rated(entrants).entries()) {
      beliefs[table[index] ?? 0] = after.skill;
      seats = { ...seats, [at(index)]: after.seat };
    }
    seats = settled(seats);
  }
  return { beliefs, seats, seen };
}

const ranks = (values: readonly number[]) =>
  values.map((value) => values.filter((other) => other < value).length);
const mean = (values: readonly number[]) => values.reduce((total, one) => total + one, 0) / values.length;

describe('synthetic players of known skill', () => {
  const { beliefs, seats, seen } = season();

  test('are ranked as they are good: rank correlation above 0.9', () => {
    const [known, found] = [ranks(skills), ranks(beliefs.map((one) => one.mean))];
    const middle = (PLAYERS - 1) / 2;
    const both = mean(known.map((rank, index) => (rank - middle) * ((found[index] ?? 0) - middle)));
    const spread = mean(known.map((rank) => (rank - middle) * (rank - middle)));
    expect(both / spread).toBeGreaterThan(0.9);
  });

  test('win as often as was expected of them, in every range of chances', () => {
    for (const [low, high] of [
      [0, 0.1],
      [0.1, 0.2],
      [0.2, 0.35],
      [0.35, 0.5],
      [0.5, 0.7],
      [0.7, 1],
    ] as const) {
      const range = seen.filter(({ chance }) => chance >= low && chance < high);
      expect(range.length, `${low}`).toBeGreaterThan(100);
      const off = mean(range.map(({ won }) => won)) - mean(range.map(({ chance }) => chance));
      expect(Math.abs(off), `chances from ${low} to ${high}`).toBeLessThan(0.05);
    }
  });

  test('lie as often as expected within twice the doubt that is stated', () => {
    const within = beliefs.filter(
      ({ mean: found, variance }, index) => Math.abs(found - (skills[index] ?? 0)) < 2 * Math.sqrt(variance),
    );
    expect(within.length / PLAYERS).toBeGreaterThan(0.9);
  });

  test('gain nothing by the seat they get, once its term is learnt', () => {
    for (const nation of NATIONS) {
      expect(Math.abs(seats[nation].mean - ADVANTAGE[nation]), nation).toBeLessThan(0.2);
      const own = seen.filter((one) => one.nation === nation);
      const off = mean(own.map(({ won, chance }) => won - chance));
      expect(Math.abs(off), nation).toBeLessThan(0.03);
    }
    expect(NATIONS.reduce((total, nation) => total + seats[nation].mean, 0)).toBeCloseTo(0, 10);
  });
});

describe('one match', () => {
  const newcomer = (place: number) => ({ skill: NEWCOMER, seat: NEW_SEAT, place });

  test('raises the first, lowers the last, and makes all surer', () => {
    const after = rated([1, 2, 3, 4].map(newcomer)).map(({ skill }) => skill);
    const means = after.map((one) => one.mean);
    expect(means).toEqual([...means].sort((a, b) => b - a));
    expect(means[0]).toBeGreaterThan(0);
    expect(means[3]).toBeLessThan(0);
    for (const { variance } of after) expect(variance).toBeLessThan(NEWCOMER.variance);
  });

  test('moves those who tie alike, and nobody when equals tie at every place', () => {
    const [one, other, last] = rated([newcomer(1), newcomer(1), newcomer(3)]);
    expect(one?.skill.mean).toBeCloseTo(other?.skill.mean ?? Number.NaN, 12);
    expect(one?.skill.mean).toBeGreaterThan(last?.skill.mean ?? Number.NaN);
    for (const { skill } of rated([1, 1, 1, 1].map(newcomer))) expect(skill.mean).toBeCloseTo(0, 12);
  });

  test('tells less where the better one won, as was to be expected', () => {
    const strong = { ...NEWCOMER, mean: 2 };
    const gain = (first: Belief, second: Belief) =>
      (rated([
        { skill: first, seat: NEW_SEAT, place: 1 },
        { skill: second, seat: NEW_SEAT, place: 2 },
      ])[0]?.skill.mean ?? 0) - first.mean;
    expect(gain(strong, NEWCOMER)).toBeLessThan(gain(NEWCOMER, NEWCOMER));
    expect(gain(NEWCOMER, strong)).toBeGreaterThan(gain(NEWCOMER, NEWCOMER));
  });
});

describe('time', () => {
  const DAY = 86_400_000;
  const settledRating: Rating = { mean: 1, variance: 0.1, games: 30, at: 0 };

  test('takes certainty and leaves the mean', () => {
    const year = faded(settledRating, 365 * DAY);
    expect(year.mean).toBe(1);
    expect(year.variance).toBeGreaterThan(0.4);
    expect(faded(settledRating, 30 * 365 * DAY).variance).toBe(NEWCOMER.variance);
  });

  test('a new season brings everybody nearer to the middle, and keeps their order', () => {
    const other: Rating = { ...settledRating, mean: -0.4 };
    const [one, two] = [carried(settledRating, 1), carried(other, 1)];
    expect(one.mean).toBeCloseTo(0.75, 10);
    expect(one.mean).toBeGreaterThan(two.mean);
    expect(one.variance).toBeGreaterThan(settledRating.variance);
    expect(carried(settledRating, 2).mean).toBeCloseTo(0.5625, 10);
    expect(carried(settledRating, 0)).toEqual(settledRating);
  });

  test('ten matches make a rating stand', () => {
    expect(isProvisional({ games: PROVISIONAL - 1 })).toBe(true);
    expect(isProvisional({ games: PROVISIONAL })).toBe(false);
  });
});

test('400 points are odds of ten to one', () => {
  const ahead = { mean: Math.log(10), variance: 0 };
  expect(shown(ahead).points - shown({ mean: 0, variance: 0 }).points).toBe(400);
  const none = { mean: 0, variance: 0 };
  const [chance = 0] = chances([
    { skill: ahead, seat: none },
    { skill: none, seat: none },
  ]);
  expect(chance).toBeCloseTo(10 / 11, 10);
});

test('the exponential function is right to 12 digits', () => {
  for (let x = -30; x <= 5; x += 0.37) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-11);
});
