import { availableParallelism } from 'node:os';
import type { Match } from '#shared/match/match.ts';
import { type Due, finish } from '#shared/match/step.ts';
import { resolveSeconds, timed, turnsResolved, watchPool } from '../metrics/metrics.ts';
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
    watchPool('turns', () => this.pool.load);
    void this.ready.then(() => {
      this.started = true;
    });
  }

  /** Resolves when turns are resolved in threads. */
  get ready(): Promise<void> {
    return this.pool.ready;
  }

  /** Whether a thread is there to resolve turns, as it will be a moment after the start. */
  get alive(): boolean {
    return this.pool.alive;
  }

  /** The match after its turn, or at its end; rejects when the rules fail on it. */
  async finish(id: string, match: Match, due: Due, now: number): Promise<Match> {
    const finished = await timed(resolveSeconds, async () =>
      this.started ? this.pool.ask(id, { match, due, now }) : finish(match, due, now),
    );
    turnsResolved.inc();
    return finished;
  }

  /** Ends all threads; a turn that is still being resolved has not been played. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
