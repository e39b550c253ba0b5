import { playedTurns } from '../../replay/played.ts';
import type { MatchRecord } from '../../replay/record.ts';

/** A world of a class as it was played. */
export interface PlayedWorld {
  world: number; // index of the class's worlds
  record: Pick<MatchRecord, 'setup' | 'inputs'>;
  played: ReturnType<typeof playedTurns>;
}

export const playedWorld = (world: number, record: PlayedWorld['record']): PlayedWorld => ({
  world,
  record,
  played: playedTurns(record.setup, record.inputs),
});
