import { include } from '../../shared/scenarios/index.ts';
import type { Job, PlayedSet } from './fleet.ts';
import { play } from './game.ts';
import { lineups } from './lineups.ts';

/** Plays one set of mirrored matches, here and now. */
export function playSet({ scenario, seed, plan, curious = false }: Job): PlayedSet {
  if (plan) include(plan);
  const { par, mixed, special } = lineups(seed);
  const each = (all: typeof mixed) => all.map((lineup) => play(scenario, seed, lineup, curious));
  return { par: play(scenario, seed, par, curious), mixed: each(mixed), special: each(special) };
}
