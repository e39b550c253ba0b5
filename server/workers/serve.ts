import { parentPort } from 'node:worker_threads';

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
