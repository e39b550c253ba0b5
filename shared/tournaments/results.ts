import type { Entry, Input } from '../match/match.ts';
import { places, standIns } from '../ranking/places.ts';
import { againstPar, type Outcome } from '../scoring/outcome.ts';
import { NATIONS, type NationId } from '../world/terms.ts';

/** What a player has from a table. */
export interface SeatResult {
  nation: NationId;
  place: number; // 1 is best, bots counted; the same for those who tied
  points: number;
  against: number; // par, points of the score; to a hundredth
  left: boolean; // they never came, or left the seat to a stand-in
}

/** For the first place to the last. */
export const WORTH = [3, 2, 1, 0] as const;
/** What each has from a table that was voided: as much as a table gives in the mean. */
export const VOIDED = 1.5;

/**
 * What a match gives to its players. Places are those of a match for a rank, but bots take theirs like anybody; who
 * tie share what their places are worth. Whoever never came, or left the seat to a stand-in for more than a quarter
 * of the match, comes last and has nothing.
 */
export function resultsOf(
  outcome: Outcome,
  inputs: readonly Entry[],
  people: readonly NationId[],
  turns: number,
): SeatResult[] {
  const away = { ...standIns(inputs, turns) };
  for (const nation of people) if (!cameTo(inputs, nation)) away[nation] = turns;
  const all = places(outcome, NATIONS, away, turns);
  return all
    .filter(({ nation }) => people.includes(nation))
    .map(({ nation, place, left }): SeatResult => {
      const tied = all.filter((one) => one.place === place && !one.left).length;
      const against = Math.round(againstPar(outcome.scores[nation]) * 100) / 100;
      return {
        nation,
        place,
        points: left ? 0 : shareOf(place, tied),
        // Nobody gains by what a stand-in did.
        against: left ? Math.min(0, against) : against,
        left,
      };
    });
}

function shareOf(place: number, tied: number): number {
  let worth = 0;
  for (let at = 0; at < tied; at++) worth += WORTH[place - 1 + at] ?? 0;
  return worth / tied;
}

/** Inputs that come of somebody at a seat, and not of the host. */
const OWN: ReadonlySet<Input['type']> = new Set([
  'draft',
  'edit',
  'propose',
  'decide',
  'seal',
  'unseal',
  'say',
  'pause',
  'instruct',
  'slow',
]);

const cameTo = (inputs: readonly Entry[], nation: NationId): boolean =>
  inputs.some(({ input }) => OWN.has(input.type) && 'seat' in input && input.seat === nation);
