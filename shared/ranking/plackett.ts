import { sum } from '../numbers.ts';
import { exp } from './exp.ts';
import type { Belief } from './rating.ts';

/** Who took part in a match: how good they are held to be, how good their seat, and the place they took (1 is best). */
export interface Entrant {
  skill: Belief;
  seat: Belief;
  place: number; // the same for those who tied
}

/** A quarter of pi: how much uncertainty flattens a logistic curve (MacKay 1992, The evidence framework, eq. 10). */
const FLATTEN = 0.7853981633974483;
const MOST = 30;
/** Of the variance of a skill, in each match: people learn, and what one match tells of one is told of others too. */
const UNREST = 0.002;

/**
 * Skills and seats after a match, by the order in which all took their places (Plackett and Luce: the first place is
 * drawn by worth, then the second among the others, and so on). A player and their seat count as one team of two, and
 * what the team did better or worse than expected goes to both by what is not known of them: so seats are learnt as
 * players are (Weng and Lin 2011, algorithm 4, with Kalman's gain in the place of their damping factor).
 *
 * A part of the places has the same law as all of them, so seats of bots can simply be left out.
 */
export function rated(entrants: readonly Entrant[]): { skill: Belief; seat: Belief }[] {
  const unsettled = entrants.map((one) => ({
    ...one,
    skill: { ...one.skill, variance: one.skill.variance + UNREST },
  }));
  const teams = unsettled.map(teamOf);
  const scale = scaleOf(teams);
  const worth = worths(teams, scale);
  return unsettled.map(({ skill, seat, place }, index) => {
    let [slope, bend] = [0, 0];
    for (const [other, { place: taken }] of entrants.entries()) {
      if (taken > place) continue;
      const left = sum(
        entrants.map((one, at) => ({ worth: worth[at] ?? 0, place: one.place })),
        (one) => (one.place >= taken ? one.worth : 0),
      );
      const share = (worth[index] ?? 0) / left;
      // Those who tied are each drawn first for a part.
      const tied = entrants.filter((one) => one.place === taken).length;
      slope += ((other === index ? 1 : 0) - share) / tied / scale;
      bend += (share * (1 - share)) / tied / (scale * scale);
    }
    const variance = skill.variance + seat.variance;
    const move = (belief: Belief): Belief => ({
      mean: belief.mean + (belief.variance * slope) / (1 + bend * variance),
      variance: belief.variance * (1 - (belief.variance * bend) / (1 + bend * variance)),
    });
    return { skill: move(skill), seat: move(seat) };
  });
}

/** How likely each is to come first. */
export function chances(entrants: readonly Omit<Entrant, 'place'>[]): number[] {
  const teams = entrants.map(teamOf);
  const worth = worths(teams, scaleOf(teams));
  const all = sum(worth, (one) => one);
  return worth.map((one) => one / all);
}

const teamOf = ({ skill, seat }: Omit<Entrant, 'place'>): Belief => ({
  mean: skill.mean + seat.mean,
  variance: skill.variance + seat.variance,
});

/** What is not known makes every difference count for less. */
const scaleOf = (teams: readonly Belief[]): number =>
  Math.sqrt(1 + (FLATTEN * sum(teams, ({ variance }) => variance)) / teams.length);

function worths(teams: readonly Belief[], scale: number): number[] {
  const best = Math.max(...teams.map(({ mean }) => mean));
  return teams.map(({ mean }) => exp(Math.max(-MOST, (mean - best) / scale)));
}
