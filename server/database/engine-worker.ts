import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Transaction } from '@electric-sql/pglite';

// The thread of the embedded database: does one thing after the other, as its only client asks.

export type Question =
  | { is: 'open' }
  | { is: 'query'; sql: string; values: readonly unknown[] }
  | { is: 'begin' }
  | { is: 'commit' }
  | { is: 'rollback' }
  | { is: 'close' };

/** What can be told across threads of what went wrong. */
export interface Failure {
  message: string;
  code: string | undefined;
}

/** To each question, by its number, an answer or why there is none. */
export type Said<Answer> = { number: number; answer: Answer } | { number: number; failure: Failure };

interface Open {
  query: Transaction['query'];
  end: { commit(): void; rollback(why: Error): void };
  over: Promise<void>;
}

const engine = new PGlite(String(workerData));
let open: Open | null = null;

async function answer(question: Question): Promise<unknown> {
  switch (question.is) {
    case 'open':
      return engine.waitReady;
    case 'query': {
      const { rows, fields, affectedRows } = await (open ?? engine).query(question.sql, [...question.values]);
      return { rows, fields, affectedRows };
    }
    case 'begin':
      return begin();
    case 'commit':
      open?.end.commit();
      return over();
    case 'rollback':
      open?.end.rollback(new Error('rolled back'));
      return over().catch(() => undefined);
    case 'close':
      return engine.close();
  }
}

/** Resolves when it has begun; the transaction then goes on until it is ended. */
function begin(): Promise<void> {
  return new Promise((begun, failed) => {
    const end = Promise.withResolvers<void>();
    const whole = engine.transaction(async (transaction) => {
      open = {
        query: (...asked) => transaction.query(...asked),
        end: { commit: end.resolve, rollback: end.reject },
        over: whole,
      };
      begun();
      await end.promise;
    });
    whole.catch(failed);
  });
}

async function over(): Promise<void> {
  const ended = open?.over;
  open = null;
  await ended;
}

async function hear({ number, question }: { number: number; question: Question }): Promise<Said<unknown>> {
  try {
    return { number, answer: await answer(question) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    return { number, failure: { message, code } };
  }
}

parentPort?.on('message', async (asked: { number: number; question: Question }) => {
  parentPort?.postMessage(await hear(asked));
});
