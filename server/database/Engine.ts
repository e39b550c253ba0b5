import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { PGlite, PGliteQueryResults, PGliteTransaction } from 'kysely';
import { log } from '../log.ts';
import type { Failure, Question, Said } from './engine-worker.ts';

/**
 * Where engines come and go, V8 loses count of the compiled WebAssembly that it frees, and then ends the whole process
 * (nodejs/node#64500, seen with Node 24.21). It keeps it instead: a few MB.
 */
for (const flag of ['--no-wasm-code-gc', '--no-flush-liftoff-code']) setFlagsFromString(flag);

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
 * people. To Kysely it is the database itself. A thread that dies takes with it what it was doing, which fails; the
 * next question is asked of another, which finds all that was kept.
 */
export class Engine implements PGlite {
  ready = false;
  closed = false;
  /** Rejects where its files can't be opened as a database. */
  readonly waitReady: Promise<void>;
  private readonly folder: string;
  private thread: Promise<Thread>;
  private gone = false;
  private end: Promise<void> | null = null;

  /** @param folder of its files */
  constructor(folder: string) {
    this.folder = folder;
    this.thread = this.open();
    this.waitReady = this.thread.then(() => {
      this.ready = true;
    });
  }

  async query<T>(sql: string, values: readonly unknown[] = []): Promise<PGliteQueryResults<T>> {
    const thread = await this.living();
    return thread.ask({ is: 'query', sql, values });
  }

  /** All of it in one thread: what another one does is no part of it. */
  async transaction<T>(work: (transaction: PGliteTransaction) => Promise<T>): Promise<T> {
    const thread = await this.living();
    const rollback = () => thread.ask<void>({ is: 'rollback' });
    await thread.ask<void>({ is: 'begin' });
    let done: T;
    try {
      done = await work({ query: (sql, values = []) => thread.ask({ is: 'query', sql, values }), rollback });
    } catch (error) {
      await rollback();
      throw error;
    }
    await thread.ask<void>({ is: 'commit' });
    return done;
  }

  /** Resolves when all is on the disk and the thread has ended. */
  close(): Promise<void> {
    this.end ??= this.closeNow();
    return this.end;
  }

  private async closeNow(): Promise<void> {
    this.closed = true;
    const thread = await this.thread.catch(() => null);
    if (!thread || this.gone) return;
    await thread.ask<void>({ is: 'close' });
    await thread.stop();
  }

  /** One thread at a time has the files: another is started when the last one has ended. */
  private living(): Promise<Thread> {
    if (this.closed) throw new Error('The embedded database is closed.');
    if (this.gone) {
      this.gone = false;
      this.thread = this.open();
    }
    return this.thread;
  }

  private async open(): Promise<Thread> {
    const thread = new Thread(this.folder);
    try {
      await thread.ask<void>({ is: 'open' });
    } catch (error) {
      await thread.stop();
      this.gone = true;
      throw error;
    }
    void thread.ended.then((why) => {
      this.gone = true;
      if (!this.closed) log.error({ err: why }, 'The embedded database has stopped, and is opened anew.');
    });
    return thread;
  }
}

/** A thread of the database, and those who wait for it. */
class Thread {
  /** When it has ended; with what it died of, if that is known. */
  readonly ended: Promise<unknown>;
  private readonly worker: Worker;
  private readonly waiting = new Set<(gone: Error) => void>();
  private asked = 0;
  private over = false;

  constructor(folder: string) {
    this.worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
      name: 'engine-worker',
      workerData: folder,
    });
    let why: unknown;
    this.worker.on('error', (error) => {
      why = error;
    });
    this.ended = new Promise((ended) => {
      this.worker.on('exit', () => {
        this.over = true;
        for (const fail of this.waiting) fail(stopped(why));
        ended(why);
      });
    });
  }

  ask<T>(question: Question): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.over) return reject(stopped());
      const number = ++this.asked;
      const hear = (said: Said<T>) => {
        if (said.number !== number) return;
        this.waiting.delete(reject);
        this.worker.off('message', hear);
        if ('answer' in said) resolve(said.answer);
        else reject(new EngineError(said.failure));
      };
      this.waiting.add(reject);
      this.worker.on('message', hear);
      this.worker.postMessage({ number, question });
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

const stopped = (cause?: unknown) => new Error('The embedded database has stopped.', { cause });
