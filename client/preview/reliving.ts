import { playOut } from '#shared/bots/play.ts';
import { CABINETS } from '#shared/scenarios/cabinets.ts';
import type { TurnSummary } from '#shared/world/world.ts';

/** Asks for the years as the real orders bring them by the rules of the game; the answer comes on the port. */
export interface ReliveQuestion {
  is: 'relive';
  seed: number;
  turns: number;
}

/** Part of the worker. */
export const relive = ({ seed, turns }: ReliveQuestion): TurnSummary[] =>
  playOut(CABINETS, seed, turns, () => 'trader').world.history;
