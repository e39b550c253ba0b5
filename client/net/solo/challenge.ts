import { RULES } from '#shared/world/rules.ts';
import { isNation } from '#shared/world/terms.ts';
import { isStrength, SCENARIOS, type SoloWish } from './wish.ts';

/** A match that somebody has played, for others to play better: all that makes it the same world, and what it scored. */
export interface Challenge extends Omit<SoloWish, 'started' | 'people'> {
  score: number; // of the sender, 0..100
  rules: string; // by which it was scored
}

/** Digits of a score behind the point: as many as decide between two. */
const PRECISION = 10;

export function challengeLink(challenge: Challenge): string {
  const { scenario, nation, turns, seed, strength, score, rules } = challenge;
  const rounded = Math.round(score * PRECISION) / PRECISION;
  const query = new URLSearchParams({
    scenario,
    nation,
    turns: String(turns),
    seed: String(seed),
    strength: String(strength),
    score: String(rounded),
    rules,
  });
  return `${location.origin}/challenge?${query}`;
}

/** Reads the query of a link; null where it is not whole. */
export function readChallenge(search: string): Challenge | null {
  const query = new URLSearchParams(search);
  const whole = (name: string, least: number, most: number): number | null => {
    const value = Number(query.get(name) || Number.NaN);
    return Number.isInteger(value) && value >= least && value <= most ? value : null;
  };
  const scenario = SCENARIOS.find((one) => one === query.get('scenario'));
  const nation = query.get('nation') ?? '';
  const turns = whole('turns', 4, 30);
  const seed = whole('seed', 0, 2_147_483_647);
  const strength = whole('strength', 1, 5);
  const score = Number(query.get('score') || Number.NaN);
  if (!scenario || !isNation(nation) || turns === null || seed === null) return null;
  if (strength === null || !isStrength(strength) || !(score >= 0 && score <= 100)) return null;
  return { scenario, nation, turns, seed, strength, score, rules: query.get('rules') ?? '' };
}

/** Whether the score still means what it meant: other rules make another world of the same seed. */
export const comparable = ({ rules }: Challenge): boolean => rules === RULES;
