import { Worker } from 'node:worker_threads';
import type { ReviewAnswer, ReviewQuestion } from './review-worker.ts';

interface Waiting {
  told(answer: ReviewAnswer): void;
  done(): void;
  failed(error: Error): void;
}

/** A worker that reads what classes have played, one question at a time; it starts with the first. */
export class Reviewer {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private closed = false;

  /** Resolves after the last answer; rejects when the worker died over it. */
  ask(question: Omit<ReviewQuestion, 'id'>, told: (answer: ReviewAnswer) => void): Promise<void> {
    return new Promise((done, failed) => {
      if (this.closed) return failed(new Error('closed'));
      const id = this.nextId++;
      this.waiting.set(id, { told, done, failed });
      this.worker ??= this.hire();
      this.worker.postMessage({ ...question, id } satisfies ReviewQuestion);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  private hire(): Worker {
    const worker = new Worker(new URL('./review-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: ReviewAnswer) => {
      const waiting = this.waiting.get(answer.id);
      waiting?.told(answer);
      if (!answer.last) return;
      this.waiting.delete(answer.id);
      waiting?.done();
    });
    worker.on('error', (error) => console.error('A class could not be reviewed:', error));
    worker.on('exit', () => {
      this.worker = null;
      for (const { failed } of this.waiting.values()) failed(new Error('the worker died'));
      this.waiting.clear();
    });
    return worker;
  }
}
