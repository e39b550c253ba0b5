import type { TurnSummary } from '#shared/world/world.ts';
import type { ReliveQuestion } from './reliving.ts';
import { useAsked } from './useAsked.ts';

/** The years as the real orders bring them by the rules of the game; null until they are worked out. */
export const useCabinet = (seed: number, turns: number): TurnSummary[] | 'missing' | null =>
  useAsked<TurnSummary[]>({ is: 'relive', seed, turns } satisfies ReliveQuestion);
