import type { NationId } from '../world/terms.ts';

/** How a government stands at home. Polls, votes and demands are public. */
export interface Politics {
  approval: number; // 0..100: how many of a hundred think well of it
  mandate: number; // policy points more or less next turn, after an election
  demand: Demand | null; // what an industry asks for
}

/** A demand of a lobby that the government may meet until some turn. */
export interface Demand {
  want: Want;
  since: number; // turn
  until: number; // first turn in which it is too late
  from: number; // what was the case when it was made, in the unit of the want
}

/** What lobbies may want; `lobbies.ts` says of whom, when, and what counts as met. */
export const WANTS = [
  'heavy-cover',
  'no-tariffs',
  'protection',
  'new-site',
  'recycling',
  'free-exports',
  'clean-up',
] as const;
export type Want = (typeof WANTS)[number];

export const LOBBIES = {
  'heavy-cover': 'car-makers',
  'no-tariffs': 'electronics',
  protection: 'magnet-makers',
  'new-site': 'miners',
  recycling: 'recyclers',
  'free-exports': 'exporters',
  'clean-up': 'neighbours',
} as const satisfies Record<Want, string>;

/** Approval of a government that has just begun, and of one about which nothing can be said. */
export const EVEN = 50;

export const firstPolitics = (): Politics => ({ approval: EVEN, mandate: 0, demand: null });

/** Nations that vote on their government at fixed times; the dates are in the scenario. */
export type Calendar = Partial<Record<NationId, readonly number[]>>;
