/** What is believed of a skill or of a seat's advantage: a normal distribution, in logits. */
export interface Belief {
  mean: number;
  variance: number;
}

/** A player's rating. */
export interface Rating extends Belief {
  games: number; // rated so far, in all seasons
  at: number; // ms since 1970 of the last of them
}

/** One logit is a skill that wins 73 of 100 matches of two: players differ by about as much (standard deviation). */
export const NEWCOMER: Belief = { mean: 0, variance: 1 };
/** What a seat may be better or worse than the others before anything is known. */
export const NEW_SEAT: Belief = { mean: 0, variance: 0.25 };

/** So many rated matches, and a rating stands in the list. */
export const PROVISIONAL = 10;
export const isProvisional = ({ games }: Pick<Rating, 'games'>): boolean => games < PROVISIONAL;

const DAY_MS = 86_400_000;
/** By which certainty fades: from a variance of 0.1, that of some thirty matches, half-way to a newcomer's in a year. */
const FADE_PER_DAY = 0.00125;

/** A rating after a time without a match: the mean stays, certainty fades, never below that of a newcomer. */
export function faded(rating: Rating, now: number): Rating {
  const days = Math.max(0, now - rating.at) / DAY_MS;
  const variance = Math.min(NEWCOMER.variance, rating.variance + days * FADE_PER_DAY);
  return { ...rating, variance: Math.max(rating.variance, variance), at: Math.max(rating.at, now) };
}

/** What of a lead is kept from one season to the next. */
const KEPT = 0.75;
/** Of the certainty that is missing to a newcomer's doubt, as much is lost. */
const DOUBTED = 0.25;

/** A rating as it enters a new season, after so many that have ended: nearer to the middle, and less sure. */
export function carried(rating: Rating, seasons: number): Rating {
  let { mean, variance } = rating;
  for (let past = 0; past < seasons; past++) {
    mean *= KEPT;
    variance += DOUBTED * Math.max(0, NEWCOMER.variance - variance);
  }
  return { ...rating, mean, variance };
}

/** Elo's scale, on which 400 points are odds of ten to one: 400 / ln 10 for a logit. */
const POINTS = 173.717793;
const MIDDLE = 1500;

/** How a rating is shown: points, and twice the standard deviation of what is not known. */
export const shown = ({ mean, variance }: Belief): { points: number; give: number } => ({
  points: Math.round(MIDDLE + POINTS * mean),
  give: Math.round(2 * POINTS * Math.sqrt(variance)),
});
