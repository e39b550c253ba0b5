/** A thread that knows the rules. There is one script for all that such threads do, so that the rules travel once. */
export const rulesThread = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
