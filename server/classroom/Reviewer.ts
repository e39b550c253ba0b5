import { watchPool } from '../metrics/metrics.ts';
import { Pool } from '../workers/Pool.ts';
import type { ReviewAnswer, ReviewQuestion } from './review-worker.ts';

/** The data of a large class is read in seconds; ms. */
const PATIENCE_MS = 600_000;

/** A worker that reads what classes have played, one question at a time; classes take turns. */
export class Reviewer {
  private readonly pool = new Pool<ReviewQuestion, ReviewAnswer>({
    script: new URL('./review-worker.ts', import.meta.url),
    size: 1,
    patience: PATIENCE_MS,
    tries: 1,
  });

  constructor() {
    watchPool('reviews', () => this.pool.load);
  }

  /** Tells of each answer, and resolves after the last; rejects when it could not be read. */
  async ask(question: ReviewQuestion, told: (answer: ReviewAnswer) => void): Promise<void> {
    told(await this.pool.ask(question.class.code, question, told));
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
