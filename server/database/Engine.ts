import { Worker } from 'node:worker_threads';
import type { PGlite, PGliteQueryResults, PGliteTransaction } from 'kysely';
import type { Failure, Question, Said } from './engine-worker.ts';

/** A failure of the embedded database; `code` is PostgreSQL's. */
export class EngineError extends Error {
  readonly code: string | undefined;

  constructor({ message, code }: Failure) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/**
 * The embedded database in a thread of its own: there it computes and waits for the disk, while this one answers
 * people. To Kysely it is the database itself.
 */
export class Engine implements PGlite {
  ready = false;
  closed = false;
  /** Rejects where its files can't be opened as a database. */
  readonly waitReady: Promise<void>;
  private readonly worker: Worker;
  private asked = 0;
  private readonly waiting = new Set<(gone: Error) => void>();
  private end: Promise<void> | null = null;

  /** @param folder of its files */
  constructor(folder: string) {
    this.worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: folder });
    let why: unknown;
    this.worker.on('error', (error) => {
      why = error;
    });
    this.worker.on('exit', () => {
      this.closed = true;
      for (const fail of this.waiting) fail(new Error('The embedded database has stopped.', { cause: why }));
    });
    this.waitReady = this.open();
  }

  private async open(): Promise<void> {
    try {
      await this.ask<void>({ is: 'open' });
      this.ready = true;
    } catch (error) {
      await this.worker.terminate();
      throw error;
    }
  }

  query<T>(sql: string, values: readonly unknown[] = []): Promise<PGliteQueryResults<T>> {
    return this.ask({ is: 'query', sql, values });
  }

  async transaction<T>(work: (transaction: PGliteTransaction) => Promise<T>): Promise<T> {
    const rollback = () => this.ask<void>({ is: 'rollback' });
    await this.ask<void>({ is: 'begin' });
    let done: T;
    try {
      done = await work({ query: (sql, values) => this.query(sql, values), rollback });
    } catch (error) {
      await rollback();
      throw error;
    }
    await this.ask<void>({ is: 'commit' });
    return done;
  }

  /** Resolves when all is on the disk and the thread has ended. */
  close(): Promise<void> {
    this.end ??= this.ask<void>({ is: 'close' }).then(async () => {
      await this.worker.terminate();
    });
    return this.end;
  }

  private ask<T>(question: Question): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('The embedded database is closed.'));
      const number = ++this.asked;
      const over = () => {
        this.waiting.delete(reject);
        this.worker.off('message', hear);
      };
      const hear = (said: Said<T>) => {
        if (said.number !== number) return;
        over();
        if ('answer' in said) resolve(said.answer);
        else reject(new EngineError(said.failure));
      };
      this.waiting.add(reject);
      this.worker.on('message', hear);
      this.worker.postMessage({ number, question });
    });
  }
}
