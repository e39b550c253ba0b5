import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

/** Threads give way to the one that answers people: it gets three times as much of a core that both want. */
const NICE = 5;

/** What a worker says: that it has read its scripts; then to each question parts of an answer and the last, or why there is none. */
export type Said<Answer> =
  | { is: 'ready' }
  | { is: 'part'; answer: Answer }
  | { is: 'last'; answer: Answer }
  | { is: 'failed'; why: string };

/** Has this thread answer the questions of a pool, one at a time. What `answer` throws fails that question alone. */
export function serve<Question, Answer>(
  answer: (question: Question, part: (answer: Answer) => void) => Answer,
): void {
  giveWay();
  const say = (said: Said<Answer>) => parentPort?.postMessage(said);
  parentPort?.on('message', (question: Question) => {
    try {
      say({ is: 'last', answer: answer(question, (part) => say({ is: 'part', answer: part })) });
    } catch (error) {
      say({ is: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  say({ is: 'ready' });
}

/** Linux counts the priority of each thread by itself; elsewhere all are alike. */
function giveWay(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread) setPriority(thread, NICE);
  } catch {
    // no Linux, or one that has no such place
  }
}
