import { CHARACTER_IDS, type CharacterId } from '../../../shared/bots/characters.ts';
import { STRENGTHS, type Strength } from '../../../shared/bots/think.ts';
import { draw, stream } from '../../../shared/random.ts';
import { learn, type Sample } from './classify.ts';
import { DEAL_SIZE, MEETING, type PlayedDeal, type Result } from './deal.ts';
import { type Rating, rate } from './rating.ts';

/** A mean and how far it may be off, 19 times in 20. */
export interface Mean {
  mean: number;
  low: number;
  high: number;
}

/** A rating, and where it would lie with other deals like these, 19 times in 20. */
export interface Rated extends Rating {
  low: number;
  high: number;
}

/** What many deals say. */
export interface Standings {
  deals: number;
  games: number;
  strengths: Record<
    Strength,
    {
      score: Mean; // points against the mean of all strengths in the same deal
      aboveHabit: Mean; // points against the bot of habit
      beatsHabit: Mean; // share of deals
      beatsRandom: Mean;
      rating: Rated;
    }
  >;
  habit: Rated;
  random: Rated;
  characters: Record<
    CharacterId,
    { wins: number; score: Mean; best: string[]; toldApart: number } // score: against the mean of all characters
  >;
  toldApart: number; // share of held-out games in which the character was told from its deeds
}

export function standings(deals: readonly PlayedDeal[]): Standings {
  const rankings = deals.map(ranking);
  const ratings = rate(rankings);
  const drawn = redrawn(rankings).map(rate);
  const rated = (name: string) => ({
    ...known(ratings, name),
    ...middle(drawn.map((one) => known(one, name).mu)),
  });
  const toldApart = tellApart(deals);
  return {
    deals: deals.length,
    games: deals.length * DEAL_SIZE,
    strengths: byName(STRENGTHS, (strength) => ({
      score: mean(deals.map((deal) => ofStrength(deal, strength).total - average(ladder(deal)))),
      aboveHabit: mean(
        deals.map((deal) => ofStrength(deal, strength).total - yardstick(deal, 'habit').total),
      ),
      beatsHabit: mean(deals.map((deal) => beats(ofStrength(deal, strength), yardstick(deal, 'habit')))),
      beatsRandom: mean(deals.map((deal) => beats(ofStrength(deal, strength), yardstick(deal, 'random')))),
      rating: rated(`strength ${strength}`),
    })),
    habit: rated('habit'),
    random: rated('random'),
    characters: byName(CHARACTER_IDS, (id) => ({
      wins: average(deals.map((deal) => (winner(deal) === id ? 1 : 0))),
      score: mean(deals.map((deal) => ofCharacter(deal, id).total - average(meeting(deal)))),
      best: cells(deals)
        .filter((cell) => bestOf(cell.deals) === id)
        .map(({ name }) => name),
      toldApart: average(toldApart.filter((one) => one.label === id).map(({ right }) => right)),
    })),
    toldApart: average(toldApart.map(({ right }) => right)),
  };
}

const ladder = ({ results }: PlayedDeal): number[] => {
  const found = STRENGTHS.map((strength) => ofStrength({ results }, strength).total);
  return found;
};

/** The character that climbs the ladder in this deal is the one that plays at the lowest strength. */
function ofStrength({ results }: Pick<PlayedDeal, 'results'>, strength: Strength): Result {
  const climber = results.find(({ entrant }) => entrant.is === 'mind' && entrant.strength === 1)?.entrant;
  return only(
    results.find(
      ({ entrant }) =>
        entrant.is === 'mind' &&
        climber?.is === 'mind' &&
        entrant.character === climber.character &&
        entrant.strength === strength,
    ),
  );
}

const ofCharacter = ({ results }: PlayedDeal, id: CharacterId): Result =>
  only(
    results.find(
      ({ entrant }) => entrant.is === 'mind' && entrant.strength === MEETING && entrant.character === id,
    ),
  );

const yardstick = ({ results }: PlayedDeal, which: 'habit' | 'random'): Result =>
  only(results.find(({ entrant }) => entrant.is === which));

function only(result: Result | undefined): Result {
  if (!result) throw new Error('an entrant did not play');
  return result;
}

const meeting = (deal: PlayedDeal): number[] => CHARACTER_IDS.map((id) => ofCharacter(deal, id).total);

const beats = (one: Result, other: Result): number =>
  one.total > other.total ? 1 : one.total === other.total ? 0.5 : 0;

const ranking = (deal: PlayedDeal): Record<string, number> => ({
  habit: yardstick(deal, 'habit').total,
  random: yardstick(deal, 'random').total,
  ...Object.fromEntries(
    STRENGTHS.map((strength) => [`strength ${strength}`, ofStrength(deal, strength).total]),
  ),
});

const winner = (deal: PlayedDeal): CharacterId =>
  CHARACTER_IDS.reduce((a, b) => (ofCharacter(deal, b).total > ofCharacter(deal, a).total ? b : a));

/** Deals of the same seat in the same scenario. */
function cells(deals: readonly PlayedDeal[]): { name: string; deals: PlayedDeal[] }[] {
  const names = [...new Set(deals.map(({ scenario, seat }) => `${scenario} ${seat}`))];
  return names.map((name) => ({
    name,
    deals: deals.filter(({ scenario, seat }) => `${scenario} ${seat}` === name),
  }));
}

const bestOf = (deals: readonly PlayedDeal[]): CharacterId => {
  const points = (id: CharacterId) => average(deals.map((deal) => ofCharacter(deal, id).total));
  return CHARACTER_IDS.reduce((a, b) => (points(b) > points(a) ? b : a));
};

/** Learns from every other seed who does what in a seat, and tells of the rest who it was. */
function tellApart(deals: readonly PlayedDeal[]): { label: CharacterId; right: number }[] {
  return [...new Set(deals.map(({ seat }) => seat))].flatMap((seat) => {
    const own = deals.filter((deal) => deal.seat === seat);
    const samples = (part: readonly PlayedDeal[]): (Sample & { label: CharacterId })[] =>
      part.flatMap((deal) =>
        CHARACTER_IDS.map((label) => ({ label, counts: { ...ofCharacter(deal, label).deeds } })),
      );
    const tell = learn(samples(own.filter(({ seed }) => seed % 2 === 0)));
    return samples(own.filter(({ seed }) => seed % 2 === 1)).map(({ label, counts }) => ({
      label,
      right: tell(counts) === label ? 1 : 0,
    }));
  });
}

const average = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

export function mean(values: readonly number[]): Mean {
  const middle = average(values);
  const variance = average(values.map((value) => (value - middle) ** 2));
  const error = 1.96 * Math.sqrt(variance / Math.max(1, values.length - 1));
  return { mean: middle, low: middle - error, high: middle + error };
}

/** Draws of as many deals anew, with repeats: the bootstrap, since deals and not opponents are what chance chose. */
const DRAWS = 400;

function redrawn<T>(all: readonly T[]): T[][] {
  const state = stream(1, 'bootstrap');
  return Array.from({ length: DRAWS }, () =>
    all.flatMap(() => all[Math.floor(draw(state) * all.length)] ?? []),
  );
}

/** The middle 95% of some values. */
function middle(values: readonly number[]): { low: number; high: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

const known = (ratings: Record<string, Rating>, name: string): Rating =>
  ratings[name] ?? { mu: Number.NaN, sigma: Number.NaN };

const byName = <K extends string | number, V>(names: readonly K[], make: (name: K) => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
