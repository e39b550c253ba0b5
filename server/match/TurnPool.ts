import { availableParallelism } from 'node:os';
import type { Match } from '#shared/match/match.ts';
import { type Due, finish } from '#shared/match/step.ts';
import { Pool } from '../workers/Pool.ts';

/** What a worker is asked: the match as it is to be carried on. */
export interface TurnQuestion {
  match: Match;
  due: Due;
  now: number; // ms since 1970
}

/** A turn that is not resolved after so long is taken for lost; it needs a hundredth of it. */
const PATIENCE_MS = 20_000;

/**
 * Resolves the turns of all matches in threads of their own, so that no message waits for another match's turn. A
 * server that has just started resolves them itself, until the first thread has read the rules.
 */
export class TurnPool {
  private readonly pool: Pool<TurnQuestion, Match>;
  private started = false;

  /** One core is left for rooms and pages. A turn that dies with a thread may have died of the thread: it is tried once more. */
  constructor(
    size = Math.max(1, availableParallelism() - 1),
    script = new URL('./turn-worker.ts', import.meta.url),
    patience = PATIENCE_MS,
  ) {
    this.pool = new Pool({ script, size, patience, tries: 2 });
    void this.ready.then(() => {
      this.started = true;
    });
  }

  /** Resolves when turns are resolved in threads. */
  get ready(): Promise<void> {
    return this.pool.ready;
  }

  /** The match after its turn, or at its end; rejects when the rules fail on it. */
  async finish(id: string, match: Match, due: Due, now: number): Promise<Match> {
    if (!this.started) return finish(match, due, now);
    return this.pool.ask(id, { match, due, now });
  }

  /** Ends all threads; a turn that is still being resolved has not been played. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
