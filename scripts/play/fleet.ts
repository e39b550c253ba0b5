import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { doAll } from '../crew.ts';
import type { Played } from './game.ts';

/** One set of matches for a worker. */
export interface Job {
  scenario: string;
  seed: number;
  plan?: Scenario; // a scenario that is not one of the game's own
  curious?: boolean;
}

/** A set as it was played. */
export interface PlayedSet {
  par: Played;
  mixed: Played[];
  special: Played[];
}

export const playAll = (jobs: readonly Job[]): Promise<PlayedSet[]> =>
  doAll(new URL('./worker.ts', import.meta.url), jobs);
