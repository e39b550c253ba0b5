import { type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { setupOf } from './host.ts';

/** A match of bots that follow their habits, at the start of each half-year and at its end. */
export function botMatch(scenario: string, turns: number | null = null, seed = 7): Match[] {
  const matches = [start(setupOf([], { scenario, turns, seed }))];
  for (;;) {
    const now = matches.at(-1);
    if (!now || now.outcome) return matches;
    const done = step(now, { type: 'end-turn', turn: now.world.turn }, 5000);
    if (!done.ok) throw new Error(done.error.code);
    matches.push(done.match);
  }
}
