import { ask } from '../net/ask-thread.ts';
import { rulesThread } from './thread.ts';

/** A thread that knows the rules, until it is ended or fails; whoever waits for it hears of either by `ended`. */
export function askedThread(): { thread: Worker; ended: AbortSignal; end(): void } {
  const thread = rulesThread();
  const ending = new AbortController();
  const end = () => {
    thread.terminate();
    ending.abort(new Error('the thread has ended'));
  };
  thread.addEventListener('error', end);
  return { thread, ended: ending.signal, end };
}

/** Asks one thing, in a thread of its own that ends with the answer; once it is called off none comes. */
export function askOnce<A>(question: object): { answer: Promise<A>; callOff(): void } {
  const { thread, ended, end } = askedThread();
  return { answer: ask<A>(thread, question, ended).finally(end), callOff: end };
}
