import { availableParallelism } from 'node:os';
import type { Decision, Mind } from '#shared/bots/think.ts';
import type { View } from '#shared/world/view.ts';
import { watchPool } from '../metrics/metrics.ts';
import { Pool } from '../workers/Pool.ts';

/** What a worker is asked. */
export interface Question {
  view: View;
  mind: Mind;
}

/** A bot that has not decided after so long is taken for lost; the strongest need a tenth of it. */
const PATIENCE_MS = 15_000;

/** Thinks for the bots of all matches. What a worker dies of fails: a bot has its habits. */
export class BotPool {
  private readonly pool: Pool<Question, Decision>;

  /** One core is left for rooms and pages. */
  constructor(
    size = Math.max(1, availableParallelism() - 1),
    script = new URL('./worker.ts', import.meta.url),
    patience = PATIENCE_MS,
  ) {
    this.pool = new Pool({ script, size, patience, tries: 1 });
    watchPool('bots', () => this.pool.load);
  }

  /** What the bot decides; rejects when it could not think to the end, or when its match has gone on meanwhile. */
  think(match: string, question: Question): Promise<Decision> {
    const { turn } = question.view.world;
    this.pool.drop(match, (one) => one.view.world.turn < turn, 'the turn is over');
    return this.pool.ask(match, question);
  }

  /** Ends all workers; whatever is still being thought about fails. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
