import { sum } from '../numbers.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { Belief } from './rating.ts';

/** What each seat of a scenario is worth, in logits. They sum to nought: a seat can only be better than another. */
export type SeatTerms = Record<NationId, Belief>;

/** A seat is never known for good: people find out new ways to play it. */
const LEAST = 0.004;

/** Seat terms after a match, with their mean taken out again and as much doubt left as lets them follow the times. */
export function settled(terms: SeatTerms): SeatTerms {
  const middle = sum(NATIONS, (nation) => terms[nation].mean) / NATIONS.length;
  const moved = (nation: NationId): Belief => ({
    mean: terms[nation].mean - middle,
    variance: Math.max(LEAST, terms[nation].variance),
  });
  return { CHN: moved('CHN'), JPN: moved('JPN'), USA: moved('USA'), EUR: moved('EUR') };
}
